package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samkor.table.StatisticalTable;

/**
 * Rounds every inner count from 1 to base - 1 to 0 or the base and adds the table up anew. Which way each goes is chosen
 * so that the squared differences over all cells are small: first one count after the other, then by turning single counts
 * and pairs of counts as long as that helps.
 */
final class SmallCountRounding {
    private static final int MOST_SWEEPS = 60;
    private static final int LARGEST_PAIRING = 60;

    private final StatisticalTable table;
    private final int base;
    private final CellSystem system;
    private final int[][] classesOf;
    private final double[] rounded;
    private final double[] difference;
    private final List<Integer> small = new ArrayList<>();

    SmallCountRounding(StatisticalTable table, int base) {
        this.table = table;
        this.base = base;
        this.system = new CellSystemBuilder(List.of(table), new DisclosureRules(0, 0, List.of())).build();
        this.rounded = system.counts().clone();
        this.difference = new double[system.classes().size()];
        for (int unknown = 0; unknown < rounded.length; unknown++) {
            if (rounded[unknown] < base) {
                small.add(unknown);
            }
        }
        this.classesOf = classesOf();
    }

    private int[][] classesOf() {
        List<List<Integer>> lists = new ArrayList<>();
        Arrays.stream(rounded).forEach(count -> lists.add(new ArrayList<>()));
        for (int number = 0; number < difference.length; number++) {
            for (int unknown : system.classes().get(number).unknowns()) {
                lists.get(unknown).add(number);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The rounded count of every cell of the table. */
    double[] rounded() {
        if (!small.isEmpty()) {
            start();
            boolean better = true;
            for (int sweep = 0; better && sweep < MOST_SWEEPS; sweep++) {
                boolean single = turnSingles();
                better = turnPairs() || single;
            }
        }
        double[] counts = new double[table.cells().size()];
        for (int cell = 0; cell < counts.length; cell++) {
            int number = system.classOfCell()[0][cell];
            counts[cell] = number < 0 ? 0 : table.count(cell) + difference[number];
        }
        return counts;
    }

    private void start() {
        for (int unknown : small) {
            double up = base - system.counts()[unknown];
            double down = -system.counts()[unknown];
            move(unknown, change(unknown, up) < change(unknown, down) ? up : down);
        }
    }

    /** How the sum of squares changes when a count changes. */
    private double change(int unknown, double step) {
        double change = 0;
        for (int number : classesOf[unknown]) {
            change += weight(number) * step * (2 * difference[number] + step);
        }
        return change;
    }

    private double weight(int number) {
        return system.classes().get(number).members();
    }

    private void move(int unknown, double step) {
        rounded[unknown] += step;
        for (int number : classesOf[unknown]) {
            difference[number] += step;
        }
    }

    private double turn(int unknown) {
        return rounded[unknown] == 0 ? base : -base;
    }

    private boolean turnSingles() {
        boolean better = false;
        for (int unknown : small) {
            if (change(unknown, turn(unknown)) < 0) {
                move(unknown, turn(unknown));
                better = true;
            }
        }
        return better;
    }

    /** Turns one count up and another down within the same sum. */
    private boolean turnPairs() {
        boolean better = false;
        for (CellClass one : system.classes()) {
            int[] members = Arrays.stream(one.unknowns())
                    .filter(unknown -> system.counts()[unknown] < base)
                    .toArray();
            if (members.length > 1 && members.length <= LARGEST_PAIRING) {
                better |= turnPairs(members);
            }
        }
        return better;
    }

    private boolean turnPairs(int[] members) {
        boolean better = false;
        for (int i = 0; i < members.length; i++) {
            for (int j = i + 1; j < members.length; j++) {
                if (turn(members[i]) != turn(members[j])) {
                    better |= turnPair(members[i], members[j]);
                }
            }
        }
        return better;
    }

    private boolean turnPair(int one, int other) {
        double first = turn(one);
        double change = change(one, first);
        move(one, first);
        change += change(other, turn(other));
        if (change < 0) {
            move(other, turn(other));
            return true;
        }
        move(one, -first);
        return false;
    }
}
