package se.samkor.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import se.samkor.domain.Stop;

/**
 * The cell key of every cell: the fractional part of the sum of its records' keys. Added up exactly in decimal places, so
 * that the order of the records does not matter.
 */
public final class CellKeys {
    private static final int PLACES = 17;
    private static final long ONE = 100_000_000_000_000_000L;

    private final CellSpace cells;
    private final long[] sums;

    public CellKeys(CellSpace cells) {
        this.cells = cells;
        this.sums = new long[cells.size()];
    }

    /** Adds a record. Its key is a decimal number from 0 up to 1. */
    public void add(List<String> codes, String recordKey) {
        BigDecimal key = new BigDecimal(recordKey.trim());
        if (key.signum() < 0 || key.compareTo(BigDecimal.ONE) >= 0) {
            throw new Stop.UnreadableInput("Cannot use the record keys: they must lie from 0 up to, not including, 1.");
        }
        long share = key.setScale(PLACES, RoundingMode.DOWN).unscaledValue().longValueExact();
        int[] positions = new int[codes.size()];
        for (int dim = 0; dim < positions.length; dim++) {
            positions[dim] = cells.dimensions().get(dim).indexOf(codes.get(dim));
        }
        for (int cell : cells.cellsAbove(cells.cell(positions))) {
            sums[cell] = (sums[cell] + share) % ONE;
        }
    }

    /** The key of a cell, from 0 up to 1; 0 for a cell without records. */
    public double key(int cell) {
        return (double) sums[cell] / ONE;
    }
}
