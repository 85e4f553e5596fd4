package se.samkor.matching;

/** Three groups of kommuner, by län: the metropolitan ones, those of Norrland, and the others. */
final class Region {
    static final int OTHER = 0;
    static final int METROPOLITAN = 1;
    static final int NORTH = 2;

    private static final int STOCKHOLM = 1;
    private static final int SKANE = 12;
    private static final int VASTRA_GOTALAND = 14;
    private static final int GAVLEBORG = 21;

    private Region() {}

    /** The group of a kommun code of four digits. */
    static int of(int kommun) {
        int lan = kommun / 100;
        if (lan == STOCKHOLM || lan == SKANE || lan == VASTRA_GOTALAND) {
            return METROPOLITAN;
        }
        return lan >= GAVLEBORG ? NORTH : OTHER;
    }
}
