package se.samkor.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Nearest-neighbour matching on the logit of the propensity within exact blocks. The rules are those that the R package
 * MatchIt documents for {@code method = "nearest"}: participants choose in the order of falling propensity, ties by row
 * number; the nearest unit is taken, ties by row number; without replacement every participant chooses a first unit
 * before anybody chooses a second one; the caliper is in standard deviations of the logit over all rows.
 */
public final class NearestNeighbour {
    private static final int NONE = -1;

    private final double[] logit;
    private final MatchDesign design;
    private final double caliper;
    private final Map<Long, int[]> pools = new HashMap<>();
    private final long[] block;
    private final boolean[] used;

    private NearestNeighbour(double[] logit, boolean[] treated, long[] block, MatchDesign design) {
        this.logit = logit;
        this.design = design;
        this.block = block;
        this.used = treated.clone();
        this.caliper = Double.isInfinite(design.caliper())
                ? Double.POSITIVE_INFINITY
                : design.caliper() * standardDeviation(logit);
        Map<Long, IntStream.Builder> found = new HashMap<>();
        for (int row = 0; row < logit.length; row++) {
            if (!treated[row]) {
                found.computeIfAbsent(block[row], key -> IntStream.builder()).add(row);
            }
        }
        found.forEach((key, rows) -> pools.put(key, sorted(rows.build().toArray())));
    }

    /** Matches; rows of one block have the same number in {@code block}. */
    public static MatchedSets match(double[] logit, boolean[] treated, long[] block, MatchDesign design) {
        return new NearestNeighbour(logit, treated, block, design).match(treated);
    }

    static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private int[] sorted(int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> logit[row]).thenComparing(row -> row))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private MatchedSets match(boolean[] treated) {
        int[] rows =
                IntStream.range(0, logit.length).filter(row -> treated[row]).toArray();
        int[][] found = new int[rows.length][0];
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -logit[rows[i]])
                        .thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int round = 0; round < design.ratio(); round++) {
            for (int i : order) {
                if (found[i].length == round) {
                    int control = nearest(rows[i], found[i]);
                    if (control != NONE) {
                        found[i] = Arrays.copyOf(found[i], round + 1);
                        found[i][round] = control;
                        used[control] = !design.replacement();
                    }
                }
            }
        }
        return new MatchedSets(rows, found);
    }

    /** Walks outwards from the participant's place among the sorted units of the block. */
    private int nearest(int row, int[] taken) {
        int[] pool = pools.getOrDefault(block[row], new int[0]);
        double at = logit[row];
        int right = place(pool, at);
        int left = right - 1;
        int best = NONE;
        double distance = Double.POSITIVE_INFINITY;
        while (left >= 0 || right < pool.length) {
            double below = left >= 0 ? at - logit[pool[left]] : Double.POSITIVE_INFINITY;
            double above = right < pool.length ? logit[pool[right]] - at : Double.POSITIVE_INFINITY;
            int candidate = below <= above ? pool[left--] : pool[right++];
            double away = Math.min(below, above);
            if (away > distance || away > caliper) {
                break;
            }
            if (!used[candidate] && !contains(taken, candidate) && (best == NONE || candidate < best)) {
                best = candidate;
                distance = away;
            }
        }
        return best;
    }

    private int place(int[] pool, double at) {
        int low = 0;
        int high = pool.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (logit[pool[middle]] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean contains(int[] values, int value) {
        for (int v : values) {
            if (v == value) {
                return true;
            }
        }
        return false;
    }
}
