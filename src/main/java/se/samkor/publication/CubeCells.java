package se.samkor.publication;

/** What stands in the cells of a cube, by the positions of its variables' codes; all of it from protected tables. */
interface CubeCells {
    /** Whether the cell is withheld. */
    boolean isWithheld(int... position);

    /** A figure of the cell, or why there is none. */
    Figure figure(Measure measure, int... position);
}
