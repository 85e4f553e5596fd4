package se.samkor.table.book;

import java.io.Serializable;

/** A text in both languages. */
public record Words(String sv, String en) implements Serializable {
    /** The text in a language, {@code sv} or {@code en}. */
    public String in(String language) {
        return language.equals("sv") ? sv : en;
    }
}
