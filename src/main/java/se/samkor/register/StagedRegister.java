package se.samkor.register;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import se.samkor.register.Validation.Finding;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.RejectedTable;

/**
 * A register after its one pass of rules, written down with its findings: from here the accepted rows, the rejected rows
 * and the counts are taken. Rows equal in every column are found through a 64-bit hash and then compared in full.
 */
public final class StagedRegister {
    private static final List<String> PLACE =
            List.of(RegisterReader.FILE, RegisterReader.BLOCK, RegisterReader.SEQUENCE);

    private final RegisterSchema schema;
    private final List<Finding> findings;
    private final Dataset<Row> rows;
    private final Dataset<Row> duplicates;

    /**
     * @param rows what {@link Validation#apply} made, as written down
     * @param duplicates what {@link #findDuplicates} found, as written down
     */
    public StagedRegister(RegisterSchema schema, List<Finding> findings, Dataset<Row> rows, Dataset<Row> duplicates) {
        this.schema = schema;
        this.findings = findings;
        this.rows = rows;
        this.duplicates = duplicates;
    }

    /** The places of rows that equal an earlier row in every column; the earliest by file and row is not among them. */
    public static Dataset<Row> findDuplicates(RegisterSchema schema, Dataset<Row> rows) {
        Dataset<Row> accepted = rows.filter(col(Validation.BROKEN).isNull());
        Dataset<Row> hashes = accepted.groupBy(Validation.HASH)
                .agg(count(lit(1)).as("_n"))
                .filter(col("_n").gt(1))
                .select(col(Validation.HASH).as("_same"));
        Column[] content =
                schema.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
        WindowSpec alike = Window.partitionBy(content)
                .orderBy(PLACE.stream().map(functions::col).toArray(Column[]::new));
        return accepted.join(hashes, accepted.col(Validation.HASH).equalTo(hashes.col("_same")), "left_semi")
                .withColumn("_nth", row_number().over(alike))
                .filter(col("_nth").gt(1))
                .select(PLACE.stream().map(functions::col).toArray(Column[]::new));
    }

    /** The validated register. */
    public Dataset<Row> accepted() {
        return kept().select(columns().toArray(Column[]::new));
    }

    private Dataset<Row> kept() {
        Dataset<Row> unbroken = rows.filter(col(Validation.BROKEN).isNull());
        return unbroken.join(duplicates, PLACE.toArray(String[]::new), "left_anti");
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (RegisterColumn column : schema.columns()) {
            columns.add(col(column.name()));
        }
        columns.add(col(RegisterSchema.FLAGS));
        return columns;
    }

    /** The rejected rows of a delivery: {@link RejectedTable}. */
    public Dataset<Row> rejected(String delivery) {
        Dataset<Row> broken = rows.filter(col(Validation.BROKEN).isNotNull())
                .select(place(
                        functions.element_at(codes(), col(Validation.BROKEN)),
                        functions.element_at(sources(), col(Validation.BROKEN)),
                        col(Validation.OFFENDING)));
        Dataset<Row> repeated =
                duplicates.select(place(lit(RuleCatalogue.EXACT_DUPLICATE.code()), lit(""), lit("(hela raden)")));
        Dataset<Row> all = broken.unionByName(repeated);
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
                        col(RegisterReader.SEQUENCE)
                                .minus(col("_first"))
                                .plus(col("_earlier"))
                                .plus(1)
                                .as(RejectedTable.ROW_NUMBER),
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

    /** For each block of a file: the first sequence number in it, and the rows of the file before it. */
    private Dataset<Row> blocks() {
        WindowSpec earlier = Window.partitionBy("_f").orderBy("_b").rowsBetween(Window.unboundedPreceding(), -1);
        return rows.groupBy(
                        col(RegisterReader.FILE).as("_f"),
                        col(RegisterReader.BLOCK).as("_b"))
                .agg(min(RegisterReader.SEQUENCE).as("_first"), count(lit(1)).as("_rows"))
                .withColumn("_earlier", functions.coalesce(sum("_rows").over(earlier), lit(0L)))
                .drop("_rows");
    }

    /**
     * Counts by file and finding: {@code file, finding} (missing: accepted so far), {@code rows}, and for every column how
     * many rows have a value.
     */
    public Dataset<Row> counts() {
        List<Column> filled = new ArrayList<>();
        for (RegisterColumn column : schema.columns()) {
            filled.add(sum(when(hasValue(column), 1L).otherwise(0L)).as(column.name()));
        }
        return rows.groupBy(
                        col(RegisterReader.FILE).as("file"),
                        col(Validation.BROKEN).as("finding"))
                .agg(count(lit(1)).as("rows"), filled.toArray(Column[]::new));
    }

    private static Column hasValue(RegisterColumn column) {
        Column value = col(column.name());
        return column.kind() == se.samkor.schema.ColumnKind.LISTED_CODES
                ? functions.size(value).gt(0)
                : value.isNotNull();
    }

    /** How many rows of each file repeat an earlier one: {@code file, rows}. */
    public Dataset<Row> duplicateCounts() {
        return duplicates
                .groupBy(col(RegisterReader.FILE).as("file"))
                .agg(count(lit(1)).as("rows"));
    }

    /** How many accepted rows of each file are marked by each rule: {@code file, rule, rows}. */
    public Dataset<Row> flagCounts() {
        return kept().filter(col(RegisterSchema.FLAGS).isNotNull())
                .select(
                        col(RegisterReader.FILE).as("file"),
                        explode(col(RegisterSchema.FLAGS)).as("rule"))
                .groupBy("file", "rule")
                .agg(count(lit(1)).as("rows"));
    }

    /** The pseudonyms and their collision checks: {@code person, check}, each pair once. */
    public Dataset<Row> pseudonyms() {
        String person = schema.person().orElseThrow().name();
        return rows.filter(col(person).isNotNull().and(col(Validation.BROKEN).isNull()))
                .select(col(person).as("person"), col(Validation.CHECK).as("check"))
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
