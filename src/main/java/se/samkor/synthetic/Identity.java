package se.samkor.synthetic;

/** A made-up person's number and the ways the registers write it: twelve or ten digits, with or without hyphen. */
public final class Identity {
    private static final double[] FORMS = {0.8, 0.1, 0.06, 0.04};

    private final String number;
    private final int[] forms;

    /**
     * The number of one person.
     *
     * @param number twelve digits
     */
    public Identity(String number, Draw draw) {
        this.number = number;
        this.forms = new int[Register.values().length];
        // the short forms leave the century to the reader, who can only guess this one
        boolean shortForms = number.compareTo("1930") > 0;
        for (int i = 0; i < forms.length; i++) {
            int form = draw.weighted(FORMS);
            forms[i] = shortForms ? form : 0;
        }
    }

    /** All twelve digits. */
    public String number() {
        return number;
    }

    /** As the register writes it. */
    public String in(Register register) {
        return switch (forms[register.ordinal()]) {
            case 1 -> number.substring(2, 8) + '-' + number.substring(8);
            case 2 -> number.substring(0, 8) + '-' + number.substring(8);
            case 3 -> number.substring(2);
            default -> number;
        };
    }
}
