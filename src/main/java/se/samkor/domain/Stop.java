package se.samkor.domain;

/**
 * A reason to stop that the user can act on. Its message is the one line that the user sees: what was tried, what was
 * expected, what was found; never a personal number. Anything else that is thrown is a fault of the program.
 */
public abstract sealed class Stop extends RuntimeException
        permits Stop.WrongUsage, Stop.GateClosed, Stop.UnreadableInput, Stop.CannotRunNow {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    private Stop(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** The exit status that the process ends with. */
    public ExitStatus status() {
        return status;
    }

    /** An option or a setting is wrong: exit status 2. */
    public static final class WrongUsage extends Stop {
        private static final long serialVersionUID = 1L;

        public WrongUsage(String message) {
            super(ExitStatus.WRONG_USAGE, message);
        }
    }

    /** A quality or disclosure gate stopped the run, nothing was published: exit status 3. */
    public static final class GateClosed extends Stop {
        private static final long serialVersionUID = 1L;

        public GateClosed(String message) {
            super(ExitStatus.GATE_CLOSED, message);
        }
    }

    /** No such delivery, register, table or column, or a wrong format: exit status 4. */
    public static final class UnreadableInput extends Stop {
        private static final long serialVersionUID = 1L;

        public UnreadableInput(String message) {
            super(ExitStatus.UNREADABLE_INPUT, message);
        }
    }

    /** Nothing is wrong with what was asked, but it cannot be done now, as when another run writes: exit status 1. */
    public static final class CannotRunNow extends Stop {
        private static final long serialVersionUID = 1L;

        public CannotRunNow(String message) {
            super(ExitStatus.FAILED, message);
        }
    }
}
