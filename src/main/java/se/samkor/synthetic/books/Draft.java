package se.samkor.synthetic.books;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.ParticipationTable;

/** A participation while its attributes are dealt out; empty text is a missing value. */
final class Draft {
    final String sex;
    int birthYear;
    LocalDate start = LocalDate.EPOCH;

    @Nullable
    LocalDate end;

    String reason = "";
    String education = "";
    String timeInSupport = "";
    String inriktning = "";
    final TreeSet<String> before = new TreeSet<>();
    final TreeSet<String> after = new TreeSet<>();
    final TreeSet<String> occupationBefore = new TreeSet<>();
    final TreeSet<String> occupationAfter = new TreeSet<>();

    Draft(String sex) {
        this.sex = sex;
    }

    boolean isWoman() {
        return sex.equals("K");
    }

    boolean meets(int year) {
        return start.getYear() <= year && (end == null || end.getYear() >= year);
    }

    boolean startsIn(int year) {
        return start.getYear() == year;
    }

    boolean endsIn(int year) {
        return end != null && end.getYear() == year;
    }

    /** Its cells of {@code sus_deltagande}, but for the identifiers. */
    Map<String, String> cells() {
        return Map.ofEntries(
                Map.entry(ParticipationTable.SEX, sex),
                Map.entry(ParticipationTable.BIRTH_YEAR, Integer.toString(birthYear)),
                Map.entry(ParticipationTable.START, start.toString()),
                Map.entry(ParticipationTable.END, end == null ? "" : end.toString()),
                Map.entry(ParticipationTable.END_REASON, end == null ? "" : reason),
                Map.entry(ParticipationTable.EDUCATION, education),
                Map.entry(ParticipationTable.TIME_IN_SUPPORT, timeInSupport),
                Map.entry(ParticipationTable.SUPPORT_BEFORE, String.join("|", before)),
                Map.entry(ParticipationTable.SUPPORT_AFTER, end == null ? "" : String.join("|", after)),
                Map.entry(ParticipationTable.OCCUPATION_BEFORE, String.join("|", occupationBefore)),
                Map.entry(ParticipationTable.OCCUPATION_AFTER, end == null ? "" : String.join("|", occupationAfter)));
    }
}
