package se.samkor.publication;

import java.util.List;

/** What is told about a cube in words: title, notes for the reader, and where the figures come from. */
public record CubeText(Bilingual title, List<Bilingual> notes, Bilingual source) {
    public CubeText {
        notes = List.copyOf(notes);
    }
}
