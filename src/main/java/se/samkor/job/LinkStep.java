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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.linkage.Histories;
import se.samkor.linkage.LinkageReport;
import se.samkor.run.Progress;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.store.ResultCsv;

/** The registers of a delivery to {@code histories} and the linkage report. */
final class LinkStep {
    private static final List<RegisterSchema> LINKED = List.of(
            InsatsTable.SCHEMA,
            ParticipationTable.SCHEMA,
            SicknessBenefitTable.SCHEMA,
            DisabilityBenefitTable.SCHEMA,
            PopulationTable.SCHEMA,
            PopulationEventTable.SCHEMA,
            JobSeekerTable.SCHEMA);

    private final Installation installation;
    private final Delivery delivery;

    LinkStep(Installation installation, Delivery delivery) {
        this.installation = installation;
        this.delivery = delivery;
    }

    /** Where the histories and the report stand. */
    record Result(Map<String, Long> versions, boolean changed, Map<ResultTable, List<Row>> tables) {
        long histories() {
            return versions.getOrDefault(HistoriesTable.NAME, 0L);
        }
    }

    /** What the latest link of a delivery made, if it was linked with the present settings. */
    Optional<Result> done() {
        return installation.ledger().earlier(plan()).map(earlier -> new Result(earlier.written(), false, Map.of()));
    }

    /** What the delivery was linked to; a clear stop when it was not. */
    Result required() {
        return done().orElseThrow(() -> new Stop.UnreadableInput("Cannot go on: the delivery " + delivery.name()
                + " is not linked with the present settings; run samkor link first."));
    }

    Result run() {
        Optional<Result> done = done();
        if (done.isPresent()) {
            installation.progress().say("link: delivery " + delivery.name() + " is already linked, nothing to do");
            return done.get();
        }
        Instant started = Instant.now();
        Map<String, Long> written = new ConcurrentSkipListMap<>();
        Map<ResultTable, List<Row>> tables = new ConcurrentHashMap<>();
        long persons = installation.progress().step("link persons", () -> {
            long count = link(written, tables);
            return new Progress.Outcome<>(Progress.number(count) + " persons", count);
        });
        installation.ledger().record(plan(), started, new Ledger.Done(written, persons, persons));
        return new Result(written, true, tables);
    }

    private long link(Map<String, Long> written, Map<ResultTable, List<Row>> tables) {
        // read once for the persons that are looked for, and again for their participations
        Dataset<Row> participations =
                register(ParticipationTable.SCHEMA).orElseThrow().persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> histories = Histories.link(sources(participations))
                .sortWithinPartitions(HistoriesTable.PERSON)
                .persist(StorageLevel.MEMORY_AND_DISK());
        long persons = histories.count();
        LinkageReport report = new LinkageReport(
                installation.settings().linkageDaysBefore(),
                installation.settings().sjpBenefits());
        SideBySide.run(
                installation.spark(),
                List.of(
                        () -> written.put(
                                HistoriesTable.NAME, installation.store().overwrite(HistoriesTable.NAME, histories)),
                        () -> {
                            LinkageReport.Tables found = report.of(histories);
                            save(LinkageTable.TABLE, found.linkage(), written, tables);
                            save(LinkageTable.UNMATCHED, found.unmatched(), written, tables);
                        }));
        histories.unpersist();
        participations.unpersist();
        return persons;
    }

    private Ledger.Plan plan() {
        Map<String, Long> read = new TreeMap<>(delivery.versions());
        read.keySet().retainAll(LINKED.stream().map(RegisterSchema::name).toList());
        return new Ledger.Plan("link", delivery.name(), null, read, "");
    }

    private Histories.Sources sources(Dataset<Row> participations) {
        return new Histories.Sources(
                register(InsatsTable.SCHEMA).orElseThrow(),
                participations,
                register(SicknessBenefitTable.SCHEMA).orElseThrow(),
                register(DisabilityBenefitTable.SCHEMA).orElseThrow(),
                register(PopulationTable.SCHEMA).orElseThrow(),
                register(PopulationEventTable.SCHEMA),
                register(JobSeekerTable.SCHEMA));
    }

    private Optional<Dataset<Row>> register(RegisterSchema schema) {
        @Nullable Long version = delivery.versions().get(schema.name());
        return Optional.ofNullable(version).map(v -> installation.store().read(schema.name(), v));
    }

    private void save(
            ResultTable table, List<Row> rows, Map<String, Long> written, Map<ResultTable, List<Row>> tables) {
        Dataset<Row> data =
                installation.spark().createDataFrame(rows, table.type()).coalesce(1);
        written.put(table.name(), installation.store().overwrite(table.name(), data));
        tables.put(table, rows);
    }

    /** Writes the report's files and returns their paths. */
    List<Path> export(Result result, Path out) {
        List<Path> files = new ArrayList<>();
        for (ResultTable table : List.of(LinkageTable.TABLE, LinkageTable.UNMATCHED)) {
            List<Row> rows = result.tables().getOrDefault(table, List.of());
            if (rows.isEmpty()) {
                rows = stored(table, result.versions().getOrDefault(table.name(), 0L));
            }
            files.add(ResultCsv.write(out, table.name(), table.type(), rows));
        }
        return files;
    }

    private List<Row> stored(ResultTable table, long version) {
        List<Row> rows =
                new ArrayList<>(installation.store().read(table.name(), version).collectAsList());
        rows.sort(LinkageReport.order());
        return rows;
    }
}
