package se.samkor.disclosure;

/**
 * What attackers can derive about a withheld cell. Never leaves the secure zone.
 *
 * @param trueValue the magnitude, or the count in a table without one
 * @param outsider what anyone can derive from what is published
 * @param insider what the respondent, alone in some withheld cell, who is best placed can derive
 * @param outsiderExact whether the outsider's interval is exact; otherwise the true one is at least as wide
 * @param insiderExact whether all insiders were tried, exactly; otherwise only the nearest were, or the interval is cut
 */
public record CellAudit(
        int table,
        int cell,
        CellStatus status,
        double trueValue,
        Interval outsider,
        Interval insider,
        boolean outsiderExact,
        boolean insiderExact) {
    /** The same line for a table that stands elsewhere in a longer list. */
    public CellAudit moved(int tables) {
        return new CellAudit(table + tables, cell, status, trueValue, outsider, insider, outsiderExact, insiderExact);
    }
}
