package se.samkor.estimate.grouptime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * Draws of the estimation errors: each cluster's influence times an independent multiplier, summed over clusters. Eight
 * clusters are taken at a time: the 256 sums their multipliers can give are tabulated once and looked up for every draw.
 */
final class MultiplierBootstrap {
    private static final int BLOCK = 8;
    private static final int PATTERNS = 1 << BLOCK;
    private static final int CHUNK = 4096;

    private final ErrorColumns columns;
    private final Multiplier multiplier;
    private final SplittableRandom random;
    private final Integer[] order;
    private final int[] first;
    private final int[] last;

    MultiplierBootstrap(ErrorColumns columns, Multiplier multiplier, long seed) {
        this.columns = columns;
        this.multiplier = multiplier;
        random = new SplittableRandom(seed);
        int clusters = columns.clusters();
        first = new int[clusters];
        last = new int[clusters];
        Arrays.fill(first, columns.count());
        Arrays.fill(last, -1);
        for (int k = 0; k < columns.count(); k++) {
            double[] column = columns.column(k);
            for (int c = 0; c < clusters; c++) {
                if (column[c] != 0) {
                    first[c] = Math.min(first[c], k);
                    last[c] = k;
                }
            }
        }
        order = new Integer[clusters];
        Arrays.setAll(order, c -> c);
        Arrays.sort(order, Comparator.<Integer>comparingInt(c -> first[c]).thenComparingInt(c -> last[c]));
    }

    /** One row of draws a column. */
    double[][] draw(int draws) {
        double[][] result = new double[columns.count()][draws];
        for (int start = 0; start < draws; start += CHUNK) {
            int length = Math.min(CHUNK, draws - start);
            double[][] sums = new double[length][columns.count()];
            for (int from = 0; from < order.length; from += BLOCK) {
                addBlock(from, Math.min(from + BLOCK, order.length), sums);
            }
            for (int b = 0; b < length; b++) {
                for (int k = 0; k < result.length; k++) {
                    result[k][start + b] = sums[b][k];
                }
            }
        }
        return result;
    }

    private void addBlock(int from, int to, double[][] sums) {
        int low = columns.count();
        int high = -1;
        for (int i = from; i < to; i++) {
            low = Math.min(low, first[order[i]]);
            high = Math.max(high, last[order[i]]);
        }
        byte[] patterns = patterns(sums.length);
        if (high < low) {
            return;
        }
        double[][] table = table(from, to, low, high - low + 1);
        for (int b = 0; b < sums.length; b++) {
            add(sums[b], low, table[patterns[b] & (PATTERNS - 1)]);
        }
    }

    private static void add(double[] sum, int offset, double[] terms) {
        for (int k = 0; k < terms.length; k++) {
            sum[offset + k] += terms[k];
        }
    }

    /** The sum for each pattern of multipliers; bit i set means cluster i has the high one. */
    private double[][] table(int from, int to, int low, int width) {
        double[][] table = new double[PATTERNS][width];
        double step = multiplier.high() - multiplier.low();
        double[][] influence = new double[BLOCK][width];
        for (int i = from; i < to; i++) {
            for (int k = 0; k < width; k++) {
                double value = columns.column(low + k)[order[i]];
                influence[i - from][k] = step * value;
                table[0][k] += multiplier.low() * value;
            }
        }
        for (int pattern = 1; pattern < PATTERNS; pattern++) {
            double[] without = table[pattern & (pattern - 1)];
            double[] added = influence[Integer.numberOfTrailingZeros(pattern)];
            for (int k = 0; k < width; k++) {
                table[pattern][k] = without[k] + added[k];
            }
        }
        return table;
    }

    private byte[] patterns(int draws) {
        byte[] patterns = new byte[draws];
        if (multiplier == Multiplier.RADEMACHER) {
            random.nextBytes(patterns);
            return patterns;
        }
        for (int b = 0; b < draws; b++) {
            int pattern = 0;
            for (int i = 0; i < BLOCK; i++) {
                pattern = (pattern << 1) | (random.nextDouble() < multiplier.highChance() ? 1 : 0);
            }
            patterns[b] = (byte) pattern;
        }
        return patterns;
    }
}
