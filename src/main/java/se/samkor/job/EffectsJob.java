package se.samkor.job;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.effect.ChecksTable;
import se.samkor.effect.EffectChecks;
import se.samkor.effect.EffectOptions;
import se.samkor.effect.EffectsPage;
import se.samkor.effect.EffectsSummary;
import se.samkor.effect.EffectsTable;
import se.samkor.effect.Estimators;
import se.samkor.effect.PanelFile;
import se.samkor.effect.PublishedFigures;
import se.samkor.estimate.Estimate;
import se.samkor.schema.EffectsTables;
import se.samkor.store.ResultCsv;

/**
 * Effects of a staggered treatment. Examples: {@code samkor effects --panel mpdta.csv --unit countyreal --time year --outcome
 * lemp --first-treated first_treat --covariates lpop --out results} writes {@code results/internal/effects.csv} and prints the
 * overall estimates; {@code samkor effects --store S --out results} counts the panel of kommuner from the registers first.
 */
@Command(
        name = "effects",
        description = "Effects of a treatment that starts at different times: difference in differences.")
final class EffectsJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    DeliveryOptions which;

    @Mixin
    ObservedOptions observed;

    @Mixin
    PanelOptions panel;

    @Mixin
    EstimationOptions estimation;

    @Mixin
    KommunOptions kommuner;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (shared.store != null && panel.panel != null) {
            throw new Stop.WrongUsage("effects takes --store (the registers) or --panel (a file), not both.");
        }
        return shared.store == null ? fromFile() : fromStore();
    }

    /** What the yearly job asks for: the effects from the registers with no option given. */
    static EffectsStep.Plan defaults() {
        EffectsJob plain = CommandLine.populateCommand(new EffectsJob());
        return EffectsStep.Plan.of(plain.panel, plain.estimation, plain.kommuner, plain.observed);
    }

    private int fromFile() {
        panel.require(shared.out);
        EffectOptions options = estimation.options();
        List<String> names = estimation.names();
        PanelFile file = panel.published()
                ? PublishedFigures.read(
                        Objects.requireNonNull(panel.panel),
                        PublishedFigures.layout(panel.layout),
                        panel.measure,
                        panel.sex,
                        Objects.requireNonNull(panel.entries),
                        panel.where)
                : PanelFile.read(Objects.requireNonNull(panel.panel), panel.columns(), panel.where);
        String sex = panel.published() ? panel.sex : "ALL";
        List<Estimate> lines = Estimators.run(names, file.panel(), options);
        EffectsTable table = EffectsTable.of(file.panel().outcomeName(), sex, lines);
        EffectChecks checks = EffectChecks.of(sex, file.panel(), lines, options, estimation.checks());
        report(file, table, checks, sex);
        return ExitStatus.DONE.code();
    }

    private void report(PanelFile file, EffectsTable table, EffectChecks checks, String sex) {
        PrintWriter screen = spec.commandLine().getOut();
        screen.println(file.rowsRead() + " rows read, " + file.rowsIncomplete() + " incomplete rows left out, "
                + file.panel().units() + " units, " + file.panel().periods() + " periods");
        file.notes().forEach(screen::println);
        new EffectsSummary(table).print(screen);
        String about = file.panel().outcomeName() + " " + sex;
        EffectsText.doubts(screen, Map.of(about, checks.doubts()));
        List<Row> rows = table.rows();
        screen.println("Written: "
                + ResultCsv.write(
                        shared.requiredOut(), EffectsTables.EFFECTS.name(), EffectsTables.EFFECTS.type(), rows));
        ResultCsv.write(
                shared.requiredOut(),
                EffectsTables.CHECKS.name(),
                EffectsTables.CHECKS.type(),
                ChecksTable.rows(checks.lines()));
        new EffectsPage(table, Map.of(about, checks.doubts()), file.notes(), Map.of()).write(shared.requiredOut());
        screen.flush();
    }

    private int fromStore() {
        shared.requiredOut();
        EffectsStep.Plan plan = EffectsStep.Plan.of(panel, estimation, kommuner, observed);
        Installation installation =
                Installation.open(shared, "effects", false, spec.commandLine().getErr());
        Delivery delivery = Delivery.find(installation.store(), which.delivery());
        EffectsStep.Result result = new EffectsStep(installation, delivery, plan).run();
        PrintWriter screen = spec.commandLine().getOut();
        result.notes().forEach(note -> screen.println("! " + note));
        new EffectsSummary(result.table()).print(screen);
        EffectsText.doubts(screen, result.doubts());
        EffectsStep.export(result, shared.requiredOut()).forEach(screen::println);
        screen.flush();
        return ExitStatus.DONE.code();
    }
}
