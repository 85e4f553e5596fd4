package se.samkor.publication;

/** A text in Swedish and in English. */
public record Bilingual(String swedish, String english) {
    /** A text that is the same in both, such as a year or a band of days. */
    public static Bilingual same(String text) {
        return new Bilingual(text, text);
    }

    /** The text in a language. */
    public String in(Language language) {
        return language.pick(swedish, english);
    }
}
