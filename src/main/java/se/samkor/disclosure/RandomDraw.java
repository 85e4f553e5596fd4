package se.samkor.disclosure;

/**
 * Random draws that come out as those of R with the same seed: the Mersenne Twister (Matsumoto and Nishimura 1998), its state
 * filled by a linear congruence, and whole numbers drawn by rejecting those that are too large (R since 3.6).
 */
final class RandomDraw {
    private static final int STATE = 624;
    private static final int SHIFT = 397;
    private static final int WARM_UP = 50;
    private static final int CONGRUENCE = 69069;
    private static final double PER_STEP = 2.3283064365386963e-10;
    private static final double HALF_STEP = 0.5 * 2.328306437080797e-10;
    private static final int BITS_A_DRAW = 16;

    private final int[] state = new int[STATE];
    private int next = STATE;

    RandomDraw(int seed) {
        int filling = seed;
        // one number more than the state holds: the first is the place, which is set anew
        for (int i = 0; i <= WARM_UP; i++) {
            filling = CONGRUENCE * filling + 1;
        }
        for (int i = 0; i < STATE; i++) {
            filling = CONGRUENCE * filling + 1;
            state[i] = filling;
        }
    }

    /** Some of the numbers from 0 to below a size, in random order, none twice. */
    int[] sample(int size, int some) {
        int[] left = new int[size];
        for (int i = 0; i < size; i++) {
            left[i] = i;
        }
        int[] drawn = new int[some];
        int remaining = size;
        for (int i = 0; i < some; i++) {
            int place = below(remaining);
            drawn[i] = left[place];
            remaining--;
            left[place] = left[remaining];
        }
        return drawn;
    }

    private int below(int size) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        while (true) {
            long value = 0;
            for (int drawn = 0; drawn <= bits; drawn += BITS_A_DRAW) {
                value = (value << BITS_A_DRAW) + (long) Math.floor(share() * (1 << BITS_A_DRAW));
            }
            value &= (1L << bits) - 1;
            if (value < size) {
                return (int) value;
            }
        }
    }

    /** A number between 0 and 1, neither included. */
    private double share() {
        double share = Integer.toUnsignedLong(twisted()) * PER_STEP;
        return Math.min(Math.max(share, HALF_STEP), 1 - HALF_STEP);
    }

    private int twisted() {
        if (next == STATE) {
            twist();
        }
        int value = state[next];
        next++;
        value ^= value >>> 11;
        value ^= (value << 7) & 0x9d2c5680;
        value ^= (value << 15) & 0xefc60000;
        return value ^ (value >>> 18);
    }

    private void twist() {
        for (int i = 0; i < STATE; i++) {
            int joined = (state[i] & 0x80000000) | (state[(i + 1) % STATE] & 0x7fffffff);
            state[i] = state[(i + SHIFT) % STATE] ^ (joined >>> 1) ^ ((joined & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }
}
