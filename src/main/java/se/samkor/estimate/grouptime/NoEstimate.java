package se.samkor.estimate.grouptime;

/** Why one comparison has no estimate; caught where cells are estimated and turned into a warning. */
final class NoEstimate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoEstimate(String why) {
        super(why, null, false, false);
    }
}
