package se.samkor.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.JobConf;
import se.samkor.schema.FileSettings;

/**
 * Takes the default values of YARN and MapReduce out of a configuration. Spark writes and reads the whole configuration
 * anew with every read of a file and every write of a table; of its hundred kilobytes, two thirds are defaults of services that
 * no task asks (and those who would have the same values in their code). That was a sixth of the processor time of a small
 * follow-up. What a site file, Spark or a user has set stays.
 */
final class HadoopDefaults {
    private static final List<String> UNASKED = List.of("yarn.", "mapreduce.");

    private HadoopDefaults() {}

    static void drop(Configuration conf) {
        loaded(conf);
        List<String> unasked = new ArrayList<>();
        for (Map.Entry<String, String> entry : conf) {
            if (UNASKED.stream().anyMatch(entry.getKey()::startsWith) && FileSettings.isDefault(conf, entry.getKey())) {
                unasked.add(entry.getKey());
            }
        }
        unasked.forEach(conf::unset);
    }

    /** A class that brings defaults of its own when it is first used would bring all of them back. */
    private static void loaded(Configuration conf) {
        new JobConf(false);
        try {
            FileSystem.getFileSystemClass("file", conf);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
