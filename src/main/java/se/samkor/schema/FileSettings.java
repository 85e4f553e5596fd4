package se.samkor.schema;

import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

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
            if (!isDefault(all.getPropertySources(each.getKey()))) {
                said.set(each.getKey(), each.getValue());
            }
        }
        return said;
    }

    private static boolean isDefault(String @Nullable [] sources) {
        return sources != null && sources.length > 0 && sources[sources.length - 1].endsWith("-default.xml");
    }
}
