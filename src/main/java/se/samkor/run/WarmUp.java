package se.samkor.run;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.slf4j.LoggerFactory;

/**
 * Loads, beside the reading of options and the opening of Spark, libraries that every job on a store needs a moment later: the log,
 * Hadoop's configuration, Parquet and its native codecs. One processor would do it one after the other; the other is idle then. Only
 * libraries that know nothing of Spark, so that two threads never wait for each other's classes.
 */
public final class WarmUp {
    private static final List<String> NEEDED = List.of(
            "org.apache.parquet.format.converter.ParquetMetadataConverter",
            "org.apache.parquet.hadoop.ParquetFileReader",
            "org.xerial.snappy.Snappy",
            "com.github.luben.zstd.Zstd");
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private WarmUp() {}

    /** Begins to load, once in a process; nobody need wait for it, and what cannot be loaded is missed where it is used. */
    public static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread thread = new Thread(WarmUp::load, "samkor-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void load() {
        LoggerFactory.getLogger(WarmUp.class);
        new Configuration().size();
        try {
            UserGroupInformation.getCurrentUser();
        } catch (IOException unknown) {
            LoggerFactory.getLogger(WarmUp.class).debug("the user is not known yet");
        }
        // what Spark asks of the machine's memory
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
        ManagementFactory.getPlatformMBeanServer();
        for (String name : NEEDED) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException | LinkageError absent) {
                LoggerFactory.getLogger(WarmUp.class).debug("not loaded ahead: {}", name);
            }
        }
        // a digest of all that the program holds
        CodeVersion.current();
    }
}
