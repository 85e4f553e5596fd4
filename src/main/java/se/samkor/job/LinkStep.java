package se.samkor.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.linkage.Acceptance;
import se.samkor.linkage.Histories;
import se.samkor.linkage.LinkRepair;
import se.samkor.linkage.LinkageReport;
import se.samkor.linkage.Participants;
import se.samkor.linkage.PersonNumbers;
import se.samkor.run.Progress;
import se.samkor.run.Settings;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.Passing;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RepairableTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.StoredTable;
import se.samkor.store.DeltaStore;

/** The registers of a delivery to {@code histories} and the linkage report. */
final class LinkStep {
    private static final List<String> LINKED = List.of(
            InsatsTable.SCHEMA.name(),
            ParticipationTable.SCHEMA.name(),
            SicknessBenefitTable.SCHEMA.name(),
            DisabilityBenefitTable.SCHEMA.name(),
            PopulationTable.SCHEMA.name(),
            PopulationEventTable.SCHEMA.name(),
            JobSeekerTable.SCHEMA.name());
    private static final List<String> REPAIRED_WITH = List.of(MembershipTable.SCHEMA.name(), RepairableTable.NAME);

    private final Installation installation;
    private final Delivery delivery;
    private final boolean repair;
    private final KnownNumbers known;

    LinkStep(Installation installation, Delivery delivery) {
        this(installation, delivery, installation.settings().repair());
    }

    LinkStep(Installation installation, Delivery delivery, boolean repair) {
        this.installation = installation;
        this.delivery = delivery;
        this.repair = repair;
        this.known = KnownNumbers.of(installation, delivery);
    }

    /** Where the histories and the report stand; the tables of the report that were just made. */
    record Result(Map<String, Long> versions, boolean changed, Map<ResultTable, List<Row>> tables) {
        long histories() {
            return versions.getOrDefault(HistoriesTable.NAME, 0L);
        }

        /** Whether participations were linked that had a faulty number. */
        boolean repaired() {
            return versions.containsKey(LinkageTable.REPAIRED.name());
        }
    }

    /** What the delivery was linked to last, with repair or without; a clear stop when it was not. */
    Result required() {
        return known().orElseThrow(() -> new Stop.UnreadableInput("Cannot go on: the delivery " + delivery.name()
                + " is not linked with the present settings and protected persons; run samkor link first."));
    }

    /** What the delivery was linked to last; it is linked when it was not, and then watched as in {@link #run(UnaryOperator)}. */
    Result requiredOrMade(UnaryOperator<InternalRows> watcher) {
        return known().orElseGet(() -> run(watcher));
    }

    private Optional<Result> known() {
        return installation
                .ledger()
                .latest(List.of(plan(false), plan(true)))
                .map(earlier -> new Result(earlier.written(), false, Map.of()));
    }

    Result run() {
        return run(UnaryOperator.identity());
    }

    /**
     * Links, unless that is done.
     *
     * @param watcher looks at the histories on their way into the store, and hands on the same
     */
    Result run(UnaryOperator<InternalRows> watcher) {
        Optional<Result> done = installation
                .ledger()
                .earlier(plan(repair))
                .map(earlier -> new Result(earlier.written(), false, Map.of()));
        if (done.isPresent()) {
            installation.progress().say("link: delivery " + delivery.name() + " is already linked, nothing to do");
            return done.get();
        }
        Instant started = Instant.now();
        Map<String, Long> written = new ConcurrentSkipListMap<>();
        DeltaStore store = installation.store();
        Linked linked = make(histories -> {
            long version = store.overwrite(HistoriesTable.NAME, watcher.apply(histories));
            written.put(HistoriesTable.NAME, version);
            return store.count(HistoriesTable.NAME, version);
        });
        List<Runnable> tables = new ArrayList<>();
        linked.report()
                .forEach((table, rows) ->
                        tables.add(() -> written.put(table.name(), store.overwrite(table.name(), table.type(), rows))));
        SideBySide.run(installation.spark(), tables);
        installation
                .ledger()
                .record(plan(repair), started, new Ledger.Done(written, linked.persons(), linked.persons()));
        return new Result(written, true, linked.report());
    }

    /** Who was linked, and the tables of the report. */
    record Linked(long persons, Map<ResultTable, List<Row>> report) {}

    /**
     * Links and reports.
     *
     * @param taker takes all histories, once and by one action, and says how many they were
     */
    Linked make(ToLongFunction<InternalRows> taker) {
        Map<ResultTable, List<Row>> report = new ConcurrentHashMap<>();
        return installation.progress().step("link persons", () -> {
            long persons = link(taker, report);
            return new Progress.Outcome<>(Progress.number(persons) + " persons", new Linked(persons, report));
        });
    }

    private long link(ToLongFunction<InternalRows> taker, Map<ResultTable, List<Row>> tables) {
        PersonNumbers numbers = known.numbers(installation);
        StoredTable participations = numbers.anonymised(needed(ParticipationTable.SCHEMA.name()));
        StoredTable all = repair ? repaired(participations, numbers, tables) : participations;
        LinkageReport report = new LinkageReport(
                installation.settings().linkageDaysBefore(),
                installation.settings().sjpBenefits());
        Participants participants = Participants.of(all);
        Passing<LinkageReport.Tables> passing =
                report.passing(Histories.link(installation.spark(), sources(all), participants, numbers));
        long persons = taker.applyAsLong(passing.rows());
        LinkageReport.Tables found = passing.found(persons);
        tables.put(LinkageTable.TABLE, found.linkage());
        tables.put(LinkageTable.UNMATCHED, found.unmatched());
        tables.put(LinkageTable.DETAIL, found.detail());
        tables.put(LinkageTable.IDENTITY, identity(repair ? Participants.of(participations) : participants));
        return persons;
    }

    private Ledger.Plan plan(boolean repairing) {
        Map<String, Long> read = new TreeMap<>(delivery.versions());
        List<String> tables = new ArrayList<>(LINKED);
        tables.addAll(repairing ? REPAIRED_WITH : List.of());
        read.keySet().retainAll(tables);
        String how = "repair=" + repairing + " numbers=" + known.digest();
        return new Ledger.Plan("link", delivery.name(), null, read, how);
    }

    private StoredTable repaired(
            StoredTable participations, PersonNumbers numbers, Map<ResultTable, List<Row>> tables) {
        return installation.progress().step("repair of faulty numbers", () -> {
            Settings settings = installation.settings();
            LinkRepair.Sources sources = new LinkRepair.Sources(
                    needed(RepairableTable.NAME).dataset(),
                    participations.dataset(),
                    needed(InsatsTable.SCHEMA.name()).dataset(),
                    needed(SicknessBenefitTable.SCHEMA.name()).dataset(),
                    needed(DisabilityBenefitTable.SCHEMA.name()).dataset(),
                    needed(PopulationTable.SCHEMA.name()).dataset(),
                    register(MembershipTable.SCHEMA.name()).map(StoredTable::dataset),
                    numbers,
                    settings.sjpBenefits(),
                    settings.linkageDaysBefore());
            LinkRepair.Result result =
                    LinkRepair.of(sources, new Acceptance(settings.repairThreshold(), settings.repairFalseRate()));
            tables.put(LinkageTable.REPAIRED, result.links());
            tables.put(LinkageTable.REPAIR, result.report());
            String words = Progress.number(result.links().size()) + " participations linked";
            return new Progress.Outcome<>(
                    words,
                    StoredTable.of(LinkRepair.exact(participations.dataset()).unionByName(result.participations())));
        });
    }

    private Histories.Sources sources(StoredTable participations) {
        return new Histories.Sources(
                needed(InsatsTable.SCHEMA.name()),
                participations,
                needed(SicknessBenefitTable.SCHEMA.name()),
                needed(DisabilityBenefitTable.SCHEMA.name()),
                needed(PopulationTable.SCHEMA.name()),
                register(PopulationEventTable.SCHEMA.name()),
                register(JobSeekerTable.SCHEMA.name()));
    }

    private StoredTable needed(String table) {
        return register(table)
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot link: the delivery " + delivery.name()
                        + " has no table " + table + "; it was read by an earlier program, read it again."));
    }

    private Optional<StoredTable> register(String table) {
        @Nullable Long version = delivery.versions().get(table);
        return Optional.ofNullable(version).map(v -> installation.store().table(table, v));
    }

    private List<Row> identity(Participants participants) {
        long all = installation
                .store()
                .count(
                        ParticipationTable.SCHEMA.name(),
                        delivery.versions().getOrDefault(ParticipationTable.SCHEMA.name(), 0L));
        long personal = participants.participations();
        long named = known.protectedNumbers().isEmpty()
                ? personal
                : Participants.of(needed(ParticipationTable.SCHEMA.name())).participations();
        Map<String, Long> counts = new TreeMap<>(known.counts());
        counts.put("participations_personal", personal);
        counts.put("participations_anonymous", all - personal);
        counts.put("participations_anonymised", named - personal);
        List<Row> rows = new ArrayList<>();
        counts.forEach((item, count) -> rows.add(LinkageTable.IDENTITY.row(item, count)));
        return rows;
    }

    /** Writes the report's files and returns their paths. */
    List<Path> export(Result result, Path out) {
        return LinkageFiles.write(installation.store(), result, out);
    }
}
