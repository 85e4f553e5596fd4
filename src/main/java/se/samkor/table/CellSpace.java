package se.samkor.table;

import java.util.List;
import se.samkor.domain.Stop;

/** Numbers the cells of a table: every combination of codes, the last dimension running fastest. */
public final class CellSpace {
    private static final int MOST_CELLS = 20_000_000;

    private final List<Dimension> dimensions;
    private final int[] stride;
    private final int size;

    CellSpace(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        this.stride = new int[dimensions.size()];
        long cells = 1;
        for (int dim = dimensions.size() - 1; dim >= 0; dim--) {
            stride[dim] = (int) cells;
            cells *= dimensions.get(dim).codes().size();
            if (cells > MOST_CELLS) {
                throw new Stop.UnreadableInput("Cannot lay out a table of more than " + MOST_CELLS
                        + " cells: the dimensions have too many combinations of codes.");
            }
        }
        this.size = (int) cells;
    }

    /** The dimensions, in order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** The number of cells, totals included. */
    public int size() {
        return size;
    }

    /** The number of the cell with these codes (positions in their dimensions). */
    public int cell(int... codes) {
        int cell = 0;
        for (int dim = 0; dim < stride.length; dim++) {
            cell += codes[dim] * stride[dim];
        }
        return cell;
    }

    /** Position of the cell's code in a dimension. */
    public int codeOf(int cell, int dim) {
        return cell / stride[dim] % dimensions.get(dim).codes().size();
    }

    /** The cell's codes, in the order of the dimensions. */
    public List<String> codes(int cell) {
        String[] codes = new String[stride.length];
        for (int dim = 0; dim < codes.length; dim++) {
            codes[dim] = dimensions.get(dim).codes().get(codeOf(cell, dim));
        }
        return List.of(codes);
    }

    /** Whether all codes of the cell are leaves. */
    public boolean isInner(int cell) {
        for (int dim = 0; dim < stride.length; dim++) {
            if (!dimensions.get(dim).isLeaf(codeOf(cell, dim))) {
                return false;
            }
        }
        return true;
    }

    /** All cells that contain this inner cell, itself included. */
    public int[] cellsAbove(int inner) {
        int[] cells = {0};
        for (int dim = 0; dim < stride.length; dim++) {
            int[] above = above()[dim][codeOf(inner, dim)];
            int[] next = new int[cells.length * above.length];
            int position = 0;
            for (int cell : cells) {
                for (int code : above) {
                    next[position++] = cell + code * stride[dim];
                }
            }
            cells = next;
        }
        return cells;
    }

    private int[][][] aboveOfCode = new int[0][][];

    /** By dimension and leaf code: the codes that the leaf is part of; empty for codes that are no leaves. */
    private int[][][] above() {
        if (aboveOfCode.length == 0) {
            aboveOfCode = dimensions.stream().map(CellSpace::aboveByCode).toArray(int[][][]::new);
        }
        return aboveOfCode;
    }

    private static int[][] aboveByCode(Dimension dimension) {
        int[][] byLeaf = dimension.codesOfLeaves();
        int[][] byCode = new int[dimension.codes().size()][];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = dimension.isLeaf(code) ? byLeaf[dimension.leavesOf(code)[0]] : new int[0];
        }
        return byCode;
    }
}
