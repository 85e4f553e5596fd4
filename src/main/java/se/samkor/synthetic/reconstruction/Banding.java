package se.samkor.synthetic.reconstruction;

/** The benefit group by whose days before the persons of a row are banded. */
enum Banding {
    SJP(0, "sjukpenning_or_rehabiliteringspenning"),
    AE(1, "aktivitetsersattning"),
    SE(2, "sjukersattning");

    /** The five bands of days before: 0, 1-90, 91-180, 181-364, 365. */
    static final int BANDS = 5;

    private static final String[] NAMES = {"0", "1-90", "91-180", "181-364", "365"};
    private static final int[] LOWEST = {0, 1, 91, 181, 365};
    private static final int[] HIGHEST = {0, 90, 180, 364, 365};

    private final int index;
    private final String printed;

    Banding(int index, String printed) {
        this.index = index;
        this.printed = printed;
    }

    /** The place of the banding in the published table, from 0. */
    int index() {
        return index;
    }

    /** The name of the banding in the published table. */
    String printed() {
        return printed;
    }

    /** The name of a band in the published table. */
    static String bandName(int band) {
        return NAMES[band];
    }

    /** The fewest days of a band. */
    static int lowest(int band) {
        return LOWEST[band];
    }

    /** The most days of a band. */
    static int highest(int band) {
        return HIGHEST[band];
    }
}
