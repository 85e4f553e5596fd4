package se.samkor.synthetic;

import java.util.EnumMap;
import java.util.Map;

/** A made-up person's number and the ways the registers write it: twelve or ten digits, with or without hyphen. */
public final class Identity {
    private static final double[] FORMS = {0.8, 0.1, 0.06, 0.04};

    private final String number;
    private final Map<Register, Integer> forms = new EnumMap<>(Register.class);

    /**
     * The number of one person.
     *
     * @param number twelve digits
     */
    public Identity(String number, Draw draw) {
        this.number = number;
        // the short forms leave the century to the reader, who can only guess this one
        boolean shortForms = number.compareTo("1930") > 0;
        for (Register register : Register.values()) {
            int form = draw.weighted(FORMS);
            forms.put(register, shortForms ? form : 0);
        }
    }

    /** All twelve digits. */
    public String number() {
        return number;
    }

    /** As the register writes it. */
    public String in(Register register) {
        return switch (forms.getOrDefault(register, 0)) {
            case 1 -> number.substring(2, 8) + '-' + number.substring(8);
            case 2 -> number.substring(0, 8) + '-' + number.substring(8);
            case 3 -> number.substring(2);
            default -> number;
        };
    }
}
