package se.samkor.job;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import se.samkor.domain.Stop;

/**
 * A result folder at an address of another file system, such as {@code hdfs://name/results}. While the job runs, results are
 * written to a folder of this machine that its user alone can read; when it ends they are copied to the address and the folder is
 * removed. What stands at the address already has its name in the folder, so that a file which the job takes away, as an earlier
 * publication, is taken away there, too.
 */
final class OutFolder {
    private final String address;
    private final FileSystem files;
    private final Path remote;
    private final java.nio.file.Path local;
    private final Set<String> before;

    private OutFolder(String address, FileSystem files, Path remote, java.nio.file.Path local, Set<String> before) {
        this.address = address;
        this.files = files;
        this.remote = remote;
        this.local = local;
        this.before = before;
    }

    /** Whether a place is at an address of another file system than this machine's own. */
    static boolean isElsewhere(String place) {
        // a single letter is a drive
        return place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") && !place.startsWith("file:");
    }

    /** The folder of a plain path or of a {@code file:} address; a clear stop where there can be none. */
    static java.nio.file.Path here(String place) {
        java.nio.file.Path folder =
                place.startsWith("file:") ? java.nio.file.Path.of(URI.create(place)) : java.nio.file.Path.of(place);
        java.nio.file.Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent());
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new Stop.UnreadableInput("Cannot write results to " + place + ": expected a folder that this user may"
                    + " write to; found " + (Files.isDirectory(there) ? "one without that right: " : "a file: ") + there
                    + ".");
        }
        return folder;
    }

    /** Reaches the address, or stops with a clear line. */
    static OutFolder open(String address) {
        Path remote = new Path(address);
        try {
            FileSystem files = remote.getFileSystem(new Configuration());
            java.nio.file.Path local = Files.createTempDirectory("samkor-out");
            Set<String> before = new HashSet<>();
            if (files.exists(remote)) {
                RemoteIterator<LocatedFileStatus> found = files.listFiles(remote, true);
                while (found.hasNext()) {
                    String name = name(files.makeQualified(remote), found.next().getPath());
                    before.add(name);
                    Files.createDirectories(
                            Objects.requireNonNull(local.resolve(name).getParent()));
                    Files.createFile(local.resolve(name));
                }
            }
            return new OutFolder(address, files, files.makeQualified(remote), local, before);
        } catch (IOException | IllegalArgumentException unreachable) {
            throw unreachable(address, unreachable);
        }
    }

    private static Stop unreachable(String address, Exception cause) {
        return new Stop.UnreadableInput(
                "Cannot write results to " + address + ": expected a folder that this user may write to ("
                        + cause.getClass().getSimpleName() + ").");
    }

    private static String name(Path root, Path file) {
        return root.toUri().relativize(file.toUri()).getPath();
    }

    /** Where the job writes. */
    java.nio.file.Path local() {
        return local;
    }

    /** What is said of files in the folder, with the address in its place. */
    String named(String text) {
        return text.replace(local.toString(), address);
    }

    /** Copies what was written, takes away what was taken away, and removes the folder. */
    void deliver() {
        try (Stream<java.nio.file.Path> walk = Files.walk(local)) {
            Set<String> now = new HashSet<>();
            List<java.nio.file.Path> written =
                    walk.filter(Files::isRegularFile).sorted().toList();
            for (java.nio.file.Path file : written) {
                String name = local.relativize(file).toString().replace(java.io.File.separatorChar, '/');
                now.add(name);
                if (Files.size(file) > 0) {
                    files.copyFromLocalFile(false, true, new Path(file.toUri()), new Path(remote, name));
                }
            }
            for (String name : before) {
                if (!now.contains(name)) {
                    files.delete(new Path(remote, name), false);
                }
            }
        } catch (IOException failed) {
            throw unreachable(address, failed);
        } finally {
            remove();
        }
    }

    private void remove() {
        try (Stream<java.nio.file.Path> walk = Files.walk(local)) {
            for (java.nio.file.Path file :
                    walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            // in the system's folder for temporary files, which the system empties
        }
    }
}
