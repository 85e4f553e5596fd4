package se.samkor;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.RuntimeConfig;

/** The local file system, which counts how often each file is opened while it is in use. */
public final class CountedFiles extends LocalFileSystem {
    private static final Map<String, Integer> OPENED = new ConcurrentSkipListMap<>();

    /** What is to be counted. */
    public interface Work {
        void run() throws IOException;
    }

    /** How often the files whose path holds a text are opened by some work. */
    public static Map<String, Integer> during(String part, Work work) throws IOException {
        RuntimeConfig conf = SharedSpark.session().conf();
        conf.set("fs.file.impl", CountedFiles.class.getName());
        conf.set("fs.file.impl.disable.cache", "true");
        OPENED.clear();
        try {
            work.run();
        } finally {
            conf.unset("fs.file.impl");
            conf.unset("fs.file.impl.disable.cache");
        }
        Map<String, Integer> found = new ConcurrentSkipListMap<>(OPENED);
        found.keySet().removeIf(path -> !path.contains(part));
        return found;
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        OPENED.merge(path.toUri().getPath(), 1, Integer::sum);
        return super.open(path, bufferSize);
    }
}
