package se.samkor.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.effect.ChecksTable;
import se.samkor.effect.EffectsPage;
import se.samkor.effect.EffectsTable;
import se.samkor.effect.FamilyTests;
import se.samkor.effect.kommun.EntryRule;
import se.samkor.effect.kommun.KommunCells;
import se.samkor.effect.kommun.KommunDivision;
import se.samkor.effect.kommun.KommunEffects;
import se.samkor.effect.kommun.KommunYears;
import se.samkor.effect.kommun.Memberships;
import se.samkor.effect.kommun.Outcome;
import se.samkor.effect.kommun.PopulationCount;
import se.samkor.effect.kommun.PublishedPanels;
import se.samkor.effect.kommun.RegisterFacts;
import se.samkor.effect.kommun.SmallAreaView;
import se.samkor.effect.kommun.Years;
import se.samkor.linkage.PersonNumbers;
import se.samkor.run.Progress;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.EffectsTables;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.KommunCountsTable;
import se.samkor.schema.KommunPanelTable;
import se.samkor.schema.KommunYearsTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.SmallAreaTable;
import se.samkor.store.ResultCsv;

/** The registers to the panel of kommuner and the effects of joining a förbund. */
final class EffectsStep {
    private static final List<RegisterSchema> READ = List.of(
            SicknessBenefitTable.SCHEMA,
            DisabilityBenefitTable.SCHEMA,
            PopulationTable.SCHEMA,
            PopulationEventTable.SCHEMA,
            JobSeekerTable.SCHEMA,
            InsatsTable.SCHEMA,
            MembershipTable.SCHEMA,
            KommunPanelTable.SCHEMA);

    private static final List<RegisterSchema> COUNTED = List.of(
            SicknessBenefitTable.SCHEMA,
            DisabilityBenefitTable.SCHEMA,
            PopulationTable.SCHEMA,
            PopulationEventTable.SCHEMA,
            JobSeekerTable.SCHEMA);

    private final Installation installation;
    private final Delivery delivery;
    private final Plan plan;

    EffectsStep(Installation installation, Delivery delivery, Plan plan) {
        this.installation = installation;
        this.delivery = delivery;
        this.plan = plan;
    }

    /** What is asked for, checked before anything starts. */
    record Plan(
            PanelOptions panel,
            EstimationOptions estimation,
            KommunOptions kommuner,
            EntryRule rule,
            Optional<LocalDate> through,
            boolean weighted) {
        static Plan of(
                PanelOptions panel, EstimationOptions estimation, KommunOptions kommuner, ObservedOptions observed) {
            String weights = panel.weights == null ? "population" : panel.weights;
            if (!List.of("population", "none").contains(weights)) {
                throw new Stop.WrongUsage("--weights " + weights + ": with --store there are population, none.");
            }
            if (!panel.covariates.isEmpty()) {
                throw new Stop.WrongUsage(
                        "--covariates goes with --panel; write the panel of kommuner first and add them.");
            }
            estimation.options();
            estimation.names();
            kommuner.published(true);
            return new Plan(
                    panel, estimation, kommuner, kommuner.rule(), observed.through(), weights.equals("population"));
        }

        List<String> outcomes() {
            return panel.outcome == null ? List.of() : List.of(panel.outcome.split(",", -1));
        }

        KommunEffects.Plan effects() {
            return new KommunEffects.Plan(estimation.names(), estimation.options(), estimation.checks(), weighted);
        }

        String asUsed() {
            return estimation.asUsed() + " " + kommuner.asUsed() + " outcomes=" + outcomes() + " weighted=" + weighted
                    + " through=" + through;
        }
    }

    /** The tables by name, the effects, what stands in their way. */
    record Result(
            Map<ResultTable, List<Row>> tables,
            EffectsTable table,
            Map<String, List<String>> doubts,
            List<String> notes,
            EffectsPage page) {}

    Result run() {
        Instant started = Instant.now();
        Result result = make(this::cells);
        Map<String, Long> written = save(result.tables());
        long rows = result.tables().values().stream().mapToLong(List::size).sum();
        installation.ledger().record(recorded(), started, new Ledger.Done(written, rows, rows));
        return result;
    }

    /** What is about to be estimated, by which a run that did the same is found. */
    Ledger.Plan recorded() {
        String numbers = " numbers=" + KnownNumbers.of(installation, delivery).digest();
        return new Ledger.Plan("effects", delivery.name(), null, read(READ), plan.asUsed() + numbers);
    }

    private Map<String, Long> read(List<RegisterSchema> registers) {
        Map<String, Long> read = new TreeMap<>(delivery.versions());
        read.keySet().retainAll(registers.stream().map(RegisterSchema::name).toList());
        return read;
    }

    /** Estimates without writing anything; the population is counted anew. */
    Result make() {
        return make(this::count);
    }

    private Result make(BiFunction<RegisterFacts.Sources, Years, KommunCells> counting) {
        Map<ResultTable, List<Row>> tables = new LinkedHashMap<>();
        boolean published = plan.kommuner().published(read(READ).containsKey(PopulationTable.SCHEMA.name()));
        List<String> notes = new ArrayList<>();
        List<KommunEffects.Case> cases = published ? published(notes) : counted(tables, notes, counting);
        KommunEffects effects = installation.progress().step("effects", () -> {
            KommunEffects made = KommunEffects.of(cases, plan.effects());
            return new Progress.Outcome<>(made.table().lines().size() + " lines", made);
        });
        // the panel and the small areas are worth having without any effect
        effects.nothing().ifPresent(notes::add);
        tables.put(EffectsTables.EFFECTS, effects.table().rows());
        tables.put(EffectsTables.CHECKS, ChecksTable.rows(effects.checks()));
        tables.put(EffectsTables.TESTS, FamilyTests.rows(effects.table()));
        EffectsPage page = new EffectsPage(
                effects.table(),
                effects.doubts(),
                notes,
                SmallAreaView.funnels(tables.getOrDefault(SmallAreaTable.TABLE, List.of())));
        return new Result(tables, effects.table(), effects.doubts(), notes, page);
    }

    /** The panel counted from persons, written among the tables with its small-area view. */
    private List<KommunEffects.Case> counted(
            Map<ResultTable, List<Row>> tables,
            List<String> notes,
            BiFunction<RegisterFacts.Sources, Years, KommunCells> counting) {
        List<Outcome> outcomes = Outcome.named(plan.outcomes());
        KommunYears panel = installation.progress().step("panel of kommuner", () -> {
            KommunYears made = panel(counting);
            return new Progress.Outcome<>(
                    Progress.number(made.kommuner().size()) + " kommuner, years "
                            + made.years().get(0) + "-"
                            + made.years().get(made.years().size() - 1),
                    made);
        });
        notes.addAll(panel.notes());
        tables.put(KommunYearsTable.TABLE, panel.rows());
        tables.put(SmallAreaTable.TABLE, SmallAreaView.rows(panel, outcomes));
        return KommunEffects.cases(panel, outcomes);
    }

    private KommunYears panel(BiFunction<RegisterFacts.Sources, Years, KommunCells> counting) {
        Years years = years();
        Dataset<Row> memberships = needed(MembershipTable.SCHEMA);
        KommunCells cells = counting.apply(sources(), years);
        int first = KommunYears.yearsWithPayouts(cells).first();
        int last = KommunYears.yearsWithPayouts(cells).last();
        KommunDivision division = new KommunDivision(first, last);
        return KommunYears.of(
                cells,
                division,
                Memberships.of(memberships, register(InsatsTable.SCHEMA), division),
                new KommunYears.Setting(
                        years,
                        plan.rule(),
                        plan.kommuner().byAge,
                        register(JobSeekerTable.SCHEMA).isPresent()));
    }

    private Years years() {
        return Years.covered(
                delivery.observedFrom(),
                plan.through().or(delivery::observedThrough).orElseThrow(EffectsStep::unknownEnd));
    }

    private RegisterFacts.Sources sources() {
        PersonNumbers numbers = KnownNumbers.of(installation, delivery).numbers(installation);
        return new RegisterFacts.Sources(
                numbers.identified(needed(SicknessBenefitTable.SCHEMA)),
                numbers.identified(needed(DisabilityBenefitTable.SCHEMA)),
                numbers.identified(needed(PopulationTable.SCHEMA)),
                register(PopulationEventTable.SCHEMA).map(numbers::identified),
                register(JobSeekerTable.SCHEMA).map(numbers::identified));
    }

    /** The population counted, without writing anything, as it is stored. */
    List<Row> count() {
        return count(sources(), years()).rows();
    }

    /** By which a run that counted the same is found. */
    Ledger.Plan recordedCount() {
        return new Ledger.Plan(
                "effects: count",
                delivery.name(),
                null,
                read(COUNTED),
                years() + " work-reasons=" + plan.kommuner().workReasons);
    }

    private KommunCells count(RegisterFacts.Sources sources, Years years) {
        return PopulationCount.of(
                RegisterFacts.byPerson(sources, installation.settings()::benefitsOf, plan.kommuner().workReasons),
                years);
    }

    /** Counted once for the same registers: asking for other estimators does not count the population again. */
    private KommunCells cells(RegisterFacts.Sources sources, Years years) {
        Ledger.Plan count = recordedCount();
        String table = KommunCountsTable.TABLE.name();
        Optional<Ledger.Earlier> earlier = installation.ledger().earlier(count);
        if (earlier.isPresent()) {
            installation.progress().say("population: counted already, nothing to do");
            long version = earlier.get().written().getOrDefault(table, 0L);
            return KommunCells.of(installation.store().rows(table, version));
        }
        Instant started = Instant.now();
        KommunCells cells = count(sources, years);
        List<Row> rows = cells.rows();
        long written = installation.store().overwrite(table, KommunCountsTable.TABLE.type(), rows);
        installation.ledger().record(count, started, new Ledger.Done(Map.of(table, written), rows.size(), rows.size()));
        return cells;
    }

    private static Stop.WrongUsage unknownEnd() {
        return new Stop.WrongUsage(
                "Cannot make the panel of kommuner: the last day that the payout registers cover is not"
                        + " known; set observed-through in delivery.conf or give --observed-through=yyyy-MM-dd.");
    }

    /** The figures of the register {@code kommun_panel}. */
    private List<KommunEffects.Case> published(List<String> notes) {
        PublishedPanels panels = PublishedPanels.of(
                needed(KommunPanelTable.SCHEMA),
                needed(MembershipTable.SCHEMA),
                register(InsatsTable.SCHEMA),
                plan.rule());
        notes.addAll(panels.notes());
        return panels.cases(plan.outcomes());
    }

    private Dataset<Row> needed(RegisterSchema schema) {
        return register(schema)
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot make the panel of kommuner: the delivery "
                        + delivery.name() + " has no " + schema.name() + "."));
    }

    private Optional<Dataset<Row>> register(RegisterSchema schema) {
        @Nullable Long version = delivery.versions().get(schema.name());
        return Optional.ofNullable(version).map(v -> installation.store().read(schema.name(), v));
    }

    private Map<String, Long> save(Map<ResultTable, List<Row>> tables) {
        Map<String, Long> written = new TreeMap<>();
        tables.forEach((table, rows) ->
                written.put(table.name(), installation.store().overwrite(table.name(), table.type(), rows)));
        return written;
    }

    /** Writes the result files and returns their paths. */
    static List<Path> export(Result result, Path out) {
        List<Path> files = new ArrayList<>();
        result.tables().forEach((table, rows) -> {
            String name = table.equals(KommunYearsTable.TABLE) ? KommunYearsTable.CSV : table.name();
            files.add(ResultCsv.write(out, name, table.type(), rows));
        });
        files.add(result.page().write(out));
        return files;
    }
}
