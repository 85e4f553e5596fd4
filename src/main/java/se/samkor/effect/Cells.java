package se.samkor.effect;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Numbers as cells of a result table: missing ones are empty. */
final class Cells {
    private Cells() {}

    static @Nullable Integer of(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    static @Nullable Double of(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
