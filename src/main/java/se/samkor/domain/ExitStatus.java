package se.samkor.domain;

/** What the process tells its caller; the numbers are promised in the contract. */
public enum ExitStatus {
    DONE(0),
    FAILED(1),
    WRONG_USAGE(2),
    GATE_CLOSED(3),
    UNREADABLE_INPUT(4);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /** The exit status of the process. */
    public int code() {
        return code;
    }
}
