package se.samkor.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What stands in a cell of a publication.
 *
 * @param state why there is no number, if there is none
 * @param number the figure, rounded as published; 0 without one
 */
public record Figure(State state, BigDecimal number) {
    /** Whether there is a number, and why not. */
    public enum State {
        /** There is. */
        SHOWN,
        /** Withheld for the protection of persons; published as two dots. */
        WITHHELD,
        /** There is nothing to compute it from; published as one dot. */
        NOT_APPLICABLE
    }

    static final Figure WITHHELD = new Figure(State.WITHHELD, BigDecimal.ZERO);
    static final Figure NOT_APPLICABLE = new Figure(State.NOT_APPLICABLE, BigDecimal.ZERO);

    static Figure of(double number, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
        return new Figure(State.SHOWN, rounded);
    }

    /** Whether there is a number. */
    public boolean isShown() {
        return state == State.SHOWN;
    }

    /** The number with a decimal point, or the sign for why there is none. */
    public String text() {
        return switch (state) {
            case SHOWN -> number.toPlainString();
            case WITHHELD -> "..";
            case NOT_APPLICABLE -> ".";
        };
    }
}
