package se.samkor.table.book;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seven participations with visible dates, a volume insats and three insatser, all of 2021. */
final class SmallFacts {
    static final int YEAR = 2021;
    static final List<TablePage> PAGES = BookPages.read(Optional.empty());

    private SmallFacts() {}

    static List<Fact> all() {
        return List.of(
                // Anna, 25: a year and a day, ended; works and studies after; two sources before
                person(1, "K", 1996, "2020-03-01", "2021-03-01")
                        .with(BookDimension.SUPPORT_BEFORE, "aktivitetsersattning", "income_support")
                        .with(BookDimension.SUPPORT_AFTER, "no_public_support")
                        .with(BookDimension.OCCUPATION_AFTER, "unsubsidised_work", "study")
                        .with(BookDimension.END_REASON, "completed")
                        .fact(),
                // Anna again, in the same year: one person, two participations
                person(1, "K", 1996, "2021-05-01", "2021-05-31")
                        .with(BookDimension.SUPPORT_BEFORE, "income_support")
                        .with(BookDimension.SUPPORT_AFTER, "income_support")
                        .with(BookDimension.OCCUPATION_AFTER, "active_job_seeker")
                        .with(BookDimension.END_REASON, "continued_rehabilitation")
                        .fact(),
                // Bo, 30 in the year: goes on
                person(2, "M", 1991, "2021-06-01", null)
                        .with(BookDimension.SUPPORT_BEFORE, "no_public_support")
                        .fact(),
                // Cilla ended the year before: in no table of 2021 but those of 2020
                person(3, "K", 1970, "2019-01-01", "2020-12-31")
                        .with(BookDimension.SUPPORT_BEFORE, "income_support")
                        .fact(),
                // David starts the year after
                person(4, "M", 1970, "2022-01-01", null).fact(),
                // anonymous: counts in 2020, where it started, although it goes on
                anonymous("K", "2020-06-01").fact(),
                anonymous("M", "2021-06-01").fact(),
                volume("K", 6).fact(),
                volume(null, 2).fact(),
                insats("INDIVID", "F1", "long_term_sick", "young_with_aktivitetsersattning")
                        .fact(),
                insats("INDIVID", "F1", "long_term_sick").fact(),
                insats("STRUKTUR", "F2").fact());
    }

    static List<BookTable> tables(TablePage... pages) {
        CellCounter counter = new CellCounter(List.of(pages), YEAR);
        all().forEach(counter::add);
        return counter.tables();
    }

    /** A table of a bundled page. */
    static BookTable table(String id) {
        return tables(page(id)).get(0);
    }

    static TablePage page(String id) {
        return PAGES.stream().filter(page -> page.id().equals(id)).findFirst().orElseThrow();
    }

    private static Making person(long person, String sex, int born, String from, String to) {
        Fact.Days days = new Fact.Days(LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
        return new Making(Fact.Kind.REGISTRATION, person, days, born, 1)
                .with(BookDimension.INSATS_TYPE, "INDIVID")
                .with(BookDimension.INRIKTNING, "preparatory")
                .with(BookDimension.FORBUND, "F1")
                .with(BookDimension.REGISTRATION, "personal")
                .with(BookDimension.SEX, sex);
    }

    private static Making anonymous(String sex, String from) {
        return new Making(Fact.Kind.REGISTRATION, null, new Fact.Days(LocalDate.parse(from), null), null, 1)
                .with(BookDimension.INSATS_TYPE, "INDIVID")
                .with(BookDimension.FORBUND, "F1")
                .with(BookDimension.REGISTRATION, "anonymous")
                .with(BookDimension.SEX, sex);
    }

    private static Making volume(String sex, int count) {
        Making making = new Making(Fact.Kind.REGISTRATION, null, Fact.Days.of(YEAR), null, count)
                .with(BookDimension.INSATS_TYPE, "INDIVID")
                .with(BookDimension.FORBUND, "F1")
                .with(BookDimension.REGISTRATION, "volume");
        return sex == null ? making : making.with(BookDimension.SEX, sex);
    }

    private static Making insats(String type, String forbund, String... targets) {
        return new Making(Fact.Kind.INSATS, null, new Fact.Days(LocalDate.of(2020, 1, 1), null), null, 1)
                .with(BookDimension.INSATS_TYPE, type)
                .with(BookDimension.FORBUND, forbund)
                .with(BookDimension.INRIKTNING, type.equals("INDIVID") ? "preparatory" : "training")
                .with(BookDimension.TARGET_GROUP, targets);
    }

    private record Making(
            Fact.Kind kind,
            Long person,
            Fact.Days days,
            Integer born,
            double weight,
            EnumMap<BookDimension, List<String>> codes) {
        Making(Fact.Kind kind, Number person, Fact.Days days, Integer born, double weight) {
            this(
                    kind,
                    person == null ? null : person.longValue(),
                    days,
                    born,
                    weight,
                    new EnumMap<>(BookDimension.class));
        }

        Making with(BookDimension dimension, String... values) {
            codes.put(dimension, List.of(values));
            return this;
        }

        Fact fact() {
            return new Fact(kind, person, days, born, weight, Map.of(), codes);
        }
    }
}
