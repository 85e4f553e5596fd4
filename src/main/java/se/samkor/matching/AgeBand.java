package se.samkor.matching;

/** Bands of age in whole years at the start; the first ends where aktivitetsersättning does. */
enum AgeBand {
    UNDER_30("16-29", 0, 30),
    FROM_30("30-39", 30, 40),
    FROM_40("40-49", 40, 50),
    FROM_50("50-59", 50, 60),
    FROM_60("60+", 60, Double.POSITIVE_INFINITY);

    private final String label;
    private final double from;
    private final double below;

    AgeBand(String label, double from, double below) {
        this.label = label;
        this.from = from;
        this.below = below;
    }

    String label() {
        return label;
    }

    boolean holds(double age) {
        return age >= from && age < below;
    }
}
