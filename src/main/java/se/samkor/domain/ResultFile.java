package se.samkor.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A result as text: UTF-8, its folder made where there is none, an earlier file of the name replaced. */
public final class ResultFile {
    private ResultFile() {}

    /** A text as a field of CSV: in quotation marks only where it needs them. */
    public static String field(String text) {
        boolean plain =
                text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Writes a file and returns its path. */
    public static Path write(Path file, CharSequence text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
    }
}
