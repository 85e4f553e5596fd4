package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.effect.EffectOptions;
import se.samkor.effect.EffectsSummary;
import se.samkor.effect.EffectsTable;
import se.samkor.effect.Estimators;
import se.samkor.effect.PanelColumns;
import se.samkor.effect.PanelFile;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.IncompleteUnits;

/**
 * Effects of a staggered treatment from a panel file. Example: {@code samkor effects --panel mpdta.csv --unit countyreal
 * --time year --outcome lemp --first-treated first_treat --covariates lpop --out results} writes
 * {@code results/internal/effects.csv} and prints the overall estimates.
 */
@Command(
        name = "effects",
        description = "Effects of a treatment that starts at different times: difference in differences.")
final class EffectsJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Spec
    CommandSpec spec;

    @Option(
            names = "--panel",
            paramLabel = "FILE",
            description = "Panel, one row a unit and time: delimited text with a header, gzip tolerated.")
    @Nullable
    Path panel;

    @Option(names = "--unit", paramLabel = "C", description = "Column: the unit.")
    @Nullable
    String unit;

    @Option(names = "--time", paramLabel = "C", description = "Column: the time, a whole number.")
    @Nullable
    String time;

    @Option(names = "--outcome", paramLabel = "C", description = "Column: the outcome, a number.")
    @Nullable
    String outcome;

    @Option(
            names = "--first-treated",
            paramLabel = "C",
            description = "Column: time of first treatment; empty, 0 or after the last time: never treated.")
    @Nullable
    String firstTreated;

    @Option(
            names = "--covariates",
            paramLabel = "C,C",
            split = ",",
            description = "Columns to adjust for; default none.")
    List<String> covariates = new ArrayList<>();

    @Option(names = "--weights", paramLabel = "C", description = "Column: sampling weight; default 1 a row.")
    @Nullable
    String weights;

    @Option(names = "--cluster", paramLabel = "C", description = "Column: cluster of the errors; default the unit.")
    @Nullable
    String cluster;

    @Option(
            names = "--estimator",
            paramLabel = "NAME,NAME",
            split = ",",
            description = "twfe, event-study, cs, sunab, imputation, bacon; default all.")
    List<String> estimators = new ArrayList<>();

    @Option(
            names = "--control",
            paramLabel = "NAME,NAME",
            split = ",",
            description =
                    "cs: never (never treated) or notyet (also not yet treated); default never where there are any.")
    List<String> controls = new ArrayList<>();

    @Option(
            names = "--method",
            paramLabel = "NAME,NAME",
            split = ",",
            description = "cs: dr (doubly robust), or (outcome regression), ipw (reweighting); default dr.")
    List<String> methods = new ArrayList<>(List.of("dr"));

    @Option(
            names = "--base",
            paramLabel = "NAME,NAME",
            split = ",",
            description =
                    "cs: periods before treatment are compared with the one before them (varying) or with the last"
                            + " before treatment (universal); default varying.")
    List<String> bases = new ArrayList<>(List.of("varying"));

    @Option(
            names = "--anticipation",
            paramLabel = "N",
            description = "How long before treatment units may respond, in units of time; default 0.")
    int anticipation;

    @Option(
            names = "--incomplete",
            paramLabel = "NAME",
            description = "cs, units not observed at every time: keep (compare as repeated cross sections), drop, or"
                    + " separate (every row a unit of its own); default keep.")
    String incomplete = "keep";

    @Option(
            names = "--bootstrap",
            paramLabel = "B",
            description = "Draws for uniform bands; 0 for none; default 1000. Standard errors are analytic.")
    int draws = 1000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the bootstrap; default 1.")
    long seed = 1;

    @Override
    public Integer call() {
        requireOptions();
        EffectOptions options = options();
        List<String> names = estimatorNames();
        PanelFile file = PanelFile.read(Objects.requireNonNull(panel), columns());
        EffectsTable table =
                EffectsTable.of(Objects.requireNonNull(outcome), "ALL", Estimators.run(names, file.panel(), options));
        Path written = table.write(shared.requiredOut());
        report(file, table, written);
        return ExitStatus.DONE.code();
    }

    private void report(PanelFile file, EffectsTable table, Path written) {
        PrintWriter screen = spec.commandLine().getOut();
        screen.println(file.rowsRead() + " rows read, " + file.rowsIncomplete() + " incomplete rows left out, "
                + file.panel().units() + " units, " + file.panel().periods() + " periods");
        new EffectsSummary(table).print(screen);
        screen.println("Written: " + written);
        screen.flush();
    }

    private void requireOptions() {
        Map<String, @Nullable Object> required = new LinkedHashMap<>();
        required.put("--panel", panel);
        required.put("--unit", unit);
        required.put("--time", time);
        required.put("--outcome", outcome);
        required.put("--first-treated", firstTreated);
        required.put("--out", shared.out);
        List<String> missing = required.entrySet().stream()
                .filter(option -> option.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new Stop.WrongUsage("effects needs " + String.join(", ", missing) + ".");
        }
        if (anticipation < 0 || draws < 0) {
            throw new Stop.WrongUsage("--anticipation and --bootstrap must not be negative.");
        }
    }

    private PanelColumns columns() {
        return new PanelColumns(
                Objects.requireNonNull(unit),
                Objects.requireNonNull(time),
                Objects.requireNonNull(outcome),
                Objects.requireNonNull(firstTreated),
                covariates,
                Optional.ofNullable(weights),
                Optional.ofNullable(cluster));
    }

    private EffectOptions options() {
        return new EffectOptions(
                chosen("--control", controls, ControlGroup.values(), ControlGroup::word),
                chosen("--method", methods, AdjustmentMethod.values(), AdjustmentMethod::word),
                chosen("--base", bases, BasePeriod.values(), BasePeriod::word),
                anticipation,
                chosen("--incomplete", List.of(incomplete), IncompleteUnits.values(), IncompleteUnits::word)
                        .get(0),
                draws,
                seed);
    }

    private List<String> estimatorNames() {
        String[] known = Estimators.names().toArray(String[]::new);
        List<String> named = chosen("--estimator", estimators, known, name -> name);
        return named.isEmpty() ? List.of(known) : named;
    }

    private static <T> List<T> chosen(String option, List<String> words, T[] values, Function<T, String> word) {
        List<String> known = Stream.of(values).map(word).toList();
        List<T> chosen = new ArrayList<>();
        for (String given : words) {
            int at = known.indexOf(given.strip());
            if (at < 0) {
                throw new Stop.WrongUsage(option + " " + given + ": there are " + String.join(", ", known) + ".");
            }
            if (!chosen.contains(values[at])) {
                chosen.add(values[at]);
            }
        }
        return chosen;
    }
}
