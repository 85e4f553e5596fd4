package se.samkor.table.book;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a table of the book can be laid out by. A page names a dimension by {@link #key}. */
public enum BookDimension {
    /** The calendar year; has no total, since those who stay over the new year stand in both. */
    YEAR(""),
    /** Before or after the insats; has no total. */
    MOMENT("", "before", "after"),
    SEX("", "K", "M"),
    /** In whole years on 31 December of the year; a number. */
    AGE(""),
    /** Months from start to end, a begun month as a whole one; a number. */
    TIME_IN_INSATS(""),
    EDUCATION("utbildning"),
    TIME_IN_SUPPORT("tid_i_forsorjning"),
    SUPPORT_BEFORE("forsorjning"),
    SUPPORT_AFTER("forsorjning"),
    /** Before or after, as {@link #MOMENT} says. */
    SUPPORT("forsorjning"),
    OCCUPATION_BEFORE("sysselsattning"),
    OCCUPATION_AFTER("sysselsattning"),
    /** Before or after, as {@link #MOMENT} says. */
    OCCUPATION("sysselsattning"),
    /** Whether registered as seeking work on the day after the end; not known where that register is not there. */
    JOB_SEEKING("", "registered", "not_registered"),
    END_REASON("avslutsanledning"),
    /** Whether it ended in the year. */
    EXIT("", "ended", "goes_on"),
    INRIKTNING("inriktning"),
    TARGET_GROUP("malgrupper"),
    INSATS_TYPE("", "INDIVID", "STRUKTUR"),
    REGISTRATION("", "personal", "anonymous", "volume"),
    /** Whether a kommun belongs to a förbund on 31 December. */
    MEMBERSHIP("", "member", "not_member"),
    /** By name; its codes are those met in the registers. */
    FORBUND(""),
    /** The item of an amount in the economy of a förbund. */
    ITEM("");

    /** The code of everything together. */
    public static final String ALL = "ALL";

    /** The code of a value that is not there. */
    public static final String MISSING = "missing";

    private final String codeList;
    private final List<String> kinds;

    BookDimension(String codeList, String... kinds) {
        this.codeList = codeList;
        this.kinds = List.of(kinds);
    }

    /** The name on a page. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension of a name. */
    static Optional<BookDimension> of(String key) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.key().equals(key))
                .findFirst();
    }

    /** The list in {@code conf/codes} that names its codes, if there is one. */
    Optional<String> codeList() {
        return codeList.isEmpty() ? Optional.empty() : Optional.of(codeList);
    }

    /** The codes of a closed classification, of which a page may leave none out; empty where a page chooses. */
    List<String> kinds() {
        return kinds;
    }

    /** Whether its values are whole numbers, put into bands by the page. */
    boolean isNumber() {
        return this == AGE || this == TIME_IN_INSATS;
    }

    /** Whether its codes are taken as they come. */
    boolean isOpen() {
        return this == FORBUND || this == YEAR;
    }

    /** Whether all its codes together mean something. */
    boolean hasTotal() {
        return this != YEAR && this != MOMENT;
    }

    /** The dimension that is read at a moment; most are the same at both. */
    BookDimension at(String moment) {
        boolean before = moment.equals("before");
        return switch (this) {
            case SUPPORT -> before ? SUPPORT_BEFORE : SUPPORT_AFTER;
            case OCCUPATION -> before ? OCCUPATION_BEFORE : OCCUPATION_AFTER;
            default -> this;
        };
    }
}
