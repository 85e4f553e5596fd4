package se.samkor.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** Which program made a result: its version and, when it runs from a jar, a digest of what the jar holds. */
public final class CodeVersion {
    private static final String CURRENT = find();

    private CodeVersion() {}

    /** The version of the running program, for example {@code 0.1.0+1f2e3d4c5b6a7988}. */
    public static String current() {
        return CURRENT;
    }

    private static String find() {
        String version = Optional.ofNullable(CodeVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
        try {
            Path place = Path.of(Objects.requireNonNull(
                            CodeVersion.class.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(place) ? version + "+" + Digest.of(contents(place)) : version;
        } catch (URISyntaxException | IllegalArgumentException unusual) {
            return version;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the program's own jar", unreadable);
        }
    }

    /** What is in a jar: names, sizes and checksums, which the jar's own list has; the files themselves need not be read. */
    private static byte[] contents(Path jar) throws IOException {
        try (ZipFile files = new ZipFile(jar.toFile())) {
            return files.stream()
                    .map(file -> file.getName() + ' ' + file.getSize() + ' ' + file.getCrc())
                    .sorted()
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
