package se.samkor.synthetic.reconstruction;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The days before of the two long-term benefits, as one variable with nine values: none, four bands of AE, four bands of
 * SE. The published table shows no person with days of both before the start.
 */
record Column(Banding group, int band) {
    private static final Column NONE = new Column(Banding.SJP, 0);

    /** All nine, none first. */
    static List<Column> all() {
        return IntStream.range(0, 2 * Banding.BANDS - 1).mapToObj(Column::at).toList();
    }

    static Column at(int position) {
        if (position == 0) {
            return NONE;
        }
        return position < Banding.BANDS
                ? new Column(Banding.AE, position)
                : new Column(Banding.SE, position - Banding.BANDS + 1);
    }

    boolean none() {
        return band == 0;
    }

    /** The band of a benefit group for persons of this column; SJP is banded by the row, not the column. */
    int bandOf(Banding banding) {
        return banding == group ? band : 0;
    }

    /** Whether the table leaves room for days of the measure in this column. */
    boolean allows(Measure measure) {
        return measure.group() != Banding.AE || group != Banding.SE;
    }
}
