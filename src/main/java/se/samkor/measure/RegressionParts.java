package se.samkor.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What no name explains of a mean difference, parted into regression towards the mean and the rest, with intervals. The slope is
 * that of the straight line of the unexplained days on the days before, over everyone of a sex; a band's share of regression is
 * the slope times the distance of the band's mean of days before from everyone's. Standard errors are those of the influence of
 * each person on the part (infinitesimal jackknife), so that slope and means count as estimated.
 */
final class RegressionParts {
    private final int window;
    private final long[] persons;
    private final long[] sums;
    private final double[] squares;
    private final Band everyone;
    /** n times the sum of squared distances of the days before, exact. */
    private final BigDecimal spread;
    /** n times the sum of products of distances, exact. */
    private final BigDecimal together;
    /** The sum of squared distances of the days before. */
    private final double sumOfSquares;
    /** Of the unexplained days on the days before; 0 where those do not differ. */
    private final double slope;

    /**
     * Everything by days before, 0 through the window's length.
     *
     * @param window length of the window; unexplained days come times it
     * @param sums of the unexplained days
     * @param squares sums of their squares
     */
    RegressionParts(int window, long[] persons, long[] sums, BigDecimal[] squares) {
        this.window = window;
        this.persons = persons.clone();
        this.sums = sums.clone();
        this.squares =
                Arrays.stream(squares).mapToDouble(BigDecimal::doubleValue).toArray();
        this.everyone = band(0, window);
        BigDecimal n = BigDecimal.valueOf(everyone.persons());
        BigDecimal days = BigDecimal.valueOf(everyone.days());
        BigDecimal squaredDays = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (int x = 0; x <= window; x++) {
            squaredDays = squaredDays.add(BigDecimal.valueOf((long) x * x).multiply(BigDecimal.valueOf(persons[x])));
            products = products.add(BigDecimal.valueOf(x).multiply(BigDecimal.valueOf(sums[x])));
        }
        this.spread = n.multiply(squaredDays).subtract(days.multiply(days));
        this.together = n.multiply(products).subtract(days.multiply(BigDecimal.valueOf(everyone.unexplained())));
        // turned into doubles once: it takes a thousand times as long as to reckon with them
        this.sumOfSquares = spread.doubleValue() / everyone.persons();
        this.slope = sumOfSquares == 0 ? 0 : together.doubleValue() / spread.doubleValue();
    }

    /** Sums of those from one number of days before through another. */
    private record Band(int from, int to, long persons, long days, long unexplained) {
        boolean holds(int days) {
            return days >= from && days <= to;
        }

        double meanDays() {
            return (double) days / persons;
        }

        double meanUnexplained() {
            return (double) unexplained / persons;
        }
    }

    private Band band(int from, int to) {
        long n = 0;
        long days = 0;
        long unexplained = 0;
        for (int x = from; x <= to; x++) {
            n += persons[x];
            days += x * persons[x];
            unexplained += sums[x];
        }
        return new Band(from, to, n, days, unexplained);
    }

    /** Regression towards the mean of a band, in days a person; exactly 0 for everyone together. */
    MeanWithInterval regression(int from, int to) {
        Band band = band(from, to);
        if (band.persons() == everyone.persons() || spread.signum() == 0) {
            return new MeanWithInterval(0, 0.0, 0.0);
        }
        return MeanWithInterval.of(mean(band, regressionSum(band)), half(band, false));
    }

    /** What is left of a band, in days a person. */
    MeanWithInterval remaining(int from, int to) {
        Band band = band(from, to);
        BigDecimal left = BigDecimal.valueOf(band.unexplained()).subtract(regressionSum(band));
        return MeanWithInterval.of(mean(band, left), half(band, true));
    }

    private double mean(Band band, BigDecimal sum) {
        return PairedMean.mean(band.persons(), sum, window);
    }

    /** The band's sum of slope times distance from the mean of the days before, in days times the window's length. */
    private BigDecimal regressionSum(Band band) {
        if (band.persons() == everyone.persons() || spread.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal n = BigDecimal.valueOf(everyone.persons());
        BigDecimal distance = n.multiply(BigDecimal.valueOf(band.days()))
                .subtract(BigDecimal.valueOf(everyone.days()).multiply(BigDecimal.valueOf(band.persons())));
        return together.multiply(distance).divide(spread.multiply(n), MathContext.DECIMAL128);
    }

    private OptionalDouble half(Band band, boolean ofRest) {
        if (band.persons() < 2) {
            return OptionalDouble.empty();
        }
        double n = everyone.persons();
        double squared = 0;
        for (int x = 0; x <= window; x++) {
            if (persons[x] > 0) {
                squared += influence(band, ofRest, x);
            }
        }
        // as in PairedMean: two more persons, of the band or of everyone
        double counted = ofRest ? band.persons() : n;
        double more = PairedMean.MADE_UP * Math.pow(window, 4) / (counted * counted);
        double error = Math.sqrt((squared + more) * n / (n - 1)) / window;
        return OptionalDouble.of(StudentQuantile.of(band.persons() - 1) * error);
    }

    /** The squared influences of those with so many days before; an influence is a straight line in the unexplained days. */
    private double influence(Band band, boolean ofRest, int x) {
        double n = everyone.persons();
        double meanDays = everyone.meanDays();
        double mean = (double) sums[x] / persons[x];
        double deviations = squares[x] - sums[x] * mean;
        double inBand = band.holds(x) ? 1.0 / band.persons() : 0;
        double ofSlope = sumOfSquares == 0 ? 0 : (band.meanDays() - meanDays) * (x - meanDays) / sumOfSquares;
        double residual = mean - everyone.meanUnexplained() - slope * (x - meanDays);
        double regression = ofSlope * residual + slope * (inBand * (x - band.meanDays()) - (x - meanDays) / n);
        double constant = ofRest ? inBand * (mean - band.meanUnexplained()) - regression : regression;
        double line = ofRest ? inBand - ofSlope : ofSlope;
        return persons[x] * constant * constant + line * line * Math.max(0, deviations);
    }
}
