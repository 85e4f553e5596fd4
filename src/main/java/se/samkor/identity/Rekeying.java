package se.samkor.identity;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * From a pseudonym under one key to that under the next: HMAC-SHA-256 of the old pseudonym under the new secret. No number
 * is needed for it, so a store is given a new key without its deliveries; and the old secret alone, which made what goes in,
 * says nothing of what comes out. Not safe for several threads at once.
 */
final class Rekeying implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] VALUE = "samkor pseudonym".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHECK = "samkor check".getBytes(StandardCharsets.US_ASCII);

    private final byte[] secret;
    private transient @Nullable Mac mac;

    Rekeying(byte[] secret) {
        this.secret = secret;
    }

    /** The pseudonym under the new key, of that under the old. */
    long value(long old) {
        byte[] message = Arrays.copyOf(VALUE, VALUE.length + Long.BYTES);
        ByteBuffer.wrap(message).putLong(VALUE.length, old);
        return hash(message);
    }

    /** The collision check under the new key, of the old pseudonym and its check. */
    long check(long old, long check) {
        byte[] message = Arrays.copyOf(CHECK, CHECK.length + 2 * Long.BYTES);
        ByteBuffer.wrap(message).putLong(CHECK.length, old).putLong(CHECK.length + Long.BYTES, check);
        return hash(message);
    }

    private long hash(byte[] message) {
        return ByteBuffer.wrap(mac().doFinal(message)).getLong();
    }

    private Mac mac() {
        if (mac == null) {
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret, ALGORITHM));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return mac;
    }
}
