package se.samkor.publication;

import java.math.BigDecimal;

/**
 * Sentences about changes, made from the figures by rules: a direction is stated only where the whole interval, as
 * published, lies on one side of zero.
 */
record Prose(Cube durability, Language language) {

    /** What an interval says about a change. */
    enum Finding {
        MORE,
        FEWER,
        UNDECIDED,
        NO_INTERVAL,
        WITHHELD
    }

    Finding finding(String counted, int... position) {
        return of(figure(counted, "diff_low", position), figure(counted, "diff_high", position));
    }

    /** What the limits of an interval, as published, say. */
    static Finding of(Figure low, Figure high) {
        if (low.state() == Figure.State.WITHHELD) {
            return Finding.WITHHELD;
        }
        if (!low.isShown() || !high.isShown()) {
            return Finding.NO_INTERVAL;
        }
        if (low.number().compareTo(BigDecimal.ZERO) > 0) {
            return Finding.MORE;
        }
        return high.number().compareTo(BigDecimal.ZERO) < 0 ? Finding.FEWER : Finding.UNDECIDED;
    }

    private Figure figure(String counted, String part, int... position) {
        return durability.figure(durability.measure(LinkedTables.column(counted, part)), position);
    }

    /** One sentence about the change of a benefit's days in a cell. */
    String change(String counted, int... position) {
        String benefit = DurabilityWords.inSentence(counted).in(language);
        return switch (finding(counted, position)) {
            case MORE -> language.pick("Dagarna med ", "Days with ")
                    + benefit
                    + language.pick(" ökade från ", " rose from ")
                    + levels(counted, position);
            case FEWER -> language.pick("Dagarna med ", "Days with ")
                    + benefit
                    + language.pick(" minskade från ", " fell from ")
                    + levels(counted, position);
            case UNDECIDED -> language.pick(
                            "Det går inte att avgöra om dagarna med ", "It cannot be decided whether days with ")
                    + benefit
                    + language.pick(" blev fler eller färre: ", " became more or fewer: ")
                    + levels(counted, position)
                    + language.pick(" Intervallet rymmer noll.", " The interval holds zero.");
            case NO_INTERVAL -> language.pick(
                            "Ingen slutsats kan dras om dagarna med ", "No conclusion can be drawn about days with ")
                    + benefit
                    + language.pick(
                            ", eftersom osäkerheten inte kan beräknas.", ": the uncertainty cannot be computed.");
            case WITHHELD -> language.pick("Uppgiften om ", "The figure for ")
                    + benefit
                    + language.pick(" lämnas inte ut.", " is withheld.");
        };
    }

    /** From what to what, with the difference and its interval. */
    private String levels(String counted, int... position) {
        Numbers numbers = new Numbers(language);
        return numbers.of(figure(counted, "before", position))
                + language.pick(" till ", " to ")
                + numbers.of(figure(counted, "after", position))
                + language.pick(" dagar per person, en skillnad på ", " days per person, a difference of ")
                + numbers.of(figure(counted, "diff", position))
                + language.pick(" dagar (95-procentigt konfidensintervall ", " days (95 % confidence interval ")
                + numbers.interval(figure(counted, "diff_low", position), figure(counted, "diff_high", position))
                + ").";
    }
}
