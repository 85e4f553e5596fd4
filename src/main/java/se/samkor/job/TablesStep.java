package se.samkor.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple3;
import se.samkor.linkage.PersonNumbers;
import se.samkor.run.Progress;
import se.samkor.schema.CohortRule;
import se.samkor.schema.EconomyTable;
import se.samkor.schema.FinsamFollowUpTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.ResultTable;
import se.samkor.schema.TableBookTable;
import se.samkor.schema.VolumeTable;
import se.samkor.table.book.BookPart;
import se.samkor.table.book.BookTable;
import se.samkor.table.book.CellCounter;
import se.samkor.table.book.Identities;
import se.samkor.table.book.MeasuredTable;
import se.samkor.table.book.TablePage;
import se.samkor.table.book.Words;

/**
 * The registers of a delivery to the table book of a year. Participations are counted for all tables in one pass, part by
 * part; the other registers are short and counted here. Nothing is stored before all identities hold.
 */
final class TablesStep {
    private static final List<RegisterSchema> READ = List.of(
            InsatsTable.SCHEMA,
            ParticipationTable.SCHEMA,
            VolumeTable.SCHEMA,
            MembershipTable.SCHEMA,
            EconomyTable.SCHEMA,
            FinsamFollowUpTable.SCHEMA,
            JobSeekerTable.SCHEMA);
    /** Those of many rows, which are not brought together here. */
    private static final List<RegisterSchema> LONG = List.of(ParticipationTable.SCHEMA, JobSeekerTable.SCHEMA);

    private static final String SPANS = "_spans";
    private static final int LONGEST_SERIES = 20;
    private static final String MISTAKE = "mistake";

    private final Installation installation;
    private final Delivery delivery;
    private final int year;
    private final List<TablePage> pages;
    private final BookMeasures measures;
    private final KnownNumbers known;

    TablesStep(Installation installation, Delivery delivery, int year, List<TablePage> pages) {
        this(installation, delivery, year, pages, BookMeasures.latest(installation, delivery, year));
    }

    TablesStep(Installation installation, Delivery delivery, int year, List<TablePage> pages, BookMeasures measures) {
        this.installation = installation;
        this.delivery = delivery;
        this.year = year;
        this.pages = pages.stream().filter(page -> page.isFor(year)).toList();
        this.measures = measures;
        this.known = KnownNumbers.of(installation, delivery);
    }

    /**
     * The book.
     *
     * @param parts its tables in order
     * @param rows the same as they are stored
     * @param names what the förbund are called
     * @param summary for the terminal
     */
    record Result(List<BookPart> parts, List<Row> rows, Map<String, Words> names, List<String> summary) {}

    Result run() {
        Instant started = Instant.now();
        Result result = make();
        save(started, result.rows());
        return result;
    }

    /** What is about to be counted, by which a run that did the same is found. */
    Ledger.Plan plan() {
        Map<String, Long> read = new TreeMap<>(delivery.versions());
        read.keySet().retainAll(READ.stream().map(RegisterSchema::name).toList());
        read.putAll(measures.versions());
        return new Ledger.Plan("tables", delivery.name(), year, read, pages.toString() + " numbers=" + known.digest());
    }

    /** Makes the book without writing anything. */
    Result make() {
        CellCounter counter = new CellCounter(pages, year);
        Map<String, List<Row>> registers = shortRegisters();
        List<Row> memberships = registers.getOrDefault(MembershipTable.SCHEMA.name(), List.of());
        long mistakes = installation.progress().step("facts of " + year, () -> {
            long left = count(counter, registers);
            return new Progress.Outcome<>(pages.size() + " tables counted", left);
        });
        List<BookTable> counted =
                counter.tables().stream().filter(BookTable::hasAnything).toList();
        List<MeasuredTable> measured = measures.tables();
        installation.progress().step("identities", () -> {
            Identities.require(counted, measured);
            return new Progress.Outcome<>("all hold", counted.size());
        });
        List<BookPart> parts = new ArrayList<>(counted);
        parts.addAll(measured);
        List<Row> rows = BookRows.of(year, parts);
        List<String> summary = new ArrayList<>();
        summary.add("Table book " + year + ": " + parts.size() + " tables, " + Progress.number(rows.size())
                + " figures; all identities hold.");
        summary.add("Registered by mistake and left out: " + Progress.number(mistakes) + " participations.");
        List<String> empty = pages.stream()
                .map(TablePage::id)
                .filter(id -> counted.stream().noneMatch(table -> table.id().equals(id)))
                .toList();
        if (!empty.isEmpty()) {
            summary.add("Not in the registers of these years: " + String.join(", ", empty) + ".");
        }
        return new Result(parts, rows, BookFacts.names(memberships), summary);
    }

    private void save(Instant started, List<Row> rows) {
        Ledger.Plan plan = plan();
        if (installation.ledger().earlier(plan).isPresent()) {
            installation.progress().say("tables: the book of " + year + " is stored already");
            return;
        }
        ResultTable table = TableBookTable.TABLE;
        long version = installation.store().replaceWhere(table.name(), table.type(), rows, "book_year", year);
        Map<String, Long> written = Map.of(TableBookTable.TABLE.name(), version);
        installation.ledger().record(plan, started, new Ledger.Done(written, rows.size(), rows.size()));
    }

    private Optional<Dataset<Row>> register(RegisterSchema schema) {
        @Nullable Long version = delivery.versions().get(schema.name());
        return Optional.ofNullable(version).map(v -> installation.store().read(schema.name(), v));
    }

    /** All registers but the participations: at most some thousands of rows each. */
    private Map<String, List<Row>> shortRegisters() {
        Map<String, List<Row>> rows = new ConcurrentHashMap<>();
        List<Runnable> readings = READ.stream()
                .filter(schema -> !LONG.contains(schema))
                .<Runnable>map(schema ->
                        () -> register(schema).ifPresent(register -> rows.put(schema.name(), register.collectAsList())))
                .toList();
        SideBySide.run(installation.spark(), readings);
        return rows;
    }

    /** Counts everything, and returns how many participations were registered by mistake. */
    private long count(CellCounter counter, Map<String, List<Row>> registers) {
        Function<RegisterSchema, List<Row>> rows = schema -> registers.getOrDefault(schema.name(), List.of());
        BookFacts facts = new BookFacts(rows.apply(InsatsTable.SCHEMA));
        rows.apply(InsatsTable.SCHEMA).forEach(row -> counter.add(facts.insats(row)));
        rows.apply(VolumeTable.SCHEMA).forEach(row -> facts.volume(row).forEach(counter::add));
        rows.apply(FinsamFollowUpTable.SCHEMA)
                .forEach(row -> BookFacts.finsam(row).forEach(counter::add));
        rows.apply(EconomyTable.SCHEMA).forEach(row -> counter.add(BookFacts.amount(row)));
        BookFacts.kommuner(rows.apply(MembershipTable.SCHEMA), year - LONGEST_SERIES, year)
                .forEach(counter::add);
        long mistakes = 0;
        for (Tuple3<Integer, String, Double> cell : participations(facts)) {
            if (cell._2().equals(MISTAKE)) {
                mistakes += Math.round(cell._3());
            } else {
                counter.merge(cell._1(), cell._2(), cell._3());
            }
        }
        return mistakes;
    }

    private List<Tuple3<Integer, String, Double>> participations(BookFacts facts) {
        Optional<Dataset<Row>> register = register(ParticipationTable.SCHEMA);
        if (register.isEmpty()) {
            return List.of();
        }
        // everything of a person in one part and together, so that different persons can be counted there
        Dataset<Row> byPerson = withJobSeeking(register.get(), known.numbers(installation))
                .repartition(coalesce(col(ParticipationTable.PERSON), hash(col(ParticipationTable.PARTICIPATION))))
                .sortWithinPartitions(ParticipationTable.PERSON);
        MapPartitionsFunction<Row, Tuple3<Integer, String, Double>> count = new Counting(facts, pages, year);
        return byPerson.mapPartitions(count, Encoders.tuple(Encoders.INT(), Encoders.STRING(), Encoders.DOUBLE()))
                .collectAsList();
    }

    /** Participations under the newest numbers and, where the register is there, whether the person seeks work after the end. */
    private Dataset<Row> withJobSeeking(Dataset<Row> register, PersonNumbers numbers) {
        Dataset<Row> participations = numbers.anonymised(register);
        Optional<Dataset<Row>> seekers = register(JobSeekerTable.SCHEMA).map(numbers::identified);
        if (seekers.isEmpty()) {
            return participations;
        }
        Dataset<Row> spans = seekers.get()
                .groupBy(ParticipationTable.PERSON)
                .agg(collect_list(struct(col(JobSeekerTable.FROM), col(JobSeekerTable.TO)))
                        .as(SPANS));
        Column left = date_add(col(ParticipationTable.END), 1);
        Column seeks = exists(col(SPANS), span -> span.getField(JobSeekerTable.FROM)
                .leq(left)
                .and(coalesce(span.getField(JobSeekerTable.TO).geq(left), lit(true))));
        Column ended = col(ParticipationTable.PERSON).isNotNull().and(left.isNotNull());
        return participations
                .join(spans, new String[] {ParticipationTable.PERSON}, "left")
                .withColumn(BookFacts.SEEKS_WORK, when(ended, coalesce(seeks, lit(false))))
                .drop(SPANS);
    }

    /** Counts the participations of a part. */
    private record Counting(BookFacts facts, List<TablePage> pages, int year)
            implements MapPartitionsFunction<Row, Tuple3<Integer, String, Double>> {
        @Override
        public Iterator<Tuple3<Integer, String, Double>> call(Iterator<Row> rows) {
            CellCounter counter = new CellCounter(pages, year);
            double mistakes = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                if (CohortRule.MISTAKE.equals(row.getAs(ParticipationTable.END_REASON))) {
                    mistakes++;
                } else {
                    counter.add(facts.participation(row));
                }
            }
            List<Tuple3<Integer, String, Double>> cells = new ArrayList<>();
            cells.add(new Tuple3<>(-1, MISTAKE, mistakes));
            List<Map<String, Double>> byPage = counter.cells();
            for (int page = 0; page < byPage.size(); page++) {
                int at = page;
                byPage.get(page).forEach((key, amount) -> cells.add(new Tuple3<>(at, key, amount)));
            }
            return cells.iterator();
        }
    }

    /** Writes a file for each table, and the book in the shape of the reports in both languages; returns their paths. */
    static List<Path> export(Result result, int year, Path out) {
        return new BookFiles(out, year).write(result);
    }
}
