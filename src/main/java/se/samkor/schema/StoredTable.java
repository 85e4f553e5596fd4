package se.samkor.schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** A table as a step may want it: its files, its rows in a plain pass, or a query. Nothing is read or planned until asked for. */
public final class StoredTable {
    private final StructType type;
    private final Optional<List<ParquetPart>> files;
    private final Function<StructType, InternalRows> scan;
    private final Function<StructType, Optional<List<InternalRow>>> here;
    private final Supplier<Dataset<Row>> query;

    private StoredTable(
            StructType type,
            Optional<List<ParquetPart>> files,
            Function<StructType, InternalRows> scan,
            Function<StructType, Optional<List<InternalRow>>> here,
            Supplier<Dataset<Row>> query) {
        this.type = type;
        this.files = files;
        this.scan = scan;
        this.here = here;
        this.query = query;
    }

    /**
     * All rows of Parquet files.
     *
     * @param scan some columns, read by tasks
     * @param here some columns, read in the driver; empty where that would take longer
     */
    public static StoredTable ofFiles(
            StructType type,
            List<ParquetPart> files,
            Function<StructType, InternalRows> scan,
            Function<StructType, Optional<List<InternalRow>>> here,
            Supplier<Dataset<Row>> query) {
        return new StoredTable(type, Optional.of(List.copyOf(files)), scan, here, query);
    }

    /** What a query finds. Where that is all rows of plain Parquet files, their files are known. */
    public static StoredTable of(Dataset<Row> query) {
        return new StoredTable(
                query.schema(),
                filesOf(query),
                columns -> InternalRows.of(query, List.of(columns.fieldNames())),
                columns -> Optional.empty(),
                () -> query);
    }

    /** The columns. */
    public StructType type() {
        return type;
    }

    /** Whether the table has a column. */
    public boolean has(String column) {
        return Arrays.asList(type.fieldNames()).contains(column);
    }

    /** The files; empty when the table is more, or other, than all rows of plain Parquet files. */
    public Optional<List<ParquetPart>> files() {
        return files;
    }

    /** Some columns of all rows, in the order named. */
    public InternalRows rows(List<String> columns) {
        return rows(typed(columns));
    }

    /**
     * The same.
     *
     * @param columns of the table, of whose structs some fields may be left out; they may then be there nevertheless
     */
    public InternalRows rows(StructType columns) {
        return scan.apply(columns);
    }

    private StructType typed(List<String> columns) {
        return new StructType(columns.stream().map(type::apply).toArray(StructField[]::new));
    }

    /** What is added up of some columns of all rows: in the driver where the table is small, else where the rows are. */
    public <T extends Serializable> T gather(List<String> columns, Seeing<T> seeing) {
        Optional<List<InternalRow>> few = here.apply(typed(columns));
        if (few.isEmpty()) {
            return Passing.of(rows(columns), seeing).alone();
        }
        T sum = seeing.nothing();
        few.get().forEach(row -> seeing.see(sum, row));
        return sum;
    }

    /** For queries. */
    public Dataset<Row> dataset() {
        return query.get();
    }

    private static Optional<List<ParquetPart>> filesOf(Dataset<Row> query) {
        LogicalPlan plan = query.queryExecution().analyzed();
        if (plan instanceof LogicalRelation relation
                && relation.relation() instanceof HadoopFsRelation files
                && files.fileFormat().getClass().equals(ParquetFileFormat.class)
                && files.partitionSchema().isEmpty()) {
            return Optional.of(parts(files));
        }
        return Optional.empty();
    }

    private static List<ParquetPart> parts(HadoopFsRelation relation) {
        List<ParquetPart> parts = new ArrayList<>();
        Seq<Expression> noFilter =
                JavaConverters.asScalaBuffer(List.<Expression>of()).toSeq();
        JavaConverters.seqAsJavaList(relation.location().listFiles(noFilter, noFilter))
                .forEach(folder -> JavaConverters.seqAsJavaList(folder.files())
                        .forEach(file -> parts.addAll(ParquetPart.of(
                                file.fileStatus().getPath().toString(),
                                file.fileStatus().getLen()))));
        return parts;
    }
}
