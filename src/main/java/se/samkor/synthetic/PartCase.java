package se.samkor.synthetic;

/**
 * A part-case (delfall) of MiDAS: unbroken days with one benefit at one degree.
 *
 * @param benefit code of the benefit: SJP, FSJP, RP, ASKP, SE or AE
 * @param caseFrom the first day of the case that the part belongs to
 * @param days the days of the part
 * @param quarters the degree in quarters of a full benefit, 1 to 4
 * @param dailyAmount kronor a day at full benefit
 * @param diagnosis ICD-10-SE, empty = missing
 */
public record PartCase(String benefit, int caseFrom, Span days, int quarters, int dailyAmount, String diagnosis) {
    /** Gross days are the days of the part, net days gross days times the degree. */
    public void writeTo(RowSink sink, String person) {
        boolean longTerm = benefit.equals("AE") || benefit.equals("SE");
        int gross = days.days();
        String cells = person
                + ';'
                + Span.date(caseFrom)
                + ';'
                + benefit
                + ';'
                + quarters(quarters)
                + ';'
                + Span.date(days.from())
                + ';'
                + Span.date(days.to())
                + ';'
                + gross
                + ';'
                + quarters(gross * quarters)
                + ';'
                + quarters(gross * quarters * dailyAmount)
                + ';'
                + diagnosis;
        if (longTerm) {
            sink.add(Register.MIDAS_SJUK_AKTIVITETSERSATTNING, cells + ';');
        } else {
            sink.add(Register.MIDAS_SJUKPENNING, cells);
        }
    }

    /** A number of quarters as a decimal number without needless decimals. */
    static String quarters(int quarters) {
        int whole = quarters / 4;
        return switch (quarters % 4) {
            case 1 -> whole + ".25";
            case 2 -> whole + ".5";
            case 3 -> whole + ".75";
            default -> Integer.toString(whole);
        };
    }
}
