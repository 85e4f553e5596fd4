package se.samkor.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import se.samkor.domain.Stop;
import se.samkor.measure.BenefitDays;
import se.samkor.measure.Cohort;
import se.samkor.measure.CohortMeasures;
import se.samkor.measure.DurabilityDays;
import se.samkor.run.Progress;
import se.samkor.run.Settings;
import se.samkor.schema.BenefitExitsTable;
import se.samkor.schema.BenefitLevelTable;
import se.samkor.schema.ComponentsTable;
import se.samkor.schema.DurabilityDaysTable;
import se.samkor.schema.DurabilityMeansTable;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.DurabilityWindowsTable;
import se.samkor.schema.FollowUpTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.Passing;
import se.samkor.schema.ProfileTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SurvivalTable;
import se.samkor.schema.TimeBeforeTable;
import se.samkor.store.ResultCsv;
import se.samkor.store.TableStore;

/** Histories to the durability table of an exit year and the measures beside it. */
final class DurabilityStep {
    /** The results beside the durability table, in the order in which they are written. */
    static final List<ResultTable> MEASURES = List.of(
            DurabilityMeansTable.TABLE,
            BenefitLevelTable.TABLE,
            BenefitExitsTable.TABLE,
            DurabilityWindowsTable.TABLE,
            TimeBeforeTable.TABLE,
            ProfileTable.TABLE,
            SurvivalTable.TABLE,
            ComponentsTable.TABLE);

    private static final String PERSONS = DurabilityPersonsTable.TABLE.name();
    private static final String EXIT_YEAR = DurabilityPersonsTable.EXIT_YEAR;

    private final Installation installation;
    private final Delivery delivery;
    private final LinkKinds kinds;
    private final int year;
    private final LocalDate observedThrough;
    private final CohortMeasures measures;
    private Optional<Passing<TableStore.Picked<CohortMeasures.Results>>> watched = Optional.empty();

    DurabilityStep(Installation installation, Delivery delivery, int year, Optional<LocalDate> observedThrough) {
        this(installation, delivery, LinkKinds.all, year, observedThrough);
    }

    DurabilityStep(
            Installation installation,
            Delivery delivery,
            LinkKinds kinds,
            int year,
            Optional<LocalDate> observedThrough) {
        this.installation = installation;
        this.delivery = delivery;
        this.kinds = kinds;
        this.year = year;
        this.observedThrough = lastDay(observedThrough.or(delivery::observedThrough));
        Settings settings = installation.settings();
        Cohort cohort = new Cohort(
                year,
                settings.index(),
                settings.episodeGapDays(),
                settings.windowDays(),
                delivery.observedFrom(),
                this.observedThrough,
                settings::benefitsOf);
        this.measures = new CohortMeasures(cohort, settings.measures());
    }

    /** The last day that the payout registers cover; a clear stop when nobody says it. */
    static LocalDate lastDay(Optional<LocalDate> said) {
        return said.orElseThrow(
                () -> new Stop.WrongUsage("Cannot follow up: the last day that the payout registers cover is"
                        + " not known; set observed-through in delivery.conf or give --observed-through=yyyy-MM-dd."));
    }

    /**
     * What was measured and where it stands in the store.
     *
     * @param table the durability table
     * @param followUp who was counted
     * @param measures the other results; none in a run that had nothing to do
     * @param versions of the tables in the store
     * @param changed whether this run measured
     * @param runId of the run that measured
     */
    record Result(
            List<Row> table,
            List<Row> followUp,
            Map<ResultTable, List<Row>> measures,
            Map<String, Long> versions,
            boolean changed,
            String runId) {}

    /**
     * Measures histories on their way into the store, which they reach by one action; then {@link #run} need not read them. As they
     * came where the persons can be written by themselves only.
     */
    InternalRows watch(InternalRows histories) {
        if (kinds == LinkKinds.all) {
            watched = watching(histories);
        }
        return watched.map(Passing::rows).orElse(histories);
    }

    private Optional<Passing<TableStore.Picked<CohortMeasures.Results>>> watching(InternalRows histories) {
        return installation
                .store()
                .replaceWhileTaken(PERSONS, histories, measures.following(histories), EXIT_YEAR, year)
                .map(passing -> passing.map(
                        picked -> new TableStore.Picked<>(picked.version(), measures.results(picked.sum()))));
    }

    Result run(LinkStep.Result linked) {
        Ledger.Plan plan = plan(linked);
        Optional<Ledger.Earlier> earlier = installation.ledger().earlier(plan);
        if (earlier.isPresent()) {
            installation.progress().say("durability: year " + year + " is already measured, nothing to do");
            return read(earlier.get().written(), earlier.get().runId());
        }
        Instant started = Instant.now();
        Map<String, Long> written = new ConcurrentSkipListMap<>();
        Measured measured = watched.map(passing -> measured(() -> picked(found(passing, linked), written)))
                .orElseGet(() -> measureStored(linked, written));
        installation.progress().step("results to the store", () -> {
            save(measured, written);
            return new Progress.Outcome<>(written.size() + " tables", written);
        });
        Result result = new Result(
                measured.days(),
                measured.followUp(),
                measured.further(),
                written,
                true,
                installation.ledger().runId());
        long counted =
                measured.followUp().stream().mapToLong(row -> row.getLong(2)).sum();
        installation.ledger().record(plan, started, new Ledger.Done(written, counted, followed(result)));
        return result;
    }

    /** What is about to be measured, by which a run that did the same is found. */
    Ledger.Plan plan(LinkStep.Result linked) {
        return new Ledger.Plan(
                "durability",
                delivery.name(),
                year,
                Map.of(HistoriesTable.NAME, linked.histories()),
                observedThrough + " " + delivery.observedFrom() + kinds.signature(linked));
    }

    /** What was measured and is not stored yet. */
    record Measured(List<Row> followUp, List<Row> days, Map<ResultTable, List<Row>> further) {
        /** The small tables, in the order in which they are written. */
        Map<ResultTable, List<Row>> tables() {
            Map<ResultTable, List<Row>> tables = new LinkedHashMap<>();
            tables.put(FollowUpTable.TABLE, followUp);
            tables.put(DurabilityDaysTable.TABLE, days);
            MEASURES.forEach(table -> tables.put(table, further.getOrDefault(table, List.of())));
            return tables;
        }
    }

    /** Measures histories that are stored, and writes the persons. */
    private Measured measureStored(LinkStep.Result linked, Map<String, Long> written) {
        Optional<Passing<TableStore.Picked<CohortMeasures.Results>>> passing =
                watching(kinds.histories(installation.store(), linked));
        return passing.map(all -> measured(() -> {
                    all.take();
                    return picked(found(all, linked), written);
                }))
                .orElseGet(() -> measure(linked, persons -> save(persons, written)));
    }

    private static CohortMeasures.Results picked(
            TableStore.Picked<CohortMeasures.Results> picked, Map<String, Long> written) {
        written.put(PERSONS, picked.version());
        return picked.sum();
    }

    /**
     * Measures and writes nothing.
     *
     * @param taker takes all persons who are followed up, once and by one action
     */
    Measured measure(LinkStep.Result linked, Consumer<InternalRows> taker) {
        Passing<CohortMeasures.Results> passing = measures.passing(kinds.histories(installation.store(), linked));
        return measured(() -> {
            taker.accept(measures.followed(passing.rows()));
            return found(passing, linked);
        });
    }

    /** What was found of all histories, or of those of the wanted links, which nobody has counted. */
    private <T> T found(Passing<T> passing, LinkStep.Result linked) {
        return kinds.narrows(linked)
                ? passing.found().get()
                : passing.found(installation.store().count(HistoriesTable.NAME, linked.histories()));
    }

    private Measured measured(Supplier<CohortMeasures.Results> measuring) {
        CohortMeasures.Results results = installation.progress().step("benefit days and measures", () -> {
            CohortMeasures.Results found = measuring.get();
            long persons =
                    found.exits().values().stream().mapToLong(Long::longValue).sum();
            return new Progress.Outcome<>(Progress.number(persons) + " exits in " + year, found);
        });
        List<Row> followUp = new ArrayList<>();
        results.exits().forEach((status, persons) -> followUp.add(FollowUpTable.TABLE.row(year, status, persons)));
        Map<ResultTable, List<Row>> further = new LinkedHashMap<>(results.further());
        further.put(DurabilityMeansTable.TABLE, results.days().means());
        return new Measured(followUp, results.days().days(), further);
    }

    private void save(InternalRows followed, Map<String, Long> written) {
        written.put(PERSONS, installation.store().replaceWhere(PERSONS, followed, EXIT_YEAR, year));
    }

    private void save(Measured measured, Map<String, Long> written) {
        List<Runnable> tables = new ArrayList<>();
        measured.tables()
                .forEach((table, rows) -> tables.add(() -> written.put(
                        table.name(),
                        installation.store().replaceWhere(table.name(), table.type(), rows, EXIT_YEAR, year))));
        SideBySide.run(installation.spark(), tables);
    }

    private Result read(Map<String, Long> versions, String runId) {
        return new Result(
                rows(DurabilityDaysTable.TABLE, versions),
                rows(FollowUpTable.TABLE, versions),
                Map.of(),
                versions,
                false,
                runId);
    }

    private List<Row> rows(ResultTable table, Map<String, Long> versions) {
        List<Row> rows = new ArrayList<>(stored(table, versions));
        rows.sort(
                table.equals(DurabilityDaysTable.TABLE)
                        ? DurabilityDays.order(installation.settings().windowDays())
                        : java.util.Comparator.comparing(row -> row.getString(1)));
        return rows;
    }

    private List<Row> stored(ResultTable table, Map<String, Long> versions) {
        int column = table.type().fieldIndex(EXIT_YEAR);
        return installation.store().rows(table.name(), versions.getOrDefault(table.name(), 0L)).stream()
                .filter(row -> row.getInt(column) == year)
                .toList();
    }

    static long followed(Result result) {
        return result.followUp().stream()
                .filter(row -> row.getString(1).equals(BenefitDays.FOLLOWED))
                .mapToLong(row -> row.getLong(2))
                .sum();
    }

    /** Writes the result files and returns their paths. */
    List<Path> export(Result result, Path out) {
        Map<ResultTable, List<Row>> measures = new HashMap<>(result.measures());
        if (!result.changed()) {
            MEASURES.forEach(table -> measures.put(table, stored(table, result.versions())));
        }
        measures.put(DurabilityDaysTable.TABLE, result.table());
        measures.put(FollowUpTable.TABLE, result.followUp());
        return Stream.concat(Stream.of(DurabilityDaysTable.TABLE, FollowUpTable.TABLE), MEASURES.stream())
                .parallel()
                .map(table -> ResultCsv.write(out, table.name(), table.type(), measures.getOrDefault(table, List.of())))
                .toList();
    }
}
