package se.samkor.job;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.samkor.domain.Stop;
import se.samkor.identity.PseudonymKey;

/** Where the pseudonym key comes from. */
final class KeyOptions {
    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The pseudonym key; else the environment variable SAMKOR_KEY, else the user's own key.")
    @Nullable
    Path keyFile;

    /** A key that must be there; none is made. */
    PseudonymKey existing() {
        boolean made = keyFile == null
                && (System.getenv(PseudonymKey.VARIABLE) == null
                        || System.getenv(PseudonymKey.VARIABLE).isBlank())
                && !Files.exists(configurationFolder().resolve(PseudonymKey.FILE));
        if (made) {
            throw new Stop.WrongUsage(
                    "Cannot find the store's pseudonym key: give it by --key-file or " + PseudonymKey.VARIABLE + ".");
        }
        return key(new PrintWriter(Writer.nullWriter()));
    }

    PseudonymKey key(PrintWriter err) {
        Optional<String> variable =
                Optional.ofNullable(System.getenv(PseudonymKey.VARIABLE)).filter(text -> !text.isBlank());
        PseudonymKey.Found found = PseudonymKey.find(Optional.ofNullable(keyFile), variable, configurationFolder());
        found.createdAt()
                .ifPresent(path -> err.println("A pseudonym key was created at " + path
                        + ". Keep it: without it new deliveries cannot be linked with this store."));
        return found.key();
    }

    private static Path configurationFolder() {
        String xdg = System.getenv("XDG_CONFIG_HOME");
        Path base =
                xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home", "."), ".config") : Path.of(xdg);
        return base.resolve("samkor");
    }
}
