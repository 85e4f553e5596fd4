package se.samkor.estimate;

/** The data cannot give the estimate asked for; the message says in one line what is wrong and, where it can, where. */
public final class UnusableData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableData(String message) {
        super(message);
    }
}
