package se.samkor.table.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import se.samkor.domain.Stop;

/** Each kind of error that the published reports hold (reference, ERRATA), planted in a right book: it is caught. */
class ErrataKindsTest {
    private static final List<TablePage> PAGES = SmallFacts.PAGES;

    private static List<BookTable> book() {
        return SmallFacts.tables(PAGES.toArray(TablePage[]::new));
    }

    /** The book with one figure of a table replaced. */
    private static List<Violation> planted(String table, String statistic, double value, String... cell) {
        List<BookTable> tables = new ArrayList<>(book());
        tables.replaceAll(one -> one.id().equals(table) ? planted(one, statistic, value, List.of(cell)) : one);
        return Identities.check(tables, List.of());
    }

    private static BookTable planted(BookTable table, String statistic, double value, List<String> cell) {
        List<BookRow> rows = new ArrayList<>();
        boolean found = false;
        for (BookRow row : table.rows()) {
            boolean here = row.statistic().equals(statistic) && row.codes().equals(cell);
            found |= here;
            rows.add(here ? new BookRow(row.codes(), row.statistic(), OptionalDouble.of(value), row.base()) : row);
        }
        assertThat(found).isTrue();
        return table.with(rows);
    }

    private static List<String> identities(List<Violation> found) {
        return found.stream().map(Violation::identity).distinct().toList();
    }

    @Test
    void aRightBookIsRight() {
        assertThat(Identities.check(book(), List.of(durability(0, 0), linked(1, 2))))
                .isEmpty();
    }

    @Test
    void aTotalThatIsNotTheSumOfItsParts() {
        // R20-01, R21-05, R21-07, R15-01: a digit wrong in a total, or in a part
        assertThat(identities(planted("education", BookRow.COUNT, 13, "ALL", "ALL")))
                .contains(TableIdentities.PARTS);
        assertThat(identities(planted("inriktning", BookRow.COUNT, 9, "preparatory", "K")))
                .contains(TableIdentities.PARTS);
    }

    @Test
    void aShareThatDoesNotFollowFromTheCounts() {
        // R21-03: 38 percent for 6 272 of 17 501; R21-06, R15-15, R15-18
        assertThat(planted("age", BookRow.SHARE, 0.38, "under_30", "ALL"))
                .singleElement()
                .hasToString("table age, identity 'shares follow from counts over their base': 0.38 for 2.0 of 3.0,"
                        + " age=under_30, sex=ALL");
        // R21-10: a share of all outside those of the sexes
        assertThat(identities(planted("reasons_for_ending", BookRow.SHARE, 0.9, "continued_rehabilitation", "ALL")))
                .contains(TableIdentities.SHARES);
    }

    @Test
    void aShareOverAnotherBase() {
        // R20-05, R21-08, R15-04, R15-08: persons in the text, sources or other persons in the sum
        BookTable sources = SmallFacts.table("support_before_sources");
        List<BookRow> rows = sources.rows().stream()
                .map(row -> row.base().isEmpty()
                        ? row
                        : new BookRow(
                                row.codes(),
                                row.statistic(),
                                row.value(),
                                row.base().map(base -> new BookRow.Base("ongoing, participations", 3))))
                .toList();
        assertThat(identities(TableIdentities.of(sources.with(rows)))).contains(TableIdentities.SHARES);
        // and no share is without the name of its base
        assertThat(book()).allSatisfy(table -> assertThat(table.rows())
                .filteredOn(row -> row.statistic().startsWith(BookRow.SHARE))
                .allMatch(row -> row.base().isPresent()));
    }

    @Test
    void aFigureThatDiffersBetweenTables() {
        // R15-02, R15-03, R15-04, R20-04, R21-02: the same thing with two figures
        assertThat(identities(planted("ended_by_sex", BookRow.COUNT, 4, "K", "2020")))
                .contains(SharedFigures.SAME);
        assertThat(planted("participations_by_year", BookRow.COUNT, 11, "2021"))
                .anyMatch(found -> found.identity().equals(SharedFigures.SAME)
                        && found.detail().contains("participations_by_year"));
    }

    @Test
    void aSumOverOverlappingGroupsInPlaceOfATotal() {
        // R24-01: 240 insatser were counted once for each group they aimed at
        double sum = 2 + 1 + 1;
        assertThat(identities(planted("target_groups", BookRow.COUNT, sum, "ALL", "ALL")))
                .contains(SharedFigures.SAME);
    }

    @Test
    void aPartLargerThanItsWhole() {
        // R20-06: 1 864 found of 1 859
        assertThat(Identities.check(List.of(), List.of(linked(3, 2))))
                .extracting(Violation::identity)
                .contains(LinkedCohortIdentities.FOUND);
        // R15-05: who ended against who was registered
        assertThat(identities(planted("new_by_sex", BookRow.COUNT, 4, "ALL", "2021")))
                .contains(SharedFigures.WITHIN);
        assertThat(identities(planted("persons_by_sex", BookRow.COUNT, 4, "ALL")))
                .contains(SharedFigures.WITHIN);
    }

    @Test
    void aChangeThatIsNotLaterMinusEarlier() {
        // R20-07: three percent for three percentage points
        assertThat(identities(planted("support_before_after", BookRow.CHANGE, 0.05, "income_support", "ALL", "after")))
                .contains(TableIdentities.CHANGES);
        assertThat(SmallFacts.table("support_before_after")
                        .print(BookRow.CHANGE)
                        .words()
                        .en())
                .isEqualTo("Change, percentage points");
    }

    @Test
    void aKindOfRegistrationLeftOut() {
        // R19-01: a total without the volume insatser; a table without their row cannot be declared (BookPagesTest)
        assertThat(identities(planted("registration_kinds", BookRow.COUNT, 4, "ALL", "ALL")))
                .contains(TableIdentities.KINDS);
        assertThat(new Registrations(17501, 541, 6060).all()).isEqualTo(24102);
    }

    @Test
    void aValueWithoutARow() {
        // R21-28: 25 months was in no band; bands with a hole cannot be declared, a code without a row is found
        TablePage page = BookPages.of(
                """
                id = support
                title { sv = "", en = "" }
                population = ongoing
                dimensions = [ { dimension = support_before, pick = every, codes = [ income_support ] } ]
                """);
        assertThat(Identities.check(SmallFacts.tables(page), List.of()))
                .extracting(Violation::identity)
                .containsExactly(TableIdentities.ROW_FOR_ALL);
    }

    @Test
    void aDifferenceWithoutItsSignOrItsDecimals() {
        // R21-17: 45.28 for -45.28; R21-18: 59.9 for 59.92
        assertThat(Identities.check(List.of(), List.of(durability(0, 20))))
                .extracting(Violation::identity)
                .contains(DurabilityIdentities.DIFFERENCES);
    }

    @Test
    void aMeanThatTheBandsDoNotRecombineTo() {
        // R21-16: 14.032 for 142.03; R21-19, R21-11
        assertThat(Identities.check(List.of(), List.of(durability(0.01, 0))))
                .extracting(Violation::identity)
                .contains(DurabilityIdentities.BANDS);
    }

    @Test
    void aRowMovedByAColumn() {
        // R21-15: the count stood under the mean before
        MeasuredTable right = durability(0, 0);
        List<BookRow> moved = right.rows().stream()
                .map(row -> row.codes().equals(List.of("2020", "SJP", "0", "K"))
                                && row.statistic().equals("persons")
                        ? new BookRow(row.codes(), "persons", OptionalDouble.of(10), row.base())
                        : row)
                .toList();
        assertThat(Identities.check(List.of(), List.of(MeasuredTables.durability(moved))))
                .extracting(Violation::identity)
                .contains(DurabilityIdentities.BANDS);
    }

    @Test
    void aSumOfRoundedFigures() {
        // R21-09: 22 percent as 13 + 8 + 1, where the counts give 22.6; R15-10, R21-12: a row is counted, never added
        // up
        BookTable table = SmallFacts.tables(
                        BookPages.of(
                                """
                        id = insurance
                        title { sv = "", en = "" }
                        population = ongoing
                        dimensions = [ { dimension = support_before, pick = every, complete = false, codes = [
                          { code = any, from = [ aktivitetsersattning, income_support ] }, income_support ] } ]
                        shares = [ support_before ]
                        """))
                .get(0);
        assertThat(table.values(BookRow.SHARE)).containsEntry(List.of("any"), 2.0 / 3);
        assertThat(Print.PERCENT.of(2.0 / 3)).isEqualByComparingTo("67");
    }

    @Test
    void aHeadingOfAnotherTable() {
        // R20-08, R21-20 to R21-22: unit and caption come with the figures, from the page, and cannot be copied wrong
        assertThat(book()).allSatisfy(table -> {
            assertThat(table.print(BookRow.SHARE).words().en()).isEqualTo("Percent");
            assertThat(table.title()).isEqualTo(table.page().title());
        });
        assertThat(book().stream().map(table -> table.title().sv()).distinct().count())
                .isGreaterThan(book().size() - 3L);
    }

    @Test
    void theGateNamesTableAndIdentity() {
        List<BookTable> tables = new ArrayList<>(book());
        tables.replaceAll(
                one -> one.id().equals("age") ? planted(one, BookRow.SHARE, 0.38, List.of("under_30", "ALL")) : one);
        assertThatThrownBy(() -> Identities.require(tables, List.of()))
                .isInstanceOf(Stop.GateClosed.class)
                .hasMessage(
                        "The table book is stopped: table age, identity 'shares follow from counts over their base':"
                                + " 0.38 for 2.0 of 3.0, age=under_30, sex=ALL; 1 identity broken.");
    }

    private static MeasuredTable linked(int found, int looked) {
        List<BookRow> rows = new ArrayList<>();
        for (String sex : List.of("K", "M", "ALL")) {
            int factor = sex.equals("ALL") ? 2 : 1;
            List<String> cell = List.of("2020", "SJP", sex);
            rows.add(figure(cell, "sus_persons", looked * factor));
            rows.add(figure(cell, "found_in_midas", found * factor));
            rows.add(figure(cell, "midas_persons_in_cohort", 5 * factor));
        }
        return MeasuredTables.linkedCohort(rows);
    }

    /** Two bands of two women and two men; the mean after and the difference of all can be spoiled. */
    private static MeasuredTable durability(double offMean, double offDifference) {
        List<BookRow> rows = new ArrayList<>();
        for (String benefit : List.of("ALL", "SJP")) {
            for (String sex : List.of("ALL", "K", "M")) {
                int factor = sex.equals("ALL") ? 2 : 1;
                rows.addAll(cell(benefit, "ALL", sex, 2 * factor, 15 + offMean, 20 + offMean, 5 + offDifference));
                if (benefit.equals("SJP")) {
                    rows.addAll(cell(benefit, "0", sex, factor, 0, 30, 30));
                    rows.addAll(cell(benefit, "1-90", sex, factor, 30, 10, -20));
                }
            }
        }
        return MeasuredTables.durability(rows);
    }

    private static List<BookRow> cell(
            String benefit, String band, String sex, int persons, double before, double after, double difference) {
        List<String> cell = List.of("2020", benefit, band, sex);
        return List.of(
                figure(cell, "persons", persons),
                figure(cell, "sjp_before", before),
                figure(cell, "sjp_after", after),
                figure(cell, "sjp_diff", difference));
    }

    private static BookRow figure(List<String> cell, String statistic, double value) {
        return new BookRow(cell, statistic, OptionalDouble.of(value), Optional.empty());
    }

    @Test
    void labelsAreInBothLanguages() {
        assertThat(PAGES).allSatisfy(page -> {
            assertThat(Map.of(page.title().sv(), page.title().en())).isNotEmpty();
            page.dimensions().forEach(dimension -> assertThat(dimension.codes())
                    .as(page.id())
                    .allMatch(code -> !code.words().sv().equals(code.code())
                            && !code.words().en().isEmpty()));
        });
    }
}
