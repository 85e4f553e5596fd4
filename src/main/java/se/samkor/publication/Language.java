package se.samkor.publication;

/** The languages of a publication; the first is the main one. */
public enum Language {
    SV("sv"),
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The BCP 47 code. */
    public String code() {
        return code;
    }

    /** Whichever text is of this language. */
    String pick(String swedish, String english) {
        return this == SV ? swedish : english;
    }
}
