package se.samkor.disclosure;

/**
 * What a pattern costs.
 *
 * @param cells withheld cells, primary ones included
 * @param secondarySum sum of the amounts of the secondary cells
 */
record PatternSize(int cells, double secondarySum) {
    static PatternSize of(CellSystem system, boolean[] withheld) {
        int cells = 0;
        double sum = 0;
        for (int number = 0; number < withheld.length; number++) {
            if (withheld[number]) {
                CellClass one = system.classes().get(number);
                cells += one.members();
                sum += one.primary() ? 0 : one.cost();
            }
        }
        return new PatternSize(cells, sum);
    }

    /** The sum of both costs, each in proportion to a pattern to compare with. */
    double against(PatternSize other) {
        double byCells = other.cells == 0 ? 0 : (double) cells / other.cells;
        double bySum = other.secondarySum == 0 ? secondarySum : secondarySum / other.secondarySum;
        return byCells + bySum;
    }
}
