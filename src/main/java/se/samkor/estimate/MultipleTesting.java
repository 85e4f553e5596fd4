package se.samkor.estimate;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * p values of several hypotheses tested together. Missing ones (NaN) stay missing and do not count as tests.
 *
 * <p>Holm, S. (1979): A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6.
 * Benjamini, Y. and Hochberg, Y. (1995): Controlling the false discovery rate. Journal of the Royal Statistical Society B 57.
 */
public final class MultipleTesting {
    private MultipleTesting() {}

    /** Adjusted so that rejecting those below 0.05 makes any false rejection at most 5 % likely. */
    public static double[] holm(double[] pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = pValues.clone();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }

    /** q values: among those below 0.05, at most 5 % are expected to be false. */
    public static double[] falseDiscovery(double[] pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = pValues.clone();
        double smallest = 1;
        for (int rank = order.length - 1; rank >= 0; rank--) {
            smallest = Math.min(smallest, pValues[order[rank]] * order.length / (rank + 1));
            adjusted[order[rank]] = smallest;
        }
        return adjusted;
    }

    private static int[] ascending(double[] pValues) {
        return IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
