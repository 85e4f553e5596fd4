package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What the published table says about the hidden inner cells: a system of equations, made anew from the published cells
 * and reduced to independent ones. The auditor's side; shares nothing with the search for a pattern.
 */
final class AttackerView {
    // another prime than the search uses
    static final long PRIME = 2_147_483_629L;

    private final CellSystem system;
    private final BitSet hidden = new BitSet();
    private final List<int[]> equations = new ArrayList<>();
    private final List<int[]> signs = new ArrayList<>();
    private final List<Eliminated> eliminated = new ArrayList<>();
    private final int[] pivotOf;
    private final long[] workspace;
    private final int vectors;
    private final long[][] kernel;

    /** An equation solved for one unknown. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Eliminated(int pivot, int[] columns, long[] values) {}

    AttackerView(CellSystem system, boolean[] withheld) {
        this.system = system;
        this.vectors = OwnerGroups.vectors(system);
        this.pivotOf = new int[system.unknowns()];
        this.workspace = new long[system.unknowns()];
        Arrays.fill(pivotOf, -1);
        for (int unknown = 0; unknown < system.unknowns(); unknown++) {
            hidden.set(unknown, withheld[system.classOfUnknown()[unknown]]);
        }
        List<int[][]> candidates = candidates(withheld);
        candidates.sort(Comparator.comparingInt(candidate -> candidate[0].length));
        for (int[][] candidate : candidates) {
            if (isNew(candidate)) {
                equations.add(candidate[0]);
                signs.add(candidate[1]);
            }
        }
        this.kernel = kernel();
    }

    private List<int[][]> candidates(boolean[] withheld) {
        List<int[][]> candidates = new ArrayList<>();
        Set<List<Integer>> seen = new HashSet<>();
        for (int number = 0; number < withheld.length; number++) {
            if (!withheld[number]) {
                int[] part = hiddenPart(system.classes().get(number).unknowns());
                if (part.length > 0 && seen.add(Arrays.stream(part).boxed().toList())) {
                    int[] plus = new int[part.length];
                    Arrays.fill(plus, 1);
                    candidates.add(new int[][] {part, plus});
                }
            }
        }
        for (CellSystem.Equality equality : system.equalities()) {
            int[] left = hiddenPart(equality.left());
            int[] right = hiddenPart(equality.right());
            int[] both = Arrays.copyOf(left, left.length + right.length);
            System.arraycopy(right, 0, both, left.length, right.length);
            int[] sign = new int[both.length];
            Arrays.fill(sign, 0, left.length, 1);
            Arrays.fill(sign, left.length, sign.length, -1);
            candidates.add(new int[][] {both, sign});
        }
        return candidates;
    }

    /** The unknowns of a sum that are not published themselves. */
    int[] hiddenPart(int[] unknowns) {
        return Arrays.stream(unknowns).filter(hidden::get).toArray();
    }

    BitSet hidden() {
        return hidden;
    }

    /** Independent equations between hidden unknowns. */
    List<int[]> equations() {
        return equations;
    }

    /** The signs that go with {@link #equations}: 1 or -1. */
    List<int[]> signs() {
        return signs;
    }

    private boolean isNew(int[][] candidate) {
        long[] row = workspace;
        BitSet touched = new BitSet();
        try {
            return isNew(candidate, row, touched);
        } finally {
            touched.stream().forEach(column -> row[column] = 0);
        }
    }

    private boolean isNew(int[][] candidate, long[] row, BitSet touched) {
        BitSet pending = new BitSet();
        for (int i = 0; i < candidate[0].length; i++) {
            int column = candidate[0][i];
            row[column] = Math.floorMod(row[column] + candidate[1][i], PRIME);
            touched.set(column);
            if (pivotOf[column] >= 0) {
                pending.set(pivotOf[column]);
            }
        }
        for (int step = pending.nextSetBit(0); step >= 0; step = pending.nextSetBit(step + 1)) {
            Eliminated known = eliminated.get(step);
            long factor = row[known.pivot()];
            if (factor == 0) {
                continue;
            }
            for (int i = 0; i < known.columns().length; i++) {
                int column = known.columns()[i];
                row[column] = (row[column] + (PRIME - factor) * known.values()[i]) % PRIME;
                touched.set(column);
                if (pivotOf[column] > step) {
                    pending.set(pivotOf[column]);
                }
            }
        }
        int[] left = touched.stream().filter(column -> row[column] != 0).toArray();
        if (left.length == 0) {
            return false;
        }
        int pivot = left[left.length - 1];
        long inverse = inverse(row[pivot]);
        long[] values = Arrays.stream(left)
                .mapToLong(column -> row[column] * inverse % PRIME)
                .toArray();
        pivotOf[pivot] = eliminated.size();
        eliminated.add(new Eliminated(pivot, left, values));
        return true;
    }

    /** Random ways to change the hidden unknowns that no published cell shows. */
    private long[][] kernel() {
        SplittableRandom random = new SplittableRandom(11);
        long[][] vectors = new long[this.vectors][system.unknowns()];
        for (long[] vector : vectors) {
            hidden.stream()
                    .filter(unknown -> pivotOf[unknown] < 0)
                    .forEach(unknown -> vector[unknown] = random.nextLong(1, PRIME));
            for (int step = eliminated.size() - 1; step >= 0; step--) {
                Eliminated known = eliminated.get(step);
                long sum = 0;
                for (int i = 0; i < known.columns().length; i++) {
                    if (known.columns()[i] != known.pivot()) {
                        sum = (sum + known.values()[i] * vector[known.columns()[i]]) % PRIME;
                    }
                }
                vector[known.pivot()] = (PRIME - sum) % PRIME;
            }
        }
        return vectors;
    }

    /** How a sum changes under the random changes: all zero means that it can be recomputed. */
    long[] changes(int[] unknowns) {
        long[] changes = new long[vectors];
        for (int k = 0; k < vectors; k++) {
            for (int unknown : unknowns) {
                changes[k] = (changes[k] + kernel[k][unknown]) % PRIME;
            }
        }
        return changes;
    }

    /** The same for all sums that determine each other. */
    static List<Long> normalised(long[] changes) {
        long inverse = 0;
        for (int k = 0; k < changes.length && inverse == 0; k++) {
            inverse = changes[k] == 0 ? 0 : inverse(changes[k]);
        }
        long scale = inverse;
        return Arrays.stream(changes)
                .map(change -> change * scale % PRIME)
                .boxed()
                .toList();
    }

    private static long inverse(long value) {
        return java.math.BigInteger.valueOf(value)
                .modInverse(java.math.BigInteger.valueOf(PRIME))
                .longValue();
    }
}
