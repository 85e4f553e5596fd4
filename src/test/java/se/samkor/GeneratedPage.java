package se.samkor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of {@code src/docs} that is made from declarations in the code: compared with them, or written anew when the tests
 * are run with {@code -Dsamkor.docs=write}.
 */
public final class GeneratedPage {
    private static final Path DOCS = Path.of("src", "docs");

    private GeneratedPage() {}

    /** Compares or writes the page. */
    public static void check(String name, String expected) {
        Path page = DOCS.resolve(name);
        try {
            if ("write".equals(System.getProperty("samkor.docs"))) {
                Files.writeString(page, expected, StandardCharsets.UTF_8);
            }
            assertThat(page)
                    .as("page made from declarations; run the tests with -Dsamkor.docs=write")
                    .exists();
            assertThat(Files.readString(page, StandardCharsets.UTF_8))
                    .as("%s; run the tests with -Dsamkor.docs=write", page)
                    .isEqualTo(expected);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
