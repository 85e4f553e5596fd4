package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.linkage.Acceptance;
import se.samkor.linkage.Histories;
import se.samkor.linkage.LinkRepair;
import se.samkor.linkage.LinkageReport;
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
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RepairableTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SicknessBenefitTable;

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
        return installation
                .ledger()
                .latest(List.of(plan(false), plan(true)))
                .map(earlier -> new Result(earlier.written(), false, Map.of()))
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot go on: the delivery " + delivery.name()
                        + " is not linked with the present settings and protected persons; run samkor link first."));
    }

    Result run() {
        Optional<Result> done = installation
                .ledger()
                .earlier(plan(repair))
                .map(earlier -> new Result(earlier.written(), false, Map.of()));
        if (done.isPresent()) {
            installation.progress().say("link: delivery " + delivery.name() + " is already linked, nothing to do");
            return done.get();
        }
        Instant started = Instant.now();
        Map<String, Long> written = new TreeMap<>();
        Linked linked = make(histories ->
                written.put(HistoriesTable.NAME, installation.store().overwrite(HistoriesTable.NAME, histories)));
        linked.report()
                .forEach((table, rows) ->
                        written.put(table.name(), installation.store().overwrite(table.name(), table.type(), rows)));
        installation
                .ledger()
                .record(plan(repair), started, new Ledger.Done(written, linked.persons(), linked.persons()));
        return new Result(written, true, linked.report());
    }

    /** Who was linked, and the tables of the report. */
    record Linked(long persons, Map<ResultTable, List<Row>> report) {}

    /**
     * Links, and hands over the histories, which are at hand until the taker returns; the report is made meanwhile.
     */
    Linked make(Consumer<Dataset<Row>> taker) {
        Map<ResultTable, List<Row>> report = new ConcurrentHashMap<>();
        return installation.progress().step("link persons", () -> {
            long persons = link(taker, report);
            return new Progress.Outcome<>(Progress.number(persons) + " persons", new Linked(persons, report));
        });
    }

    private long link(Consumer<Dataset<Row>> taker, Map<ResultTable, List<Row>> tables) {
        PersonNumbers numbers = known.numbers(installation);
        // read once for the persons that are looked for, and again for their participations
        Dataset<Row> participations = participations(numbers).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> all = repair ? repaired(participations, numbers, tables) : participations;
        Dataset<Row> histories = histories(all, numbers).persist(StorageLevel.MEMORY_AND_DISK());
        long persons = histories.count();
        LinkageReport report = new LinkageReport(
                installation.settings().linkageDaysBefore(),
                installation.settings().sjpBenefits());
        SideBySide.run(
                installation.spark(),
                List.of(
                        () -> taker.accept(histories),
                        () -> {
                            LinkageReport.Tables found = report.of(InternalRows.of(histories, LinkageReport.COLUMNS));
                            tables.put(LinkageTable.TABLE, found.linkage());
                            tables.put(LinkageTable.UNMATCHED, found.unmatched());
                            tables.put(LinkageTable.DETAIL, found.detail());
                        },
                        () -> tables.put(LinkageTable.IDENTITY, identity(participations))));
        histories.unpersist();
        participations.unpersist();
        return persons;
    }

    private Dataset<Row> participations(PersonNumbers numbers) {
        return numbers.anonymised(needed(ParticipationTable.SCHEMA.name()));
    }

    private Dataset<Row> histories(Dataset<Row> participations, PersonNumbers numbers) {
        return Histories.link(sources(participations), numbers).sortWithinPartitions(HistoriesTable.PERSON);
    }

    private Ledger.Plan plan(boolean repairing) {
        Map<String, Long> read = new TreeMap<>(delivery.versions());
        List<String> tables = new ArrayList<>(LINKED);
        tables.addAll(repairing ? REPAIRED_WITH : List.of());
        read.keySet().retainAll(tables);
        String how = "repair=" + repairing + " numbers=" + known.digest();
        return new Ledger.Plan("link", delivery.name(), null, read, how);
    }

    private Dataset<Row> repaired(
            Dataset<Row> participations, PersonNumbers numbers, Map<ResultTable, List<Row>> tables) {
        return installation.progress().step("repair of faulty numbers", () -> {
            Settings settings = installation.settings();
            LinkRepair.Sources sources = new LinkRepair.Sources(
                    needed(RepairableTable.NAME),
                    participations,
                    needed(InsatsTable.SCHEMA.name()),
                    needed(SicknessBenefitTable.SCHEMA.name()),
                    needed(DisabilityBenefitTable.SCHEMA.name()),
                    needed(PopulationTable.SCHEMA.name()),
                    register(MembershipTable.SCHEMA.name()),
                    numbers,
                    settings.sjpBenefits(),
                    settings.linkageDaysBefore());
            LinkRepair.Result result =
                    LinkRepair.of(sources, new Acceptance(settings.repairThreshold(), settings.repairFalseRate()));
            tables.put(LinkageTable.REPAIRED, result.links());
            tables.put(LinkageTable.REPAIR, result.report());
            String words = Progress.number(result.links().size()) + " participations linked";
            return new Progress.Outcome<>(
                    words, LinkRepair.exact(participations).unionByName(result.participations()));
        });
    }

    private Histories.Sources sources(Dataset<Row> participations) {
        return new Histories.Sources(
                needed(InsatsTable.SCHEMA.name()),
                participations,
                needed(SicknessBenefitTable.SCHEMA.name()),
                needed(DisabilityBenefitTable.SCHEMA.name()),
                needed(PopulationTable.SCHEMA.name()),
                register(PopulationEventTable.SCHEMA.name()),
                register(JobSeekerTable.SCHEMA.name()));
    }

    private Dataset<Row> needed(String table) {
        return register(table)
                .orElseThrow(() -> new Stop.UnreadableInput("Cannot link: the delivery " + delivery.name()
                        + " has no table " + table + "; it was read by an earlier program, read it again."));
    }

    private Optional<Dataset<Row>> register(String table) {
        @Nullable Long version = delivery.versions().get(table);
        return Optional.ofNullable(version).map(v -> installation.store().read(table, v));
    }

    private List<Row> identity(Dataset<Row> participations) {
        Row counted = participations
                .agg(count(lit(1)), count(col(ParticipationTable.PERSON)))
                .collectAsList()
                .get(0);
        long personal = counted.getLong(1);
        long named = known.protectedNumbers().isEmpty()
                ? personal
                : needed(ParticipationTable.SCHEMA.name())
                        .filter(col(ParticipationTable.PERSON).isNotNull())
                        .count();
        Map<String, Long> counts = new TreeMap<>(known.counts());
        counts.put("participations_personal", personal);
        counts.put("participations_anonymous", counted.getLong(0) - personal);
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
