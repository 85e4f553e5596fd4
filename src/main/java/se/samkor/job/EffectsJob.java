package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.samkor.domain.ExitStatus;
import se.samkor.domain.Stop;
import se.samkor.effect.CheckLine;
import se.samkor.effect.ChecksTable;
import se.samkor.effect.EffectChecks;
import se.samkor.effect.EffectLine;
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

    /** The figures of one sex, what is estimated from them, and how far it holds. */
    private record Case(String sex, PanelFile file, List<Estimate> lines, EffectChecks checks) {
        String about() {
            return file.panel().outcomeName() + " " + sex;
        }
    }

    private int fromFile() {
        panel.require(shared.out);
        EffectOptions options = estimation.options();
        List<String> names = estimation.names();
        List<String> sexes = panel.published() ? panel.sexes : List.of("ALL");
        List<Case> cases = new ArrayList<>();
        for (String sex : new LinkedHashSet<>(sexes)) {
            PanelFile file = file(sex);
            List<Estimate> lines = Estimators.run(names, file.panel(), options);
            EffectChecks checks = EffectChecks.of(sex, file.panel(), lines, options, estimation.checks());
            cases.add(new Case(sex, file, lines, checks));
        }
        Estimators.nothing(cases.stream().flatMap(of -> of.lines().stream()).toList())
                .ifPresent(reason -> {
                    throw new Stop.UnreadableInput(reason);
                });
        report(cases);
        return ExitStatus.DONE.code();
    }

    private PanelFile file(String sex) {
        return panel.published()
                ? PublishedFigures.read(
                        Objects.requireNonNull(panel.panel),
                        PublishedFigures.layout(panel.layout),
                        panel.measure,
                        sex,
                        Objects.requireNonNull(panel.entries),
                        panel.where)
                : PanelFile.read(Objects.requireNonNull(panel.panel), panel.columns(), panel.where);
    }

    private void report(List<Case> cases) {
        PrintWriter screen = spec.commandLine().getOut();
        List<String> notes = new ArrayList<>();
        List<EffectLine> lines = new ArrayList<>();
        List<CheckLine> checks = new ArrayList<>();
        Map<String, List<String>> doubts = new LinkedHashMap<>();
        for (Case of : cases) {
            PanelFile file = of.file();
            String whose = cases.size() > 1 ? of.sex() + ": " : "";
            screen.println(whose + file.rowsRead() + " rows read, " + file.rowsIncomplete()
                    + " incomplete rows left out, " + file.panel().units() + " units, "
                    + file.panel().periods() + " periods");
            file.notes().forEach(note -> notes.add(whose + note));
            of.lines().forEach(line -> lines.add(new EffectLine(file.panel().outcomeName(), of.sex(), line)));
            checks.addAll(of.checks().lines());
            doubts.put(of.about(), of.checks().doubts());
        }
        notes.forEach(screen::println);
        EffectsTable table = EffectsTable.of(lines);
        new EffectsSummary(table).print(screen);
        EffectsText.doubts(screen, doubts);
        Path out = shared.requiredOut();
        List<Path> written = List.of(
                ResultCsv.write(out, EffectsTables.EFFECTS.name(), EffectsTables.EFFECTS.type(), table.rows()),
                ResultCsv.write(
                        out, EffectsTables.CHECKS.name(), EffectsTables.CHECKS.type(), ChecksTable.rows(checks)),
                new EffectsPage(table, doubts, notes, Map.of()).write(out));
        written.forEach(path -> screen.println("Written: " + path));
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
        if (result.table().lines().stream().anyMatch(line -> !line.estimate().missing())) {
            new EffectsSummary(result.table()).print(screen);
        }
        EffectsText.doubts(screen, result.doubts());
        EffectsStep.export(result, shared.requiredOut()).forEach(screen::println);
        screen.flush();
        return ExitStatus.DONE.code();
    }
}
