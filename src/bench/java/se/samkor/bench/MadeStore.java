package se.samkor.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import se.samkor.job.Main;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.store.DeltaStore;
import se.samkor.synthetic.population.PopulationDelivery;
import se.samkor.synthetic.population.PopulationSize;

/**
 * A store with as many part-cases as wanted, made once: a small delivery is read the ordinary way, and then its large registers
 * are replaced by columns drawn with hashes, which takes seconds where reading would take minutes. A person has 20 part-cases
 * on average over 2012 to 2022, some of them overlapping; one person in 67 takes part in an insats. A person's rows stand
 * together, as a register has them, and pseudonyms are random.
 */
final class MadeStore {
    static final int YEAR = 2020;
    static final int ROWS_A_PERSON = 20;
    private static final int PERSONS_A_PARTICIPANT = 67;
    private static final int YEARS = 10;
    private static final long ROWS_A_FILE = 2_500_000;
    private static final int SMALL = 2000;

    private final SparkSession spark;
    private final Path folder;
    private final long rows;

    private MadeStore(SparkSession spark, Path folder, long rows) {
        this.spark = spark;
        this.folder = folder;
        this.rows = rows;
    }

    /** Where the linked store of a size stands; made where it is not there yet. */
    static Path of(SparkSession spark, Path root, long rows) throws IOException {
        Path folder = root.resolve("registers-" + rows);
        MadeStore made = new MadeStore(spark, folder, rows);
        Path store = folder.resolve("store");
        Path linked = folder.resolve("linked");
        if (!Files.exists(folder.resolve("ready"))) {
            long start = System.nanoTime();
            delete(folder);
            made.small(store);
            made.fill(store);
            link(store, linked);
            if (Main.run("link", "--store", linked.toString()) != 0) {
                throw new IllegalStateException("The registers were not linked.");
            }
            Files.writeString(folder.resolve("ready"), "");
            System.out.printf(
                    java.util.Locale.ROOT, "made %,d part-cases in %.0f s%n", rows, (System.nanoTime() - start) / 1e9);
        }
        return linked;
    }

    /** The store before it was linked. */
    static Path unlinked(Path linked) {
        return linked.resolveSibling("store");
    }

    /** The same files under another folder; what is written there later does not touch them. */
    static void link(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path there = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else {
                    Files.createLink(there, file);
                }
            }
        }
    }

    /** Removes a folder with everything in it. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void small(Path store) throws IOException {
        Path delivery = folder.resolve("delivery");
        PopulationDelivery.write(
                spark, new PopulationSize(SMALL, 1, 2, 0), delivery.toString(), PopulationDelivery.Format.CSV);
        Path key = Files.writeString(folder.resolve("key"), "a key of made-up registers");
        int status = Main.run(
                "ingest", "--delivery", delivery.toString(), "--store", store.toString(), "--key-file", key.toString());
        if (status != 0) {
            throw new IllegalStateException("The small delivery was not read.");
        }
    }

    private void fill(Path store) throws IOException {
        long disability = rows / 10;
        replace(store, SicknessBenefitTable.SCHEMA, partCases(rows - disability, 0, sickness()));
        replace(store, DisabilityBenefitTable.SCHEMA, partCases(disability, 1, disability()));
        replace(store, ParticipationTable.SCHEMA, participations(store));
        replace(store, PopulationTable.SCHEMA, population());
    }

    private long persons() {
        return rows / ROWS_A_PERSON;
    }

    /** A table anew, as the first version, which is the one that the delivery knows. */
    private void replace(Path store, RegisterSchema schema, Dataset<Row> made) throws IOException {
        delete(store.resolve(schema.name()));
        List<Column> columns = new ArrayList<>();
        List<String> there = List.of(made.columns());
        for (StructField field : schema.stored().fields()) {
            Column value = there.contains(field.name()) ? col(field.name()) : lit(null);
            columns.add(value.cast(field.dataType()).as(field.name()));
        }
        DeltaStore.open(spark, store.toString()).append(schema.name(), made.select(columns.toArray(Column[]::new)));
    }

    private Dataset<Row> range(long size) {
        return spark.range(0, size, 1, (int) Math.max(2, size / ROWS_A_FILE)).toDF();
    }

    private static Map<String, String> sickness() {
        return Map.of(
                "person_number", "id div 18",
                "at", "id % 18",
                "every", "215",
                "days", "1 + pmod(xxhash64(id, 2), if(id % 3 = 0, 14, 90)) + if(id % 41 = 0, 250, 0)",
                "benefit", "element_at(array('SJP','SJP','SJP','SJP','SJP','SJP','RP','RP','FSJP','ASKP'), code + 1)");
    }

    private static Map<String, String> disability() {
        return Map.of(
                "person_number", "id div 2",
                "at", "id % 2",
                "every", "1500",
                "days", "200 + pmod(xxhash64(id, 2), 900)",
                "benefit", "if(pmod(id div 2, 3) = 0, 'AE', 'SE')");
    }

    /** Persons have a number from 0; the pseudonym is a hash of it. */
    private Dataset<Row> partCases(long size, int register, Map<String, String> how) {
        return range(size)
                .selectExpr(
                        "*",
                        how.get("person_number") + " as person_number",
                        "cast(pmod(xxhash64(id, 1), 10) as int) as code",
                        "cast(pmod(xxhash64(id, 4, " + register + "), 4) as int) as quarter",
                        "cast(" + how.get("days") + " as int) as days",
                        "cast((" + how.get("at") + ") * " + how.get("every") + " + pmod(xxhash64(id, 3), 190) as int)"
                                + " as lag")
                // one in six begins within the one before
                .withColumn("lag", expr("lag - if(pmod(xxhash64(id, 5), 6) = 0, " + how.get("every") + " - 20, 0)"))
                .withColumn("from_date", expr("date_add(DATE'2012-01-01', greatest(0, least(lag, 4000)))"))
                .selectExpr(
                        "xxhash64(person_number, 99) as person",
                        "if(code = 9, null, date_sub(from_date, quarter * 20)) as case_from",
                        how.get("benefit") + " as benefit_code",
                        "2500 * (1 + quarter) as extent",
                        "from_date",
                        "least(date_add(from_date, days - 1), DATE'2022-12-31') as to_date",
                        "days as gross_days",
                        "days * (1 + quarter) / 4 as net_days",
                        "days * 123.5 as gross_amount",
                        "if(code = 8, null, concat(element_at(array('F','M','G','S','I','R'), cast(1 + pmod(id, 6) as"
                                + " int)), 10 + pmod(xxhash64(id, 6), 80))) as diagnosis");
    }

    private Dataset<Row> participations(Path store) {
        List<String> insatser = DeltaStore.open(spark, store.toString())
                .read(InsatsTable.SCHEMA.name())
                .select(InsatsTable.INSATS)
                .orderBy(InsatsTable.INSATS)
                .collectAsList()
                .stream()
                .map(row -> "'" + row.getString(0) + "'")
                .toList();
        return spark.range(0, 2 * persons() / PERSONS_A_PARTICIPANT, 1, 2)
                .toDF()
                .selectExpr("*", "id div 2 as participant", "id % 2 as second")
                // half of them take part a second time, some of those before the first time has ended
                .filter("second = 0 or pmod(xxhash64(participant, 7), 2) = 0")
                .selectExpr(
                        "*",
                        "cast(pmod(xxhash64(participant, 8), 1200) + second * pmod(xxhash64(id, 9), 500) as int) as"
                                + " lag",
                        "cast(pmod(xxhash64(id, 10), 400) as int) as days")
                .selectExpr(
                        "concat('D', id) as participation_id",
                        "element_at(array(" + String.join(",", insatser) + "), cast(1 + pmod(xxhash64(id, 11), "
                                + insatser.size() + ") as int)) as insats_id",
                        "xxhash64(participant * " + PERSONS_A_PARTICIPANT + ", 99) as person",
                        "if(pmod(participant, 5) < 3, 'K', 'M') as sex",
                        "cast(1960 + pmod(participant, 40) as int) as birth_year",
                        "date_add(DATE'2017-06-01', lag) as start_date",
                        "if(id % 20 = 7, null, date_add(DATE'2017-06-01', lag + days)) as end_date",
                        "if(id % 100 = 3, 'FELREGISTRERING', null) as end_reason");
    }

    private Dataset<Row> population() {
        List<String> kommuner = new se.samkor.synthetic.Kommuner()
                .codes().stream().map(code -> "'" + code + "'").toList();
        return range(persons() * YEARS)
                .selectExpr("id div " + YEARS + " as person_number", "id % " + YEARS + " as at")
                .selectExpr(
                        "xxhash64(person_number, 99) as person",
                        "cast(2013 + at as int) as year",
                        "element_at(array(" + String.join(",", kommuner)
                                + "), cast(1 + pmod(xxhash64(person_number, 12) + if(at > 5, pmod(person_number, 7)"
                                + " div 6, 0), "
                                + kommuner.size() + ") as int)) as kommun",
                        "if(pmod(person_number div " + PERSONS_A_PARTICIPANT + ", 5) < 3, 'K', 'M') as sex",
                        "date_add(DATE'1952-01-01', cast(pmod(xxhash64(person_number, 13), 17000) as int)) as"
                                + " birth_date");
    }
}
