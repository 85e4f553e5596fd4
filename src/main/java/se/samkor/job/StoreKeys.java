package se.samkor.job;

import se.samkor.identity.PseudonymKey;
import se.samkor.identity.SealedKeys;
import se.samkor.store.DeltaStore;

/** A store's keys when it has had several: the present one is given, those before it lie in the store, sealed by it. */
final class StoreKeys {
    private StoreKeys() {}

    /** The key as this store uses it. */
    static PseudonymKey complete(DeltaStore store, PseudonymKey given) {
        return store.note(name(given)).map(text -> SealedKeys.open(given, text)).orElse(given);
    }

    /** Keeps the keys before this one, for those who have this one. */
    static void keep(DeltaStore store, PseudonymKey key) {
        store.keepNote(name(key), SealedKeys.seal(key));
    }

    private static String name(PseudonymKey key) {
        return "samkor-keys-" + key.fingerprint();
    }
}
