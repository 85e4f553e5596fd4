package se.samkor.synthetic.reconstruction;

/** The fewest and the most days one person of a cell can have by a measure. */
record Bounds(double low, double high) {
    private static final int WINDOW = 365;

    /** The same bounds, each moved inwards by a share of the distance between them. */
    Bounds tightened(double share) {
        double inwards = share * (high - low);
        return new Bounds(low + inwards, high - inwards);
    }

    static Bounds of(Measure measure, int sjpBand, Column column) {
        if (!column.allows(measure)) {
            return new Bounds(0, 0);
        }
        if (!measure.before()) {
            return new Bounds(0, WINDOW);
        }
        int band = measure.group() == Banding.SJP ? sjpBand : column.bandOf(measure.group());
        return new Bounds(Banding.lowest(band), Banding.highest(band));
    }
}
