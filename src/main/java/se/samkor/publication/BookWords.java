package se.samkor.publication;

import java.util.Map;
import se.samkor.table.book.BookDimension;
import se.samkor.table.book.BookTable;

/** What the variables and measures of the table book are called. */
final class BookWords {
    static final Bilingual PER_CENT = new Bilingual("procent", "per cent");
    static final Bilingual POINTS = new Bilingual("procentenheter", "percentage points");
    static final Bilingual CHANGE = new Bilingual("Förändring", "Change");
    static final Bilingual SOURCE = new Bilingual(
            "SUS och Uppföljning Finsam, bearbetade av Samkör", "SUS and Uppföljning Finsam, processed by Samkör");

    private static final Map<BookDimension, Bilingual> DIMENSIONS = Map.ofEntries(
            Map.entry(BookDimension.YEAR, new Bilingual("År", "Year")),
            Map.entry(BookDimension.MOMENT, new Bilingual("Tidpunkt", "Moment")),
            Map.entry(BookDimension.SEX, new Bilingual("Kön", "Sex")),
            Map.entry(BookDimension.AGE, new Bilingual("Ålder", "Age")),
            Map.entry(BookDimension.TIME_IN_INSATS, new Bilingual("Tid i insatsen", "Time in the insats")),
            Map.entry(BookDimension.EDUCATION, new Bilingual("Utbildning", "Education")),
            Map.entry(
                    BookDimension.TIME_IN_SUPPORT,
                    new Bilingual("Tid i offentlig försörjning", "Time in public support")),
            Map.entry(
                    BookDimension.SUPPORT_BEFORE, new Bilingual("Försörjning före start", "Support before the start")),
            Map.entry(BookDimension.SUPPORT_AFTER, new Bilingual("Försörjning efter avslut", "Support after the end")),
            Map.entry(BookDimension.SUPPORT, new Bilingual("Försörjning", "Support")),
            Map.entry(
                    BookDimension.OCCUPATION_BEFORE,
                    new Bilingual("Sysselsättning före start", "Occupation before the start")),
            Map.entry(
                    BookDimension.OCCUPATION_AFTER,
                    new Bilingual("Sysselsättning efter avslut", "Occupation after the end")),
            Map.entry(BookDimension.OCCUPATION, new Bilingual("Sysselsättning", "Occupation")),
            Map.entry(
                    BookDimension.JOB_SEEKING,
                    new Bilingual("Inskriven på Arbetsförmedlingen", "Registered at Arbetsförmedlingen")),
            Map.entry(BookDimension.END_REASON, new Bilingual("Avslutsanledning", "Reason for ending")),
            Map.entry(BookDimension.EXIT, new Bilingual("Avslut under året", "Ended in the year")),
            Map.entry(BookDimension.INRIKTNING, new Bilingual("Inriktning", "Purpose")),
            Map.entry(BookDimension.TARGET_GROUP, new Bilingual("Målgrupp", "Target group")),
            Map.entry(BookDimension.INSATS_TYPE, new Bilingual("Insatstyp", "Type of insats")),
            Map.entry(BookDimension.REGISTRATION, new Bilingual("Registreringssätt", "Kind of registration")),
            Map.entry(BookDimension.MEMBERSHIP, new Bilingual("Medlemskap", "Membership")),
            Map.entry(BookDimension.FORBUND, new Bilingual("Förbund", "Förbund")),
            Map.entry(BookDimension.ITEM, new Bilingual("Post", "Item")));

    private BookWords() {}

    static Bilingual of(BookDimension dimension) {
        return DIMENSIONS.getOrDefault(dimension, Bilingual.same(dimension.key()));
    }

    /** The name of what is counted, or added up. */
    static Bilingual count(BookTable table) {
        return table.page().unit().isMoney() ? new Bilingual("Belopp", "Amount") : new Bilingual("Antal", "Number");
    }

    /** The name of a share; a table with several names what each is taken within. */
    static Bilingual share(boolean only, BookDimension over) {
        return only
                ? new Bilingual("Andel", "Share")
                : new Bilingual("Andel inom " + of(over).swedish(), "Share within " + of(over).english());
    }
}
