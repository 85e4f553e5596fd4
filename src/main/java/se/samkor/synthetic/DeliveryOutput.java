package se.samkor.synthetic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import se.samkor.domain.Stop;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;

/** The folder that a delivery is written to, on any file system that Hadoop knows; every line ends in a line feed. */
public final class DeliveryOutput {
    private static final String FACTS = "delivery.conf";
    private static final String TRUTH = "truth";

    private final org.apache.hadoop.fs.Path folder;
    private final FileSystem files;

    private DeliveryOutput(org.apache.hadoop.fs.Path folder, FileSystem files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Opens a folder.
     *
     * @param folder a path, or the address of a folder on another file system
     */
    public static DeliveryOutput open(String folder, Configuration configuration) {
        try {
            boolean address = folder.matches("[a-z][a-z0-9+.-]+:.*");
            URI uri = address
                    ? URI.create(folder)
                    : Path.of(folder).toAbsolutePath().toUri();
            // an instance of its own: what is set here must not reach others
            FileSystem files = FileSystem.newInstance(uri, configuration);
            files.setWriteChecksum(false);
            return new DeliveryOutput(new org.apache.hadoop.fs.Path(uri), files);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes room: an earlier delivery gives way, a folder with anything else is left alone and refused. */
    public void prepare() {
        try {
            files.mkdirs(folder);
            FileStatus[] held = files.listStatus(folder);
            for (FileStatus file : held) {
                String name = file.getPath().getName();
                if (!ownNames().contains(name)) {
                    throw new Stop.WrongUsage("Cannot generate: "
                            + folder.toUri().getPath() + " holds " + name + ", which is no part of a delivery.");
                }
            }
            for (FileStatus file : held) {
                files.delete(file.getPath(), true);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> ownNames() {
        Set<String> names = new HashSet<>(Set.of(FACTS, TRUTH));
        for (RegisterSchema register : Registers.ALL) {
            names.add(register.name());
            names.add(register.name() + ".csv");
        }
        return names;
    }

    /** Writes a file of the delivery, its name relative to the folder. */
    public void write(String name, List<String> lines) {
        try (Writer out = writer(name)) {
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes what the delivery says about itself; last, so that a folder without it is not taken for whole. */
    public void write(DeliveryFacts facts) {
        write(FACTS, facts.lines());
    }

    /** Writes a file of the truth. */
    public void truth(String name, List<String> lines) {
        write(TRUTH + '/' + name, lines);
    }

    /** Opens a file of the delivery for writing. */
    public Writer writer(String name) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(files.create(child(name), true), StandardCharsets.UTF_8), 1 << 16);
    }

    /** The address of a file of the delivery. */
    public String address(String name) {
        return child(name).toString();
    }

    private org.apache.hadoop.fs.Path child(String name) {
        return new org.apache.hadoop.fs.Path(folder, name);
    }
}
