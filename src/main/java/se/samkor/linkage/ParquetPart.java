package se.samkor.linkage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A stretch of a Parquet file: the row groups whose middle lies in it.
 *
 * @param path of the file
 * @param from first byte
 * @param to the byte after the last
 */
record ParquetPart(String path, long from, long to) implements Serializable {
    private static final long MOST_BYTES = 128L << 20;

    /** The files of a Dataset in parts; empty when the Dataset is more, or other, than all rows of plain Parquet files. */
    static Optional<List<ParquetPart>> of(Dataset<Row> register) {
        LogicalPlan plan = register.queryExecution().analyzed();
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
                        .forEach(file -> parts.addAll(parts(file.fileStatus()))));
        return parts;
    }

    private static List<ParquetPart> parts(FileStatus file) {
        List<ParquetPart> parts = new ArrayList<>();
        for (long from = 0; from < file.getLen(); from += MOST_BYTES) {
            parts.add(new ParquetPart(file.getPath().toString(), from, Math.min(file.getLen(), from + MOST_BYTES)));
        }
        return parts;
    }
}
