package se.samkor.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers, for every cell, how many contributed and the largest amounts. */
final class LargestContributions {
    /** No concentration rule in use looks at more contributors than this. */
    static final int KEPT = 5;

    private final int[] number;
    private final int[] owner;
    private final double[][] largest;

    LargestContributions(int cells) {
        number = new int[cells];
        owner = new int[cells];
        largest = new double[cells][];
    }

    /** Adds all that one contributor has in a cell. */
    void add(int cell, double amount, int contributor) {
        number[cell]++;
        owner[cell] = number[cell] == 1 ? contributor : -1;
        if (largest[cell] == null) {
            largest[cell] = new double[KEPT];
            Arrays.fill(largest[cell], Double.NEGATIVE_INFINITY);
        }
        double[] top = largest[cell];
        int place = KEPT;
        while (place > 0 && amount > top[place - 1]) {
            place--;
        }
        if (place < KEPT) {
            System.arraycopy(top, place, top, place + 1, KEPT - 1 - place);
            top[place] = amount;
        }
    }

    void into(Contributions[] result) {
        for (int cell = 0; cell < result.length; cell++) {
            if (number[cell] > 0) {
                result[cell] = new Contributions(number[cell], list(largest[cell], number[cell]), owner[cell]);
            }
        }
    }

    private static List<Double> list(double[] top, int number) {
        List<Double> list = new ArrayList<>();
        for (int i = 0; i < Math.min(KEPT, number); i++) {
            list.add(top[i]);
        }
        return list;
    }
}
