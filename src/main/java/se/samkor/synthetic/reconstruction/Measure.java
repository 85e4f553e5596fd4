package se.samkor.synthetic.reconstruction;

/** One of the six printed means: the days of a benefit group in a window of 365 days. */
enum Measure {
    SJP_BEFORE(Banding.SJP, true),
    SJP_AFTER(Banding.SJP, false),
    AE_BEFORE(Banding.AE, true),
    AE_AFTER(Banding.AE, false),
    SE_BEFORE(Banding.SE, true),
    SE_AFTER(Banding.SE, false);

    private final Banding group;
    private final boolean before;

    Measure(Banding group, boolean before) {
        this.group = group;
        this.before = before;
    }

    /** The benefit group whose days are counted. */
    Banding group() {
        return group;
    }

    /** Whether the window lies before the start; a banding is by the days before. */
    boolean before() {
        return before;
    }
}
