package se.samkor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import se.samkor.SharedSpark;

/** What was said of Hadoop and of Spark reaches the tasks; what nobody said only where a file system may ask for it. */
class FileSettingsTest {
    private final SparkSession spark = SharedSpark.session().newSession();

    @Test
    void forFilesOfTheMachineOnlyWhatWasSaid() {
        spark.conf().set("spark.sql.parquet.compression.codec", "zstd");
        spark.conf().set("parquet.block.size", "4711");
        Configuration local = FileSettings.of(spark, URI.create("file:/somewhere"));
        assertThat(local.get("parquet.block.size")).isEqualTo("4711");
        assertThat(local.get("spark.sql.parquet.compression.codec")).isEqualTo("zstd");
        assertThat(local.get("fs.file.impl"))
                .isEqualTo(spark.sessionState().newHadoopConf().get("fs.file.impl"));
        assertThat(local.get("hadoop.tmp.dir")).isNull();
    }

    @Test
    void forOtherFilesEverything() {
        Configuration all = FileSettings.of(spark, URI.create("hdfs://somewhere/store"));
        assertThat(all.get("hadoop.tmp.dir")).isNotNull();
        assertThat(all.size()).isEqualTo(spark.sessionState().newHadoopConf().size());
    }
}
