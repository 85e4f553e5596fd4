package se.samkor.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Which program made a result: its version and, when it runs from a jar, a digest of the jar. */
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
            return Files.isRegularFile(place) ? version + "+" + Digest.of(Files.readAllBytes(place)) : version;
        } catch (URISyntaxException | IllegalArgumentException unusual) {
            return version;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the program's own jar", unreadable);
        }
    }
}
