package se.samkor.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.FilePartition;
import org.apache.spark.sql.execution.datasources.FilePartition$;
import org.apache.spark.sql.execution.datasources.FileScanRDD;
import org.apache.spark.sql.execution.datasources.FileScanRDD$;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import se.samkor.schema.FileSettings;
import se.samkor.schema.InternalRows;

/**
 * Parquet files read by Spark's own reader, cut as Spark cuts them, without a query: a pass over all rows has nothing to plan, and to
 * plan takes longer than to read what a cohort has.
 */
record ParquetScan(SparkSession spark, FileSystem files, List<FileStatus> data, StructType type) {
    /** Some columns, of structs no more than the wanted fields. */
    InternalRows rows(StructType wanted) {
        Configuration conf = FileSettings.of(spark, files.getUri());
        Map<String, String> options =
                Map$.MODULE$.<String, String>empty().$plus(new Tuple2<>(FileFormat.OPTION_RETURNING_BATCH(), "false"));
        Function1<PartitionedFile, Iterator<InternalRow>> reader = new ParquetFileFormat()
                .buildReaderWithPartitionValues(
                        spark, type, new StructType(), wanted, seq(List.<Filter>of()), options, conf);
        FileScanRDD rows = new FileScanRDD(
                spark,
                reader,
                partitions(),
                wanted,
                FileScanRDD$.MODULE$.$lessinit$greater$default$5(),
                FileScanRDD$.MODULE$.$lessinit$greater$default$6(),
                FileScanRDD$.MODULE$.$lessinit$greater$default$7());
        return new InternalRows(
                wanted, JavaRDD.fromRDD(rows, scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class)));
    }

    private Seq<FilePartition> partitions() {
        SQLConf settings = spark.sessionState().conf();
        long opening = settings.filesOpenCostInBytes();
        long all = data.stream().mapToLong(file -> file.getLen() + opening).sum();
        long each = Math.min(
                settings.filesMaxPartitionBytes(),
                Math.max(opening, all / spark.sparkContext().defaultParallelism()));
        List<PartitionedFile> parts = new ArrayList<>();
        for (FileStatus file : data) {
            for (long from = 0; from < file.getLen(); from += each) {
                parts.add(part(file, from, Math.min(each, file.getLen() - from)));
            }
        }
        // the longest first, as Spark packs them
        parts.sort(java.util.Comparator.comparingLong(PartitionedFile::length).reversed());
        return FilePartition$.MODULE$.getFilePartitions(spark, seq(parts), each);
    }

    private PartitionedFile part(FileStatus file, long from, long length) {
        return new PartitionedFile(
                InternalRow.empty(),
                SparkPath.fromFileStatus(file),
                from,
                length,
                hosts(file, from, length),
                file.getModificationTime(),
                file.getLen(),
                Map$.MODULE$.empty());
    }

    /** Where a stretch lies; nowhere in particular when nobody says. */
    private String[] hosts(FileStatus file, long from, long length) {
        try {
            BlockLocation[] blocks = files.getFileBlockLocations(file, from, length);
            return blocks.length == 0 ? new String[0] : blocks[0].getHosts();
        } catch (IOException unknown) {
            return new String[0];
        }
    }

    private static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list).toSeq();
    }
}
