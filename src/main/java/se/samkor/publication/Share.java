package se.samkor.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.samkor.domain.WilsonInterval;

/**
 * A share of published counts in per cent, with Wilson's 95 % interval. It is made of figures that are published themselves, so
 * that it tells nothing more; where either is withheld, so is the share.
 */
record Share(Figure point, Figure low, Figure high) {
    private static final int DECIMALS = 1;

    static Share of(Figure part, Figure whole) {
        if (part.state() == Figure.State.WITHHELD || whole.state() == Figure.State.WITHHELD) {
            return new Share(Figure.WITHHELD, Figure.WITHHELD, Figure.WITHHELD);
        }
        if (!part.isShown() || !whole.isShown() || whole.number().signum() == 0) {
            return new Share(Figure.NOT_APPLICABLE, Figure.NOT_APPLICABLE, Figure.NOT_APPLICABLE);
        }
        long n = whole.number().longValue();
        long count = part.number().longValue();
        WilsonInterval interval = WilsonInterval.ofShare(count, n);
        return new Share(percent((double) count / n), percent(interval.low()), percent(interval.high()));
    }

    private static Figure percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(100 * share).setScale(DECIMALS, RoundingMode.HALF_UP);
        return new Figure(Figure.State.SHOWN, percent);
    }

    /** The share with its interval, as in a sentence. */
    String words(Language language) {
        Numbers numbers = new Numbers(language);
        return point.isShown()
                ? numbers.of(point) + language.pick(" procent (95-procentigt intervall ", " per cent (95 % interval ")
                        + numbers.interval(low, high) + ")"
                : point.state() == Figure.State.WITHHELD
                        ? language.pick(".. (lämnas inte ut)", ".. (withheld)")
                        : language.pick("inte möjlig att beräkna", "not computable");
    }
}
