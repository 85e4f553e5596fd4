package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import se.samkor.domain.Stop;
import se.samkor.measure.BenefitDays;
import se.samkor.measure.Cohort;
import se.samkor.measure.DurabilityDays;
import se.samkor.run.Progress;
import se.samkor.run.Settings;
import se.samkor.schema.DurabilityDaysTable;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.FollowUpTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.ResultTable;
import se.samkor.store.ResultCsv;

/** Histories to the durability table of an exit year. */
final class DurabilityStep {
    private final Installation installation;
    private final Delivery delivery;
    private final LinkStep.Result linked;
    private final LinkKinds kinds;
    private final int year;
    private final LocalDate observedThrough;

    DurabilityStep(
            Installation installation,
            Delivery delivery,
            LinkStep.Result linked,
            int year,
            Optional<LocalDate> observedThrough) {
        this(installation, delivery, linked, LinkKinds.all, year, observedThrough);
    }

    DurabilityStep(
            Installation installation,
            Delivery delivery,
            LinkStep.Result linked,
            LinkKinds kinds,
            int year,
            Optional<LocalDate> observedThrough) {
        this.installation = installation;
        this.delivery = delivery;
        this.linked = linked;
        this.kinds = kinds;
        this.year = year;
        this.observedThrough = observedThrough
                .or(delivery::observedThrough)
                .orElseThrow(
                        () -> new Stop.WrongUsage(
                                "Cannot follow up: the last day that the payout registers cover is"
                                        + " not known; set observed-through in delivery.conf or give --observed-through=yyyy-MM-dd."));
    }

    /** The table, who was counted, and where it stands in the store. */
    record Result(List<Row> table, List<Row> followUp, Map<String, Long> versions, boolean changed, String runId) {}

    Result run() {
        Settings settings = installation.settings();
        Ledger.Plan plan = new Ledger.Plan(
                "durability",
                delivery.name(),
                year,
                Map.of(HistoriesTable.NAME, linked.histories()),
                observedThrough + " " + delivery.observedFrom() + kinds.signature(linked));
        Optional<Ledger.Earlier> earlier = installation.ledger().earlier(plan);
        if (earlier.isPresent()) {
            installation.progress().say("durability: year " + year + " is already measured, nothing to do");
            return read(earlier.get().written(), false, earlier.get().runId());
        }
        Instant started = Instant.now();
        Cohort cohort = new Cohort(
                year,
                settings.index(),
                settings.episodeGapDays(),
                settings.windowDays(),
                delivery.observedFrom(),
                observedThrough,
                settings::benefitsOf);
        Map<String, Long> written = new TreeMap<>();
        Dataset<Row> exits = new BenefitDays(cohort)
                .of(kinds.of(installation.store().read(HistoriesTable.NAME, linked.histories()), linked))
                .sortWithinPartitions(DurabilityPersonsTable.PERSON)
                .persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> followed = exits.filter(col(BenefitDays.STATUS).equalTo(BenefitDays.FOLLOWED))
                .drop(BenefitDays.STATUS);
        installation.progress().step("benefit days per person", () -> countExits(exits, followed, written));
        installation.progress().step("durability table", () -> {
            List<Row> rows = new DurabilityDays(year, settings.windowDays()).of(followed);
            save(DurabilityDaysTable.TABLE, rows, written);
            return new Progress.Outcome<>(rows.size() + " rows", rows);
        });
        exits.unpersist();
        Result result = read(written, true, installation.ledger().runId());
        long counted =
                result.followUp().stream().mapToLong(row -> row.getLong(2)).sum();
        installation.ledger().record(plan, started, new Ledger.Done(written, counted, followed(result)));
        return result;
    }

    private Progress.Outcome<Long> countExits(Dataset<Row> exits, Dataset<Row> followed, Map<String, Long> written) {
        List<Row> followUp = new ArrayList<>();
        for (Row row : exits.groupBy(BenefitDays.STATUS)
                .agg(count(lit(1)).as("persons"))
                .orderBy(BenefitDays.STATUS)
                .collectAsList()) {
            followUp.add(RowFactory.create(year, row.getString(0), row.getLong(1)));
        }
        save(FollowUpTable.TABLE, followUp, written);
        written.put(
                DurabilityPersonsTable.TABLE.name(),
                installation
                        .store()
                        .replaceWhere(DurabilityPersonsTable.TABLE.name(), followed, "exit_year = " + year));
        long persons = followUp.stream().mapToLong(row -> row.getLong(2)).sum();
        return new Progress.Outcome<>(Progress.number(persons) + " exits in " + year, persons);
    }

    private void save(ResultTable table, List<Row> rows, Map<String, Long> written) {
        Dataset<Row> data =
                installation.spark().createDataFrame(rows, table.type()).coalesce(1);
        written.put(table.name(), installation.store().replaceWhere(table.name(), data, "exit_year = " + year));
    }

    private Result read(Map<String, Long> versions, boolean changed, String runId) {
        return new Result(
                rows(DurabilityDaysTable.TABLE, versions),
                rows(FollowUpTable.TABLE, versions),
                versions,
                changed,
                runId);
    }

    private List<Row> rows(ResultTable table, Map<String, Long> versions) {
        List<Row> rows = new ArrayList<>(installation
                .store()
                .read(table.name(), versions.getOrDefault(table.name(), 0L))
                .filter("exit_year = " + year)
                .collectAsList());
        rows.sort(
                table.equals(DurabilityDaysTable.TABLE)
                        ? DurabilityDays.order(installation.settings().windowDays())
                        : java.util.Comparator.comparing(row -> row.getString(1)));
        return rows;
    }

    static long followed(Result result) {
        return result.followUp().stream()
                .filter(row -> row.getString(1).equals(BenefitDays.FOLLOWED))
                .mapToLong(row -> row.getLong(2))
                .sum();
    }

    /** Writes the result files and returns their paths. */
    static List<Path> export(Result result, Path out) {
        return List.of(
                ResultCsv.write(
                        out, DurabilityDaysTable.TABLE.name(), DurabilityDaysTable.TABLE.type(), result.table()),
                ResultCsv.write(out, FollowUpTable.TABLE.name(), FollowUpTable.TABLE.type(), result.followUp()));
    }
}
