package se.samkor.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.linkage.PersonNumbers;
import se.samkor.matching.ComparisonOptions;
import se.samkor.matching.ComparisonPage;
import se.samkor.matching.ComparisonRows;
import se.samkor.matching.MatchedComparison;
import se.samkor.matching.PersonRows;
import se.samkor.run.Progress;
import se.samkor.run.Settings;
import se.samkor.schema.ComparisonTable;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.store.ResultCsv;

/** The durability cohort and the registers to matched comparison persons and effects. */
final class CompareStep {
    private static final List<RegisterSchema> READ = List.of(
            InsatsTable.SCHEMA,
            ParticipationTable.SCHEMA,
            SicknessBenefitTable.SCHEMA,
            DisabilityBenefitTable.SCHEMA,
            PopulationTable.SCHEMA,
            PopulationEventTable.SCHEMA,
            JobSeekerTable.SCHEMA);

    private static final String PERSONS = DurabilityPersonsTable.TABLE.name();

    private final Installation installation;
    private final Delivery delivery;
    private final int year;
    private final DurabilityStep.Result measured;
    private final ComparisonOptions options;

    CompareStep(
            Installation installation,
            Delivery delivery,
            int year,
            DurabilityStep.Result measured,
            ComparisonOptions options) {
        this.installation = installation;
        this.delivery = delivery;
        this.year = year;
        this.measured = measured;
        this.options = options;
    }

    /** The result tables by name, rows in order. */
    record Result(int year, Map<String, List<Row>> tables, Map<String, Long> versions) {
        List<Row> rows(ResultTable table) {
            return tables.getOrDefault(table.name(), List.of());
        }
    }

    /** What was compared and is not stored yet. */
    record Made(Map<String, List<Row>> tables, int participants, long matched) {}

    Result run() {
        Instant started = Instant.now();
        Made made = make();
        Map<String, Long> written = save(made.tables());
        installation.ledger().record(plan(), started, new Ledger.Done(written, made.participants(), made.matched()));
        return new Result(year, made.tables(), written);
    }

    /** What is about to be compared, by which a run that did the same is found. */
    Ledger.Plan plan() {
        Map<String, Long> read = new TreeMap<>(delivery.versions());
        read.keySet().retainAll(READ.stream().map(RegisterSchema::name).toList());
        read.put(PERSONS, cohort());
        return new Ledger.Plan("compare", delivery.name(), year, read, options.asUsed());
    }

    private long cohort() {
        return measured.versions().getOrDefault(PERSONS, 0L);
    }

    /** Compares without writing anything. */
    Made make() {
        Map<Long, int[]> participants = participants();
        Settings settings = installation.settings();
        MatchedComparison comparison = installation.progress().step("comparison persons", () -> {
            MatchedComparison found =
                    MatchedComparison.of(sources(), participants, settings.windowDays(), settings::benefitsOf, options);
            return new Progress.Outcome<>(
                    Progress.number(participants.size()) + " participants, " + Progress.number(found.candidates())
                            + " candidates",
                    found);
        });
        int observedFrom =
                delivery.observedFrom().map(day -> (int) day.toEpochDay()).orElse(Integer.MIN_VALUE);
        Map<String, List<Row>> tables = installation.progress().step("effects", () -> {
            Map<String, List<Row>> rowsOf = new ComparisonRows(
                            comparison, year, settings.windowDays(), settings.netDays(), observedFrom)
                    .tables();
            long rows = rowsOf.values().stream().mapToLong(List::size).sum();
            return new Progress.Outcome<>(Progress.number(rows) + " rows in " + rowsOf.size() + " tables", rowsOf);
        });
        return new Made(tables, participants.size(), comparison.statuses().getOrDefault("matched", 0L));
    }

    private Map<Long, int[]> participants() {
        Map<Long, int[]> participants = new HashMap<>();
        for (Row row : installation
                .store()
                .read(PERSONS, cohort())
                .filter(DurabilityPersonsTable.EXIT_YEAR + " = " + year)
                .select(DurabilityPersonsTable.PERSON, DurabilityPersonsTable.START, DurabilityPersonsTable.END)
                .collectAsList()) {
            participants.put(row.getLong(0), new int[] {day(row, 1), day(row, 2)});
        }
        if (participants.isEmpty()) {
            throw new Stop.UnreadableInput(
                    "Cannot compare: nobody whose insats ended in " + year + " could be followed up.");
        }
        return participants;
    }

    private static int day(Row row, int column) {
        return (int) row.getDate(column).toLocalDate().toEpochDay();
    }

    private PersonRows.Sources sources() {
        PersonNumbers numbers = KnownNumbers.of(installation, delivery).numbers(installation);
        return new PersonRows.Sources(
                needed(InsatsTable.SCHEMA),
                numbers.anonymised(needed(ParticipationTable.SCHEMA)),
                numbers.identified(needed(SicknessBenefitTable.SCHEMA)),
                numbers.identified(needed(DisabilityBenefitTable.SCHEMA)),
                numbers.identified(needed(PopulationTable.SCHEMA)),
                register(PopulationEventTable.SCHEMA).map(numbers::identified),
                register(JobSeekerTable.SCHEMA).map(numbers::identified));
    }

    private Dataset<Row> needed(RegisterSchema schema) {
        return register(schema)
                .orElseThrow(() -> new Stop.UnreadableInput(
                        "Cannot compare: the delivery " + delivery.name() + " has no " + schema.name() + "."));
    }

    private Optional<Dataset<Row>> register(RegisterSchema schema) {
        @Nullable Long version = delivery.versions().get(schema.name());
        return Optional.ofNullable(version).map(v -> installation.store().read(schema.name(), v));
    }

    private Map<String, Long> save(Map<String, List<Row>> tables) {
        Map<String, Long> written = new TreeMap<>();
        for (ResultTable table : ComparisonTable.ALL) {
            List<Row> rows = tables.getOrDefault(table.name(), List.of());
            boolean byYear = List.of(table.type().fieldNames()).contains("exit_year");
            written.put(
                    table.name(),
                    byYear
                            ? installation.store().replaceWhere(table.name(), table.type(), rows, "exit_year", year)
                            : installation.store().overwrite(table.name(), table.type(), rows));
        }
        return written;
    }

    /** Writes the result files and returns their paths. */
    static List<Path> export(Result result, Path out) {
        List<Path> files = new ArrayList<>();
        for (ResultTable table : ComparisonTable.ALL) {
            files.add(ResultCsv.write(out, table.name(), table.type(), result.rows(table)));
        }
        files.add(new ComparisonPage(result.year(), result.tables(), new CompareText(result).warnings()).write(out));
        return files;
    }
}
