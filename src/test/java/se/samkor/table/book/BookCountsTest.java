package se.samkor.table.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Anna, Bo and a few others, counted by hand. */
class BookCountsTest {
    @Test
    void anonymousParticipantsCountWhereTheyStart() {
        BookTable kinds = SmallFacts.table("registration_kinds");
        assertThat(kinds.count("personal", "ALL")).isEqualTo(3);
        assertThat(kinds.count("anonymous", "ALL")).isEqualTo(1);
        assertThat(kinds.count("volume", "ALL")).isEqualTo(8);
        assertThat(kinds.count("volume", "unknown")).isEqualTo(2);
        assertThat(kinds.count("ALL", "ALL")).isEqualTo(12);
        assertThat(SmallFacts.table("participations_by_year").count("2020")).isEqualTo(3);
    }

    @Test
    void aPersonWithTwoParticipationsIsOnePerson() {
        assertThat(SmallFacts.table("ongoing_by_sex").count("K", "2021")).isEqualTo(2);
        assertThat(SmallFacts.table("persons_by_sex").count("K")).isEqualTo(1);
        assertThat(SmallFacts.table("persons_by_sex").count("ALL")).isEqualTo(2);
    }

    @Test
    void ongoingNewAndEndedAreThreePopulations() {
        assertThat(SmallFacts.table("ongoing_by_sex").count("ALL", "2021")).isEqualTo(3);
        assertThat(SmallFacts.table("new_by_sex").count("ALL", "2021")).isEqualTo(2);
        assertThat(SmallFacts.table("ended_by_sex").count("ALL", "2021")).isEqualTo(2);
        assertThat(SmallFacts.table("ended_by_sex").count("ALL", "2020")).isEqualTo(1);
        assertThat(SmallFacts.table("registered_and_ended").count("ended", "2021"))
                .isEqualTo(2);
    }

    @Test
    void ageIsThatOfTheLastDayOfTheYear() {
        BookTable age = SmallFacts.table("age");
        assertThat(age.count("under_30", "ALL")).isEqualTo(2);
        assertThat(age.count("30-44", "M")).isEqualTo(1);
    }

    @Test
    void aBegunMonthIsAMonth() {
        BookTable months = SmallFacts.table("time_in_insats");
        // 1 March to 1 March is a year and a day: thirteen begun months; all of May is one
        assertThat(months.count("13-18_months", "K")).isEqualTo(1);
        assertThat(months.count("1-6_months", "K")).isEqualTo(1);
    }

    @Test
    void sharesOfSourcesAndOfParticipantsHaveEachTheirBase() {
        BookTable sources = SmallFacts.table("support_before_sources");
        BookTable participants = SmallFacts.table("support_before_participants");
        assertThat(sources.count("income_support", "ALL")).isEqualTo(2);
        assertThat(sources.count("ALL", "ALL")).isEqualTo(4);
        assertThat(participants.count("ALL", "ALL")).isEqualTo(3);
        assertThat(share(sources, "no_public_support", "ALL").value()).hasValue(1.0 / 4);
        assertThat(share(participants, "no_public_support", "ALL").value()).hasValue(1.0 / 3);
        assertThat(share(sources, "no_public_support", "M").base()).hasValueSatisfying(base -> {
            assertThat(base.name()).isEqualTo("ongoing, sources, sex=M");
            assertThat(base.size()).isEqualTo(1);
        });
    }

    @Test
    void whoWorksAndStudiesIsOneInTheTotalAndNoJobSeeker() {
        BookTable after = SmallFacts.table("work_study_after");
        assertThat(after.count("work_and_or_study", "2021")).isEqualTo(1);
        assertThat(after.count("unsubsidised_work", "2021")).isEqualTo(1);
        assertThat(after.count("study", "2021")).isEqualTo(1);
        BookTable state = SmallFacts.table("occupation_after");
        assertThat(state.count("work_or_study", "K", "2021")).isEqualTo(1);
        assertThat(state.count("active_job_seeker", "K", "2021")).isEqualTo(1);
        assertThat(state.count("neither", "K", "2021")).isZero();
    }

    @Test
    void changeIsAfterMinusBefore() {
        BookTable support = SmallFacts.table("support_before_after");
        assertThat(support.values(BookRow.CHANGE))
                .containsEntry(List.of("income_support", "ALL", "after"), -0.5)
                .containsEntry(List.of("no_public_support", "ALL", "after"), 0.5);
        BookTable change = SmallFacts.table("change_of_support");
        assertThat(change.count("aktivitetsersattning", "no_public_support")).isEqualTo(1);
        assertThat(change.count("income_support", "income_support")).isEqualTo(1);
    }

    @Test
    void anInsatsWithTwoTargetGroupsIsOneInTheTotal() {
        BookTable groups = SmallFacts.table("target_groups");
        assertThat(groups.count("long_term_sick", "ALL")).isEqualTo(2);
        assertThat(groups.count("young_with_aktivitetsersattning", "ALL")).isEqualTo(1);
        assertThat(groups.count("ALL", "ALL")).isEqualTo(3);
        assertThat(SmallFacts.table("target_groups_forbund").count("long_term_sick", "2021"))
                .isEqualTo(1);
    }

    @Test
    void sharesOverNobodyAreMissing() {
        assertThat(share(SmallFacts.table("time_in_insats"), "1-6_months", "M").value())
                .isEmpty();
    }

    @Test
    void theShapeOfTheReportsIsRoundedAndLabelled() {
        String text = new BookText("sv", java.util.Map.of()).table(SmallFacts.table("support_before_sources"));
        assertThat(text)
                .startsWith("| | Kvinnor, Antal | Kvinnor, Procent | Män, Antal | Män, Procent | Totalt, Antal")
                .contains("| Försörjningsstöd | 2 | 67 | 0 | 0 | 2 | 50 |")
                .contains("| Totalt | 3 | 100 | 1 | 100 | 4 | 100 |");
        assertThat(new BookText("en", java.util.Map.of()).table(SmallFacts.table("time_in_insats")))
                .contains("| 1–6 months | 1 | 50 | 0 | – | 1 | 50 |");
    }

    private static BookRow share(BookTable table, String... cell) {
        return table.rows().stream()
                .filter(row ->
                        row.statistic().equals(BookRow.SHARE) && row.codes().equals(List.of(cell)))
                .findFirst()
                .orElseThrow();
    }
}
