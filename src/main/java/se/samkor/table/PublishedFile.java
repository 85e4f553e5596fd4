package se.samkor.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.samkor.domain.Stop;
import se.samkor.domain.WrittenNumber;

/**
 * A table as it was published elsewhere: the dimensions and the columns of the figures, with an empty field or a sign such as
 * {@code ..} where a figure is withheld. A cell that is not in the file is withheld too. What it prints must be true, because what
 * can be derived from a wrong figure is not what can be derived from the right one.
 */
public final class PublishedFile {
    private static final double TOLERANCE = 1e-6;

    private final Path path;
    private final DelimitedFile content;
    private final StatisticalTable truth;
    private final List<Integer> codeColumns = new ArrayList<>();
    private final int count;
    private final int magnitude;

    private PublishedFile(Path path, StatisticalTable truth) {
        this.path = path;
        this.content = DelimitedFile.read(path);
        this.truth = truth;
        truth.dimensions().forEach(dimension -> codeColumns.add(content.column(dimension.name())));
        this.count = content.find(truth.countName());
        this.magnitude = truth.hasMagnitude() ? content.find(truth.magnitudeName()) : -1;
        if (count < 0 && magnitude < 0) {
            // says which columns there are
            content.column(truth.countName());
        }
    }

    /** The cells of a table that a file withholds. */
    public static BitSet withheld(Path path, StatisticalTable truth) {
        return new PublishedFile(path, truth).withheld();
    }

    private BitSet withheld() {
        BitSet withheld = new BitSet();
        withheld.set(0, truth.cells().size());
        Set<Integer> seen = new HashSet<>();
        for (int row = 0; row < content.rows().size(); row++) {
            int cell = cell(row);
            if (!seen.add(cell)) {
                throw wrong(row, truth.cells().codes(cell) + " is there twice");
            }
            boolean shown = count >= 0 && isShown(row, count, truth.count(cell));
            boolean amountShown = magnitude >= 0 && isShown(row, magnitude, truth.magnitude(cell));
            if (count >= 0 && magnitude >= 0 && shown != amountShown) {
                throw wrong(row, "one figure of a cell is withheld and the other printed; they are withheld together");
            }
            withheld.set(cell, !shown && !amountShown);
        }
        return withheld;
    }

    private int cell(int row) {
        int[] codes = new int[codeColumns.size()];
        for (int dim = 0; dim < codes.length; dim++) {
            String code = content.rows().get(row)[codeColumns.get(dim)];
            codes[dim] = truth.dimensions().get(dim).indexOf(code);
            if (codes[dim] < 0) {
                throw wrong(row, "the table has no code " + code);
            }
        }
        return truth.cells().cell(codes);
    }

    private boolean isShown(int row, int column, double figure) {
        String field = content.rows().get(row)[column];
        if (WrittenNumber.absent(field) || WrittenNumber.withheld(field)) {
            return false;
        }
        double printed = content.number(row, column);
        if (Math.abs(printed - figure) > TOLERANCE * Math.max(1, Math.abs(figure))) {
            throw wrong(row, "column " + content.header().get(column) + " prints another figure than the table holds");
        }
        return true;
    }

    private Stop.UnreadableInput wrong(int row, String what) {
        return new Stop.UnreadableInput("Cannot use " + path + ": row " + (row + 1) + ", " + what + ".");
    }
}
