package se.samkor.disclosure;

import java.util.List;

/**
 * The cells of one or several linked tables as sums of unknowns: the non-zero inner cells. Zero cells are published and
 * known to all, so they are left out.
 *
 * @param amounts true amount of every unknown
 * @param counts true count of every unknown
 * @param classes the different sums
 * @param equalities sums that are equal although they are made of different unknowns: the same cell in two tables
 * @param classOfUnknown by unknown, the class of its inner cell: where two tables share the cell, one of other unknowns
 * @param classOfCell by table and cell, the class, or -1 for a zero cell
 * @param ofCounts whether counts are protected, and not a magnitude
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record CellSystem(
        double[] amounts,
        double[] counts,
        List<CellClass> classes,
        List<Equality> equalities,
        int[] classOfUnknown,
        int[][] classOfCell,
        boolean ofCounts) {

    /** Two sums that are known to be equal. */
    record Equality(int[] left, int[] right) {}

    int unknowns() {
        return amounts.length;
    }

    /**
     * The least that a class can be for somebody who knows that zeros are published: one unit in every inner cell of a count, nothing
     * for a magnitude.
     */
    double least(CellClass one) {
        return ofCounts ? one.unknowns().length : 0;
    }
}
