package se.samkor.register;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.samkor.register.Validation.Finding;
import se.samkor.schema.ColumnKind;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.RejectedTable;
import se.samkor.schema.RepairableTable;

/**
 * A register after its one pass of rules, written down with its findings: from here the accepted rows, the rejected rows
 * and the counts are taken. Rows equal in every column are found through a 64-bit hash and then compared in full.
 */
public final class StagedRegister {
    private static final long FEW_VALUES = 1_000_000;
    private static final List<String> PLACE =
            List.of(RegisterReader.FILE, RegisterReader.BLOCK, RegisterReader.SEQUENCE);

    private final RegisterSchema schema;
    private final List<Finding> findings;
    private final Dataset<Row> rows;
    private final Optional<Dataset<Row>> duplicates;
    private final List<Tally> tally;
    private final Map<String, Long> duplicatesByFile;

    /**
     * @param rows what {@link Validation#apply} made, as written down
     * @param duplicates what {@link #findDuplicates} found, as written down
     */
    public StagedRegister(
            RegisterSchema schema, List<Finding> findings, Dataset<Row> rows, Optional<Dataset<Row>> duplicates) {
        this.schema = schema;
        this.findings = findings;
        this.rows = rows;
        this.duplicates = duplicates;
        this.tally = Tally.of(schema, rows);
        this.duplicatesByFile = new TreeMap<>();
        duplicates.ifPresent(places -> places.groupBy(RegisterReader.FILE)
                .agg(count(lit(1)))
                .collectAsList()
                .forEach(row -> duplicatesByFile.put(row.getString(0), row.getLong(1))));
    }

    /**
     * The places of rows that equal an earlier row in every column; the earliest by file and row is not among them. Empty
     * when there is none.
     */
    public static Optional<Dataset<Row>> findDuplicates(RegisterSchema schema, Dataset<Row> rows) {
        Dataset<Row> accepted = rows.filter(col(Validation.BROKEN).isNull());
        JavaRDD<Long> repeated = RepeatedValues.of(accepted.select(Validation.HASH));
        long values = repeated.count();
        if (values == 0) {
            return Optional.empty();
        }
        Dataset<Row> hashes = rows.sparkSession()
                .createDataset(repeated.rdd(), Encoders.LONG())
                .toDF("_same");
        Column[] content =
                schema.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
        WindowSpec alike = Window.partitionBy(content)
                .orderBy(PLACE.stream().map(functions::col).toArray(Column[]::new));
        return Optional.of(accepted.join(
                        values < FEW_VALUES ? broadcast(hashes) : hashes,
                        accepted.col(Validation.HASH).equalTo(hashes.col("_same")),
                        "left_semi")
                .withColumn("_nth", row_number().over(alike))
                .filter(col("_nth").gt(1))
                .select(PLACE.stream().map(functions::col).toArray(Column[]::new)));
    }

    /** The validated register. */
    public Dataset<Row> accepted() {
        return kept().select(columns().toArray(Column[]::new));
    }

    private Dataset<Row> kept() {
        Dataset<Row> unbroken = rows.filter(col(Validation.BROKEN).isNull());
        return duplicates
                .map(places -> unbroken.join(places, PLACE.toArray(String[]::new), "left_anti"))
                .orElse(unbroken);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (RegisterColumn column : schema.columns()) {
            columns.add(col(column.name()));
        }
        columns.add(col(RegisterSchema.FLAGS));
        return columns;
    }

    /** The rejected rows of a delivery: {@link RejectedTable}; empty where every row was accepted. */
    public Optional<Dataset<Row>> rejected(String delivery) {
        List<Dataset<Row>> kinds = new ArrayList<>();
        if (!tally.stream().allMatch(some -> some.place().accepted())) {
            kinds.add(rows.filter(col(Validation.BROKEN).isNotNull())
                    .select(place(
                            functions.element_at(codes(), col(Validation.BROKEN)),
                            functions.element_at(sources(), col(Validation.BROKEN)),
                            col(Validation.OFFENDING))));
        }
        duplicates.ifPresent(places -> kinds.add(
                places.select(place(lit(RuleCatalogue.EXACT_DUPLICATE.code()), lit(""), lit("(hela raden)")))));
        return kinds.stream().reduce(Dataset::unionByName).map(all -> numbered(all, delivery));
    }

    /** The row number follows from the place in the block and the rows of the file before it. */
    private Dataset<Row> numbered(Dataset<Row> all, String delivery) {
        Dataset<Row> blocks = blocks();
        return all.join(
                        broadcast(blocks),
                        all.col(RegisterReader.FILE)
                                .equalTo(blocks.col("_f"))
                                .and(all.col(RegisterReader.BLOCK).equalTo(blocks.col("_b"))))
                .select(
                        lit(delivery).as(RejectedTable.DELIVERY),
                        lit(schema.name()).as(RejectedTable.REGISTER),
                        col(RegisterReader.FILE).as(RejectedTable.SOURCE_FILE),
                        col(RegisterReader.SEQUENCE).plus(col("_offset")).as(RejectedTable.ROW_NUMBER),
                        col(RejectedTable.RULE),
                        col(RejectedTable.COLUMN),
                        col(RejectedTable.VALUE));
    }

    private static Column[] place(Column rule, Column column, Column value) {
        List<Column> columns = new ArrayList<>();
        PLACE.forEach(name -> columns.add(col(name)));
        columns.add(rule.as(RejectedTable.RULE));
        columns.add(column.as(RejectedTable.COLUMN));
        columns.add(value.as(RejectedTable.VALUE));
        return columns.toArray(Column[]::new);
    }

    private Column codes() {
        return functions.array(findings.stream().map(f -> lit(f.rule().code())).toArray(Column[]::new));
    }

    private Column sources() {
        return functions.array(findings.stream().map(f -> lit(f.column())).toArray(Column[]::new));
    }

    /** For each block of a file, what makes a sequence number a row number. There is a block for every 128 MB or so. */
    private Dataset<Row> blocks() {
        TreeMap<String, TreeMap<Long, long[]>> files = new TreeMap<>();
        for (Tally some : tally) {
            long[] block = files.computeIfAbsent(some.place().file(), file -> new TreeMap<>())
                    .computeIfAbsent(some.place().block(), start -> new long[] {Long.MAX_VALUE, 0});
            block[0] = Math.min(block[0], some.first());
            block[1] += some.rows();
        }
        List<Row> offsets = new ArrayList<>();
        files.forEach((file, blocks) -> {
            long earlier = 0;
            for (Map.Entry<Long, long[]> block : blocks.entrySet()) {
                offsets.add(RowFactory.create(file, block.getKey(), earlier + 1 - block.getValue()[0]));
                earlier += block.getValue()[1];
            }
        });
        StructType type = new StructType()
                .add("_f", DataTypes.StringType)
                .add("_b", DataTypes.LongType)
                .add("_offset", DataTypes.LongType);
        return rows.sparkSession().createDataFrame(offsets, type);
    }

    /** How many rows of each file repeat an earlier one; files without any are left out. */
    Map<String, Long> duplicatesByFile() {
        return duplicatesByFile;
    }

    /** Counts by file, block and finding. */
    List<Tally> tally() {
        return tally;
    }

    /** How many accepted rows of each file are marked by each rule: {@code file, rule, rows}. */
    public List<Row> flagCounts() {
        if (tally.stream().allMatch(some -> some.flagged() == 0)) {
            return List.of();
        }
        return kept().filter(col(RegisterSchema.FLAGS).isNotNull())
                .select(
                        col(RegisterReader.FILE).as("file"),
                        explode(col(RegisterSchema.FLAGS)).as("rule"))
                .groupBy("file", "rule")
                .agg(count(lit(1)).as("rows"))
                .collectAsList();
    }

    /** The pseudonyms and their collision checks: {@code person, check}, each pair once. */
    public Dataset<Row> pseudonyms() {
        String person = schema.person().orElseThrow().name();
        return rows.filter(col(person).isNotNull().and(col(Validation.BROKEN).isNull()))
                .select(col(person).as("person"), col(Validation.CHECK).as("check"))
                .distinct();
    }

    /** Rows rejected for nothing but a faulty number, with the numbers it may have been meant for: {@link RepairableTable}. */
    public Dataset<Row> repairable() {
        List<Column> columns = new ArrayList<>();
        for (RegisterColumn column : schema.columns()) {
            if (column.kind() != ColumnKind.PERSON) {
                columns.add(col(column.name()));
            }
        }
        columns.add(col(RegisterSchema.FLAGS));
        columns.add(col(Validation.VARIANTS).as(RepairableTable.VARIANTS));
        return rows.filter(col(Validation.VARIANTS).isNotNull())
                .select(columns.toArray(Column[]::new))
                .distinct();
    }

    /** The findings, in the order of their numbers. */
    public List<Finding> findings() {
        return findings;
    }

    /** The register's columns. */
    public RegisterSchema schema() {
        return schema;
    }
}
