package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the writers must make byte by byte. */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "publication");

    private Golden() {}

    static void check(String name, String made) throws IOException {
        assertThat(made).isEqualTo(Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8));
    }
}
