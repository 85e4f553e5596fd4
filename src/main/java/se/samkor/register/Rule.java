package se.samkor.register;

/**
 * A rule that a row of a register must keep.
 *
 * @param code what {@code rejected} and the quality report call it
 * @param severity whether a row that breaks it is left out or only marked
 * @param swedish the rule as a sentence
 * @param english the rule as a sentence
 */
public record Rule(String code, Severity severity, String swedish, String english) {
    /** What happens to a row that breaks a rule. */
    public enum Severity {
        REJECT,
        FLAG
    }
}
