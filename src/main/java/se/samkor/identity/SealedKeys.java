package se.samkor.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import se.samkor.domain.Stop;

/**
 * The keys that a key has followed, as a text that only the key can open (AES-256-GCM under a secret of its own, derived
 * from the key). A store keeps it, so that after a change of key the new key's file is all that anybody needs, and the old
 * file can be destroyed.
 */
public final class SealedKeys {
    private static final String HEADER = "samkor-sealed-keys 1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private SealedKeys() {}

    /** The keys before this one, sealed by it. */
    public static String seal(PseudonymKey key) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        List<String> secrets = new ArrayList<>();
        for (byte[] earlier : key.earlier()) {
            secrets.add(Base64.getEncoder().encodeToString(earlier));
        }
        byte[] plain = String.join("\n", secrets).getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
            byte[] all = ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
            return HEADER + "\n" + Base64.getEncoder().encodeToString(all) + "\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key with those that it followed; a stop where the text was not sealed by it. */
    public static PseudonymKey open(PseudonymKey key, String sealed) {
        String[] lines = sealed.strip().split("\n", -1);
        if (lines.length != 2 || !lines[0].equals(HEADER)) {
            throw refused("a text of another kind");
        }
        try {
            byte[] all = Base64.getDecoder().decode(lines[1]);
            ByteBuffer bytes = ByteBuffer.wrap(all);
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            PseudonymKey chain = null;
            for (String secret : new String(plain, StandardCharsets.US_ASCII).split("\n", -1)) {
                PseudonymKey next = PseudonymKey.ofSecret(Base64.getDecoder().decode(secret));
                chain = chain == null ? next : next.after(chain);
            }
            return chain == null ? key : key.after(chain);
        } catch (GeneralSecurityException | IllegalArgumentException | java.nio.BufferUnderflowException wrong) {
            throw refused("a text that this key does not open");
        }
    }

    private static Stop.WrongUsage refused(String found) {
        return new Stop.WrongUsage("Cannot use the pseudonym key with this store: expected the store's earlier keys,"
                + " sealed by this one, found " + found + ".");
    }

    private static Cipher cipher(int mode, PseudonymKey key, byte[] nonce) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
        byte[] own = mac.doFinal("samkor sealed keys".getBytes(StandardCharsets.US_ASCII));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(own, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
