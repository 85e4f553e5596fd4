package se.samkor.synthetic.reconstruction;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Divides a sum of days among persons, each within bounds, so that the shape is that of a benefit register. */
final class Spread {
    private static final double PARTIAL = 0.9;

    private final SplittableRandom random;

    Spread(SplittableRandom random) {
        this.random = random;
    }

    /** Days of persons of one band: a smooth curve between the bounds with the mean asked for. */
    int[] withinBand(int persons, long sum, int low, int high) {
        int[] days = new int[persons];
        double share = persons == 0 || high == low ? 1 : ((double) sum / persons - low) / (high - low);
        double power = 1 / Math.min(0.999, Math.max(0.001, share)) - 1;
        for (int i = 0; i < persons; i++) {
            days[i] = low + (int) Math.round((high - low) * Math.pow(random.nextDouble(), power));
        }
        int[] lows = new int[persons];
        int[] highs = new int[persons];
        Arrays.fill(lows, low);
        Arrays.fill(highs, high);
        return adjusted(days, sum, lows, highs);
    }

    /** Days of the year after: many have none, many the whole of what is open to them, some a part. */
    int[] noneOrFull(long sum, int[] highs) {
        long open = Arrays.stream(highs).asLongStream().sum();
        double share = open == 0 ? 0 : (double) sum / open;
        double partial = PARTIAL * Math.min(share, 1 - share);
        double full = share - partial / 2;
        int[] days = new int[highs.length];
        for (int i = 0; i < days.length; i++) {
            double draw = random.nextDouble();
            if (draw < full) {
                days[i] = highs[i];
            } else if (draw < full + partial) {
                days[i] = random.nextInt(highs[i] + 1);
            }
        }
        return adjusted(days, sum, new int[days.length], highs);
    }

    /** Moves days of persons in random order until the sum is right, those with a part of the window first. */
    private int[] adjusted(int[] days, long sum, int[] lows, int[] highs) {
        long missing = sum - Arrays.stream(days).asLongStream().sum();
        int[] order = shuffled(days.length);
        for (int pass = 0; pass < 2 && missing != 0; pass++) {
            for (int i : order) {
                boolean part = days[i] > lows[i] && days[i] < highs[i];
                if (part || pass == 1) {
                    int moved = (int) Math.max(lows[i] - days[i], Math.min(highs[i] - days[i], missing));
                    days[i] += moved;
                    missing -= moved;
                }
            }
        }
        if (missing != 0) {
            throw new IllegalStateException("The days of a cell do not fit its persons: " + missing + " left over");
        }
        return days;
    }

    private int[] shuffled(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
