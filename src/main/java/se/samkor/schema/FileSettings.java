package se.samkor.schema;

import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Hadoop's configuration for those who read and write files in tasks. To send a configuration packs every one of its values by itself, with
 * where it was said: forty milliseconds for the thousand values that Hadoop has by default. For files of the machine itself, which ask
 * for none of these, only what was said goes along; other file systems get all.
 */
public final class FileSettings {
    private static final String LOCAL = "file";

    private FileSettings() {}

    /** For files in one place. */
    public static Configuration of(SparkSession spark, URI place) {
        Configuration all = spark.sessionState().newHadoopConf();
        return LOCAL.equals(place.getScheme()) ? said(all) : all;
    }

    private static Configuration said(Configuration all) {
        Configuration said = new Configuration(false);
        for (Map.Entry<String, String> each : all) {
            if (!isDefault(all, each.getKey())) {
                said.set(each.getKey(), each.getValue());
            }
        }
        return said;
    }

    /** Whether nobody has said a value: it stands in a file of Hadoop's own defaults alone. */
    public static boolean isDefault(Configuration conf, String key) {
        String[] sources = conf.getPropertySources(key);
        return sources != null && sources.length == 1 && sources[0].endsWith("-default.xml");
    }
}
