package se.samkor.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import se.samkor.domain.Stop;

/**
 * The right to write to a store: one process at a time has it. It is a file in the store that names its holder. A holder
 * that was killed leaves the file behind; the next process on the same machine sees that the holder is gone and takes
 * over. Of a holder on another machine that cannot be known, so a person must say so.
 */
public final class StoreLock implements AutoCloseable {
    private static final String NAME = "samkor-lock";

    private final FileSystem files;
    private final Path path;
    private final String holder;

    private StoreLock(FileSystem files, Path path, String holder) {
        this.files = files;
        this.path = path;
        this.holder = holder;
    }

    /** Takes the lock, or stops with a line that says who has it. */
    static StoreLock take(FileSystem files, Path root, String job) {
        StoreLock lock = new StoreLock(
                files, new Path(root, NAME), Holder.ofThisProcess(job).text());
        try {
            // the second try follows a lock that was left behind, or given up between the two looks
            if (lock.create() || (lock.isAbandoned() && lock.create())) {
                return lock;
            }
            throw new Stop.CannotRunNow("Cannot write to the store " + root + " now: another run has it ("
                    + lock.held().orElse("it has just ended")
                    + "); wait for it, or, when that run is known to be dead, "
                    + "remove the file " + NAME + " in the store.");
        } catch (IOException failed) {
            throw new Stop.UnreadableInput(
                    "Cannot write to the store " + root + ": expected a folder that this user may" + " write to ("
                            + failed.getClass().getSimpleName() + ").");
        }
    }

    private boolean create() throws IOException {
        if (path.toUri().getScheme().equals("file")) {
            return createLocally();
        }
        try (OutputStream out = files.create(path, false)) {
            out.write(holder.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Hadoop's local file system looks and creates in two moves; the operating system does it in one. */
    private boolean createLocally() throws IOException {
        java.nio.file.Path own = Files.createTempFile(local().getParent(), NAME, ".new");
        try {
            Files.writeString(own, holder);
            // the link appears with its content or not at all
            Files.createLink(local(), own);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException noLinks) {
            return createInTwoMoves();
        } finally {
            Files.delete(own);
        }
    }

    private boolean createInTwoMoves() throws IOException {
        try {
            Files.writeString(local(), holder, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    private java.nio.file.Path local() {
        return java.nio.file.Path.of(path.toUri());
    }

    /** Whether the holder is known to be gone; its file is then removed. */
    private boolean isAbandoned() throws IOException {
        Optional<String> found = held();
        if (found.isEmpty()) {
            return true;
        }
        boolean gone = Holder.parse(found.get()).map(Holder::isGone).orElse(false);
        return gone && files.delete(path, false);
    }

    private Optional<String> held() throws IOException {
        try (InputStream in = files.open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException given) {
            return Optional.empty();
        }
    }

    /** Gives the lock back, if it is still this process's own. */
    @Override
    public void close() {
        try {
            if (held().filter(holder::equals).isPresent()) {
                files.delete(path, false);
            }
        } catch (IOException unreachable) {
            // the next run finds a holder that is gone
        }
    }

    /** Who has a store: the job, the machine, the process and since when that process runs. */
    private record Holder(String job, String host, long process, String since) {
        static Holder ofThisProcess(String job) {
            ProcessHandle own = ProcessHandle.current();
            return new Holder(job, thisHost(), own.pid(), started(own));
        }

        private static String thisHost() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }

        private static String started(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toString).orElse("unknown");
        }

        String text() {
            return "job " + job + " on " + host + " process " + process + " since " + since;
        }

        static Optional<Holder> parse(String text) {
            String[] words = text.strip().split(" ", -1);
            boolean complete = words.length == 8 && words[5].matches("[0-9]{1,18}");
            return complete
                    ? Optional.of(new Holder(words[1], words[3], Long.parseLong(words[5]), words[7]))
                    : Optional.empty();
        }

        /** Known only of a process on this machine: it has ended, or its number has been given to another. */
        boolean isGone() {
            return host.equals(thisHost())
                    && ProcessHandle.of(process)
                            .filter(ProcessHandle::isAlive)
                            .filter(alive -> started(alive).equals(since))
                            .isEmpty();
        }
    }
}
