package se.samkor.register;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.samkor.register.Rule.Severity;

/** Every rule, once. Which registers a rule applies to follows from their columns. */
public final class RuleCatalogue {
    public static final Rule MALFORMED_ROW = reject(
            "malformed_row",
            "Raden har inte lika många fält som rubrikraden.",
            "The row does not have as many fields as the header.");
    public static final Rule ENCODING = reject(
            "encoding", "Raden har tecken som inte kan läsas.", "The row holds characters that cannot be decoded.");
    public static final Rule MISSING_VALUE =
            reject("missing_value", "Ett obligatoriskt värde saknas.", "A required value is missing.");
    public static final Rule UNKNOWN_CODE =
            reject("unknown_code", "Koden finns inte i kodlistan.", "The code is not in the code list.");
    public static final Rule IMPOSSIBLE_DATE = reject(
            "impossible_date",
            "Datumet finns inte eller kan inte läsas.",
            "The date does not exist or cannot be read.");
    public static final Rule UNREADABLE_NUMBER =
            reject("unreadable_number", "Talet kan inte läsas.", "The number cannot be read.");
    public static final Rule EXTENT_RANGE = reject(
            "extent_range", "Omfattningen ska vara över 0 och högst 1.", "The extent must be over 0 and at most 1.");
    public static final Rule PERSON_NUMBER_FORM = reject(
            "person_number_form", "Personnumret har fel form.", "The personal number does not have the right form.");
    public static final Rule PERSON_NUMBER_DATE = reject(
            "person_number_date", "Personnumrets datum finns inte.", "The date of the personal number does not exist.");
    public static final Rule PERSON_NUMBER_CHECK_DIGIT = reject(
            "person_number_check_digit",
            "Personnumrets kontrollsiffra stämmer inte.",
            "The check digit of the personal number is wrong.");
    public static final Rule NUMBER_IN_TEXT = reject(
            "person_number_in_text",
            "Ett personnummer står i ett fält för annat.",
            "A personal number stands in a field for something else.");
    public static final Rule DATE_ORDER =
            reject("date_order", "Slutdatum är före startdatum.", "The end date is before the start date.");
    public static final Rule UNKNOWN_INSATS = reject(
            "unknown_insats",
            "Insatsen finns inte bland de godkända insatserna.",
            "The insats is not among the accepted insatser.");
    public static final Rule KOMMUN_NOT_VALID =
            reject("kommun_not_valid", "Kommunkoden gällde inte det året.", "The kommun code was not valid that year.");
    public static final Rule EXACT_DUPLICATE = reject(
            "exact_duplicate",
            "Raden är lika en tidigare rad i alla kolumner.",
            "The row equals an earlier row in every column.");
    public static final Rule AGE_OUTSIDE_LAW = flag(
            "age_outside_law",
            "Förmånen ligger utanför lagens åldersgränser.",
            "The benefit lies outside its legal age.");
    public static final Rule UNLISTED_CODE = flag(
            "unlisted_code",
            "Koden finns inte i kodlistan; värdet räknas som saknat.",
            "The code is not in the code list; the value counts as missing.");
    public static final Rule DIAGNOSIS_FORM = flag(
            "diagnosis_form",
            "Diagnosen är ingen ICD-10-kod; värdet räknas som saknat.",
            "The diagnosis is not an ICD-10 code; the value counts as missing.");

    public static final List<Rule> ALL = List.of(
            MALFORMED_ROW,
            ENCODING,
            MISSING_VALUE,
            UNKNOWN_CODE,
            IMPOSSIBLE_DATE,
            UNREADABLE_NUMBER,
            EXTENT_RANGE,
            PERSON_NUMBER_FORM,
            PERSON_NUMBER_DATE,
            PERSON_NUMBER_CHECK_DIGIT,
            NUMBER_IN_TEXT,
            DATE_ORDER,
            UNKNOWN_INSATS,
            KOMMUN_NOT_VALID,
            EXACT_DUPLICATE,
            AGE_OUTSIDE_LAW,
            UNLISTED_CODE,
            DIAGNOSIS_FORM);

    /** The rules of which a personal number breaks one when it is faulty. */
    static final List<Rule> PERSON_NUMBER = List.of(PERSON_NUMBER_FORM, PERSON_NUMBER_DATE, PERSON_NUMBER_CHECK_DIGIT);

    private static final Map<String, Rule> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::code, Function.identity()));

    private RuleCatalogue() {}

    /** The rule of a code. */
    public static Rule of(String code) {
        Rule rule = BY_CODE.get(code);
        if (rule == null) {
            throw new IllegalArgumentException("No rule " + code);
        }
        return rule;
    }

    private static Rule reject(String code, String swedish, String english) {
        return new Rule(code, Severity.REJECT, swedish, english);
    }

    private static Rule flag(String code, String swedish, String english) {
        return new Rule(code, Severity.FLAG, swedish, english);
    }
}
