package se.samkor.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import se.samkor.domain.Stop;

/** The files of a delivery: a folder, local or by URI. */
public final class DeliveryFolder {
    private static final String SETTINGS = "delivery.conf";
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final FileSystem files;

    private DeliveryFolder(Path root, FileSystem files) {
        this.root = root;
        this.files = files;
    }

    /** Opens a delivery that must exist and be a folder. */
    public static DeliveryFolder open(String location, Configuration hadoop) {
        try {
            Path path = new Path(location);
            FileSystem files = path.getFileSystem(hadoop);
            if (!files.exists(path)) {
                throw new Stop.UnreadableInput("Cannot read the delivery " + location + ": there is no such folder.");
            }
            if (!files.getFileStatus(path).isDirectory()) {
                throw new Stop.UnreadableInput(
                        "Cannot read the delivery " + location + ": expected a folder, found a file.");
            }
            return new DeliveryFolder(files.makeQualified(path), files);
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new Stop.UnreadableInput(
                    "Cannot read the delivery " + location + ": " + unreachable.getMessage() + ".");
        }
    }

    /** The folder's own name, by which the store knows the delivery. */
    public String name() {
        return root.getName().isEmpty() ? "delivery" : root.getName();
    }

    /** What {@code delivery.conf} says; nothing when there is none. */
    public DeliverySettings settings() {
        Path file = new Path(root, SETTINGS);
        try {
            if (!files.exists(file)) {
                return DeliverySettings.none();
            }
            try (InputStream in = files.open(file)) {
                return DeliverySettings.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), SETTINGS);
            }
        } catch (IOException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + file + ": " + unreadable.getMessage() + ".");
        }
    }

    /** The files of a register, by name; empty when the delivery does not hold it. */
    List<FileStatus> filesOf(String register) {
        List<FileStatus> found = new ArrayList<>();
        for (FileStatus entry : list(root)) {
            String base = base(entry.getPath().getName());
            if (base.equalsIgnoreCase(register)) {
                if (entry.isDirectory() && !isDelta(entry.getPath())) {
                    list(entry.getPath()).stream().filter(FileStatus::isFile).forEach(found::add);
                } else {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    /** Whether a folder is a Delta table. */
    boolean isDelta(Path folder) {
        try {
            return files.exists(new Path(folder, "_delta_log"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A path relative to the delivery, as reports name it. */
    String relative(Path path) {
        String whole = files.makeQualified(path).toString();
        String folder = root.toString();
        return whole.startsWith(folder) ? whole.substring(folder.length()).replaceFirst("^/+", "") : path.getName();
    }

    /** The first bytes of a file, at most {@code limit}. */
    byte[] head(Path file, int limit) {
        try (InputStream in = files.open(file)) {
            return in.readNBytes(limit);
        } catch (IOException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + relative(file) + ": " + unreadable.getMessage() + ".");
        }
    }

    InputStream open(Path file) throws IOException {
        return files.open(file);
    }

    /** A digest over the names and contents of all files: equal for equal deliveries. */
    public String fingerprint() {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            addTo(all, root);
            return HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The size of all files together. */
    public long bytes() {
        return bytes(root);
    }

    private long bytes(Path folder) {
        return list(folder).stream()
                .mapToLong(entry -> entry.isDirectory() ? bytes(entry.getPath()) : entry.getLen())
                .sum();
    }

    private void addTo(MessageDigest digest, Path folder) {
        for (FileStatus entry : list(folder)) {
            digest.update(relative(entry.getPath()).getBytes(StandardCharsets.UTF_8));
            if (entry.isDirectory()) {
                addTo(digest, entry.getPath());
            } else {
                addContent(digest, entry.getPath());
            }
        }
    }

    private void addContent(MessageDigest digest, Path file) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = files.open(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + relative(file) + ": " + unreadable.getMessage() + ".");
        }
    }

    private List<FileStatus> list(Path folder) {
        try {
            return Arrays.stream(files.listStatus(folder))
                    .filter(entry -> !entry.getPath().getName().startsWith(".")
                            && !entry.getPath().getName().equals("_SUCCESS"))
                    .sorted(Comparator.comparing(entry -> entry.getPath().getName()))
                    .toList();
        } catch (IOException unreadable) {
            throw new Stop.UnreadableInput("Cannot list " + relative(folder) + ": " + unreadable.getMessage() + ".");
        }
    }

    private static String base(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extension(lower)
                .map(e -> name.substring(0, name.length() - e.length() - 1))
                .orElse(name);
    }

    /** The extension of a data file, if it is one that can be read. */
    static Optional<String> extension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String extension : new String[] {"csv", "csv.gz", "parquet", "sas7bdat", "txt"}) {
            if (lower.endsWith("." + extension)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }
}
