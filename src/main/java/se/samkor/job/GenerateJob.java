package se.samkor.job;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.run.Progress;
import se.samkor.run.SparkSessions;
import se.samkor.synthetic.DeliveryOutput;
import se.samkor.synthetic.books.BookReconstruction;
import se.samkor.synthetic.population.PartSummary;
import se.samkor.synthetic.population.PopulationDelivery;
import se.samkor.synthetic.population.PopulationDelivery.Format;
import se.samkor.synthetic.population.PopulationSize;
import se.samkor.synthetic.reconstruction.Reconstruction;

/**
 * Makes up a delivery. {@code --reconstruct 2020} builds registers whose durability table is the published one, 2015, 2021 and
 * 2024 registers whose table book is; without it, registers of any size.
 *
 * <pre>
 * samkor generate --reconstruct 2020 --out delivery
 * samkor generate --persons 100000 --seed 7 --true-effect -10 --out delivery
 * </pre>
 */
@Command(
        name = "generate",
        description = "Makes up registers in the form of a delivery, with what was planted in truth/.",
        mixinStandardHelpOptions = true)
public final class GenerateJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Option(
            names = "--reconstruct",
            paramLabel = "YEAR",
            description =
                    "Rebuild registers from published tables: 2020 for durability; 2015, 2021 or 2024 for the table book.")
    @Nullable
    Integer reconstruct;

    @Option(
            names = "--persons",
            paramLabel = "N",
            description = "Persons in MiDAS and befolkning (default: 20000); 1.5 per cent take part in an insats.")
    @Nullable
    Integer persons;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The same seed gives the same registers (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--true-effect",
            defaultValue = "0",
            paramLabel = "DAYS",
            description = "Days by which an insats changes the year after, on average (default: ${DEFAULT-VALUE}).")
    double trueEffect;

    @Option(
            names = "--part-cases-per-person",
            defaultValue = "20",
            paramLabel = "X",
            description = "Part-cases a person, on average (default: ${DEFAULT-VALUE}).")
    double partCases;

    @Option(
            names = "--format",
            defaultValue = "csv",
            paramLabel = "FORMAT",
            description = "csv or parquet (default: ${DEFAULT-VALUE}).")
    String format;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getErr());
        String out = shared.requiredAddress();
        if (reconstruct != null) {
            reconstruct(progress, reconstruct, out);
        } else {
            makeUp(progress, formatOf(format), out);
        }
        return ExitStatus.DONE.code();
    }

    private void reconstruct(Progress progress, int year, String out) {
        if (year != Reconstruction.YEAR && !BookReconstruction.reports().contains(year)) {
            throw new Stop.WrongUsage(
                    "Cannot reconstruct " + year + ": the published tables are those of " + Reconstruction.YEAR
                            + " (durability) and of the reports of " + BookReconstruction.reports() + ".");
        }
        if (persons != null || trueEffect != 0 || formatOf(format) != Format.CSV) {
            throw new Stop.WrongUsage("Cannot reconstruct with --persons, --true-effect or --format parquet:"
                    + " the published table settles the persons.");
        }
        progress.step("reconstruct " + year, () -> {
            DeliveryOutput output = DeliveryOutput.open(out, new Configuration());
            if (year != Reconstruction.YEAR) {
                BookReconstruction.write(output, year, seed);
                return new Progress.Outcome<>("registers behind the report, in " + out, year);
            }
            int cohort = Reconstruction.write(output, seed);
            return new Progress.Outcome<>(Progress.number(cohort) + " persons in the cohort, in " + out, cohort);
        });
    }

    private void makeUp(Progress progress, Format stored, String out) {
        PopulationSize size = new PopulationSize(persons == null ? 20_000 : persons, seed, partCases, trueEffect);
        progress.step("generate " + Progress.number(size.persons()) + " persons", () -> {
            PartSummary made = PopulationDelivery.write(SparkSessions.open("samkor generate"), size, out, stored);
            return new Progress.Outcome<>(Progress.number(made.rows()) + " rows, in " + out, made);
        });
    }

    private static Format formatOf(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "csv" -> Format.CSV;
            case "parquet" -> Format.PARQUET;
            default -> throw new Stop.WrongUsage(
                    "Cannot generate: --format must be csv or parquet, found " + name + ".");
        };
    }
}
