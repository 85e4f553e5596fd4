package se.samkor.measure;

import java.util.List;

/** The groups by which every measure is split, in the order in which results are written. */
final class Groups {
    /** The position of everyone, of any benefit. */
    static final int ALL = 0;

    static final List<String> BENEFITS = List.of("ALL", "SJP", "AE", "SE");
    static final List<String> SEXES = List.of("ALL", "K", "M");

    private Groups() {}
}
