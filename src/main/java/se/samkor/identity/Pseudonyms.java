package se.samkor.identity;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns what identifies a person in a delivery into a keyed 64-bit pseudonym: the first eight bytes of HMAC-SHA-256. The
 * next eight are the check by which a collision of two persons would be found. A key that follows others turns what they
 * make into its own ({@link Rekeying}).
 *
 * <p>Registers hold runs of rows of the same person, so the latest results are kept in a small table. Not safe for
 * several threads at once; every task has its own copy.
 */
public final class Pseudonyms implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int REMEMBERED = 1 << 12;
    private static final String ALGORITHM = "HmacSHA256";

    private final PseudonymKey key;
    private final LocalDate asOf;
    private final IdentityKind kind;
    private final Rekeying[] following;
    private transient @Nullable Mac mac;
    private transient @Nullable String @Nullable [] texts;
    private transient @Nullable Pseudonym @Nullable [] known;

    public Pseudonyms(PseudonymKey key, IdentityKind kind, LocalDate asOf) {
        this.key = key;
        this.kind = kind;
        this.asOf = asOf;
        this.following = Arrays.stream(key.following()).map(Rekeying::new).toArray(Rekeying[]::new);
    }

    /** The pseudonym of a number or lopnr, or the rule that the text breaks. */
    public Pseudonym of(String text) {
        if (texts == null || known == null) {
            texts = new String[REMEMBERED];
            known = new Pseudonym[REMEMBERED];
        }
        int slot = (text.hashCode() * 0x9E3779B9) >>> 20;
        Pseudonym remembered = known[slot];
        if (remembered != null && text.equals(texts[slot])) {
            return remembered;
        }
        Pseudonym made = make(text);
        texts[slot] = text;
        known[slot] = made;
        return made;
    }

    private Pseudonym make(String text) {
        if (kind == IdentityKind.LOPNR) {
            return hash("lopnr:" + text.strip(), Optional.empty());
        }
        PersonNumber.Parsed parsed = PersonNumber.parse(text, asOf);
        if (parsed.number().isEmpty()) {
            return Pseudonym.faulty(parsed.fault().orElseThrow());
        }
        PersonNumber number = parsed.number().get();
        return hash("personnummer:" + number.digits(), number.birthDate());
    }

    /**
     * The pseudonyms of the valid numbers that a faulty text may have been meant for ({@link NumberVariants}), sorted;
     * none for a lopnr, in which an error cannot be seen.
     */
    public long[] variants(String text) {
        if (kind == IdentityKind.LOPNR) {
            return new long[0];
        }
        return NumberVariants.of(text, asOf).stream()
                .mapToLong(digits ->
                        hash("personnummer:" + digits, Optional.empty()).value())
                .sorted()
                .distinct()
                .toArray();
    }

    private Pseudonym hash(String message, Optional<LocalDate> birthDate) {
        ByteBuffer hash = ByteBuffer.wrap(mac().doFinal(message.getBytes(StandardCharsets.UTF_8)));
        long value = hash.getLong();
        long check = hash.getLong();
        for (Rekeying next : following) {
            check = next.check(value, check);
            value = next.value(value);
        }
        return new Pseudonym(value, check, birthDate, Optional.empty());
    }

    private Mac mac() {
        if (mac == null) {
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key.first(), ALGORITHM));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return mac;
    }

    /**
     * What has become of an identity.
     *
     * @param value the pseudonym; means nothing when there is a fault
     * @param check equal for equal persons; two checks behind one value are a collision
     * @param birthDate as the number says; empty for lopnr and for coordination numbers without a date
     * @param fault what is wrong with the number, if anything
     */
    public record Pseudonym(long value, long check, Optional<LocalDate> birthDate, Optional<PersonNumber.Fault> fault) {
        private static Pseudonym faulty(PersonNumber.Fault fault) {
            return new Pseudonym(0, 0, Optional.empty(), Optional.of(fault));
        }
    }
}
