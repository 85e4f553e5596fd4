package se.samkor.identity;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import se.samkor.domain.Stop;

/**
 * The secret that makes pseudonyms. It comes from a file or the environment, stays outside the store, and is never shown:
 * two installations with different keys cannot be linked. A key may follow others ({@link #after}), when a store has been
 * given a new one.
 */
public final class PseudonymKey implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The environment variable that may hold the key. */
    public static final String VARIABLE = "SAMKOR_KEY";

    /** The name of the user's own key in the configuration folder. */
    public static final String FILE = "pseudonym.key";

    private static final int SHORTEST = 16;
    private static final int NEW_KEY_BYTES = 32;

    private final byte[] secret;
    private final byte[][] earlier;

    private PseudonymKey(byte[] secret, byte[]... earlier) {
        this.secret = secret;
        this.earlier = earlier;
    }

    /** A key and, when it was made just now, where it was put. */
    public record Found(PseudonymKey key, Optional<Path> createdAt) {}

    /**
     * Finds the key: the file if one is named, else the environment variable, else the user's own key, which is made when
     * there is none.
     */
    public static Found find(Optional<Path> file, Optional<String> variable, Path configurationFolder) {
        if (file.isPresent()) {
            return new Found(read(file.get()), Optional.empty());
        }
        if (variable.isPresent()) {
            return new Found(of(variable.get(), "the environment variable " + VARIABLE), Optional.empty());
        }
        Path own = configurationFolder.resolve(FILE);
        if (Files.exists(own)) {
            return new Found(read(own), Optional.empty());
        }
        create(own);
        return new Found(read(own), Optional.of(own));
    }

    /** A key from its text: at least 16 characters. */
    public static PseudonymKey of(String text, String where) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new Stop.WrongUsage("Cannot use the pseudonym key in " + where + ": expected at least " + SHORTEST
                    + " characters, found " + bytes.length + ".");
        }
        return new PseudonymKey(bytes);
    }

    /** A key of bytes that were one before. */
    static PseudonymKey ofSecret(byte[] secret) {
        return new PseudonymKey(secret);
    }

    /** The key in a file: a text of at least 16 characters. */
    public static PseudonymKey read(Path file) {
        try {
            return of(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new Stop.WrongUsage("Cannot read the pseudonym key file " + file
                    + ": expected a text file of at least " + SHORTEST + " characters, found "
                    + (Files.exists(file) ? "one that cannot be read" : "no file") + ".");
        }
    }

    private static void create(Path file) {
        byte[] random = new byte[NEW_KEY_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, Base64.getEncoder().encodeToString(random) + System.lineSeparator());
        } catch (IOException failed) {
            throw new Stop.WrongUsage("Cannot create a pseudonym key at " + file
                    + "; name a key file with --key-file or set " + VARIABLE + ".");
        }
    }

    /** A short public fingerprint, by which a store knows that it is opened with the key that made it. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("samkor key fingerprint".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(secret), 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * This key as the successor of another. It makes the pseudonyms that {@link Rekeying} makes of the other's: nobody who
     * has only the other can tell them from chance.
     */
    public PseudonymKey after(PseudonymKey other) {
        byte[][] all = Arrays.copyOf(other.earlier, other.earlier.length + 1);
        all[other.earlier.length] = other.secret;
        return new PseudonymKey(secret, all);
    }

    /** The secret that a number meets first: the oldest. */
    byte[] first() {
        return earlier.length == 0 ? secret : earlier[0];
    }

    /** The secrets after the first, the oldest first; none for a key that has followed no other. */
    byte[][] following() {
        if (earlier.length == 0) {
            return new byte[0][];
        }
        byte[][] following = Arrays.copyOfRange(earlier, 1, earlier.length + 1);
        following[earlier.length - 1] = secret;
        return following;
    }

    /** The secrets before this key's own, the oldest first. */
    byte[][] earlier() {
        return earlier;
    }

    /** This key's own secret, without those before it. */
    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "PseudonymKey[hidden]";
    }
}
