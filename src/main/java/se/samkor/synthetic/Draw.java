package se.samkor.synthetic;

import java.util.List;
import java.util.SplittableRandom;

/** Draws for one person: what follows depends on the seed and the person alone, never on what was drawn for others. */
public final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Draw(long state) {
        this.random = new SplittableRandom(state);
    }

    /** The draws of one person. */
    public static Draw of(long seed, long person) {
        return new Draw(mixed(mixed(seed) + GOLDEN * (person + 1)));
    }

    /** Spreads neighbouring seeds over all 64 bits (the finishing step of Stafford's variant 13 of MurmurHash3). */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from the low one to the high one, both included; the low one where there is no room. */
    public int between(int low, int high) {
        return high <= low ? low : low + random.nextInt(high - low + 1);
    }

    /** A number from 0 up to, not including, 1. */
    public double share() {
        return random.nextDouble();
    }

    /** Exponentially distributed, at least 1. */
    public int daysAround(double mean) {
        return 1 + (int) (-mean * Math.log(1 - random.nextDouble()));
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A position, drawn with the weights. */
    public int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double draw = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            draw -= weights[i];
            if (draw < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
