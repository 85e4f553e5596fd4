package se.samkor.table.book;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a figure is printed: as the reports do, each by itself and half up, so that a column may add to 99 or 101.
 *
 * @param words the heading
 * @param factor what the figure is multiplied by
 * @param decimals printed
 */
public record Print(Words words, double factor, int decimals) {
    /** A whole number. */
    static final Print COUNT = new Print(new Words("Antal", "Number"), 1, 0);

    /** A share in percent. */
    static final Print PERCENT = new Print(new Words("Procent", "Percent"), 100, 0);

    /** A change of a share, in percentage points. */
    static final Print POINTS = new Print(new Words("Förändring, procentenheter", "Change, percentage points"), 100, 0);

    /** A change of a number. */
    static final Print CHANGE = new Print(new Words("Förändring", "Change"), 1, 0);

    /** Kronor in millions. */
    static final Print MILLIONS = new Print(new Words("Miljoner kronor", "Million kronor"), 1e-6, 0);

    /** The printed figure. */
    public BigDecimal of(double value) {
        return BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(factor)).setScale(decimals, RoundingMode.HALF_UP);
    }
}
