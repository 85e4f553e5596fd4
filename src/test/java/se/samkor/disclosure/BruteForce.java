package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.samkor.table.CellSpace;
import se.samkor.table.StatisticalTable;

/** Lists every table of small whole numbers that agrees with what is published: the attack nobody can argue with. */
final class BruteForce {
    private final StatisticalTable table;
    private final ProtectedTable published;
    private final List<Integer> hiddenInner = new ArrayList<>();
    private final int largest;
    final List<double[]> worlds = new ArrayList<>();

    BruteForce(StatisticalTable table, ProtectedTable published, int largest) {
        this.table = table;
        this.published = published;
        this.largest = largest;
        CellSpace cells = table.cells();
        double[] counts = new double[cells.size()];
        for (int cell = 0; cell < cells.size(); cell++) {
            if (cells.isInner(cell)) {
                if (published.count(cell).isPresent()) {
                    add(counts, cell, published.count(cell).getAsDouble());
                } else {
                    hiddenInner.add(cell);
                }
            }
        }
        search(counts, 0);
    }

    private void add(double[] counts, int inner, double units) {
        for (int above : table.cells().cellsAbove(inner)) {
            counts[above] += units;
        }
    }

    private void search(double[] counts, int next) {
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > published.count(cell).orElse(Double.POSITIVE_INFINITY)) {
                return;
            }
        }
        if (next == hiddenInner.size()) {
            for (int cell = 0; cell < counts.length; cell++) {
                if (published.count(cell).isPresent()
                        && counts[cell] != published.count(cell).getAsDouble()) {
                    return;
                }
            }
            worlds.add(counts.clone());
            return;
        }
        for (int units = 0; units <= largest; units++) {
            add(counts, hiddenInner.get(next), units);
            search(counts, next + 1);
            add(counts, hiddenInner.get(next), -units);
        }
    }

    /** The values that a cell can have; for an insider, given the true value of the cell that is theirs. */
    Set<Double> possible(int cell, int own) {
        Set<Double> values = new HashSet<>();
        for (double[] world : worlds) {
            if (own < 0 || world[own] == table.count(own)) {
                values.add(world[cell]);
            }
        }
        return values;
    }

    /** The values that a cell can have for somebody who knows that no withheld inner cell is empty. */
    Set<Double> possibleWithoutEmptyCells(int cell) {
        Set<Double> values = new HashSet<>();
        for (double[] world : worlds) {
            if (hiddenInner.stream().allMatch(inner -> world[inner] > 0)) {
                values.add(world[cell]);
            }
        }
        return values;
    }
}
