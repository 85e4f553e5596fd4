package se.samkor.measure;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.WilsonInterval;

/** A mean with its 95 % interval, which is missing where nothing can be said of it. */
record MeanWithInterval(double mean, @Nullable Double low, @Nullable Double high) {
    /** With an interval of so much to either side. */
    static MeanWithInterval of(double mean, OptionalDouble half) {
        return half.isPresent()
                ? new MeanWithInterval(mean, mean - half.getAsDouble(), mean + half.getAsDouble())
                : new MeanWithInterval(mean, null, null);
    }

    static MeanWithInterval of(double mean, Optional<WilsonInterval> interval) {
        return interval.map(limits -> new MeanWithInterval(mean, limits.low(), limits.high()))
                .orElse(new MeanWithInterval(mean, null, null));
    }

    /** Of a loss, when the interval is that of how much is lost. */
    MeanWithInterval mirrored() {
        return new MeanWithInterval(mean, high == null ? null : 0 - high, low == null ? null : 0 - low);
    }
}
