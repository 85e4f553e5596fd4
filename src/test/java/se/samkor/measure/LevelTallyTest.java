package se.samkor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samkor.domain.AllowedGap;
import se.samkor.domain.DiagnosisChoice;
import se.samkor.domain.MeasureRules;

/** Levels and exits of a few people with visible dates. */
class LevelTallyTest {
    private static final Someone ANNA = Someone.woman("1980-05-05")
            .has("SJP", 1, "2020-01-01", "2020-09-30")
            .seeksWork("2020-10-01", "2021-12-31");
    /** Two halves make a whole; then a quarter and a half. */
    private static final Someone BEA = Someone.woman("1970-01-01")
            .has("SJP", 0.5, "2019-01-01", "2021-12-31")
            .has("SJP", 0.5, "2019-06-01", "2020-06-30", "M54")
            .has("SJP", 0.25, "2020-07-01", "2021-12-31");

    private static final Someone CARL = Someone.man("1992-01-01")
            .has("AE", 1, "2018-01-01", "2020-07-15")
            .has("SE", 0.5, "2020-07-16", "2021-12-31");
    private static final Someone DAVID =
            Someone.man("1960-01-01").has("SE", 1, "2015-01-01", "2020-12-31").dies("2021-01-01");
    private static final Someone ERIK = Someone.man("1985-01-01");

    private static LevelTally tally(FollowUpPlan plan, Someone... people) {
        LevelTally tally = new LevelTally(plan);
        for (Someone one : people) {
            tally.add(one.history(), one.stay());
        }
        return tally;
    }

    @Test
    void levelsAreSharesOfThoseWithTheBenefitAtTheStart() {
        LevelTally tally = tally(Someone.PLAN, ANNA, BEA, CARL, DAVID, ERIK);
        // Anna and Bea in full at the start; 2021-04-30: Anna none, Bea three quarters; 2022-04-30 is not observed
        assertThat(Someone.rows(tally.levelRows(), "SJP ALL ALL", 7))
                .containsExactly(
                        "start 2 0.0 0.0 0.0 0.0 1.0",
                        "3 2 0.0 0.0 0.0 0.5 0.5",
                        "6 2 0.5 0.0 0.0 0.5 0.0",
                        "12 2 0.5 0.0 0.0 0.5 0.0");
        assertThat(Someone.rows(tally.levelRows(), "ALL ALL M", 7)).contains("3 2 0.0 0.0 0.5 0.0 0.5");
    }

    @Test
    void equalExtentsGiveTheDiagnosisThatBeganLast() {
        assertThat(Someone.rows(tally(Someone.PLAN, BEA).levelRows(), "SJP M K"))
                .isNotEmpty();
        MeasureRules first = new MeasureRules(
                false, DiagnosisChoice.FIRST_BEGUN, new AllowedGap(5, 0), new AllowedGap(0, 3), 3650, 30, 2, true);
        assertThat(Someone.rows(tally(Someone.plan(first), BEA).levelRows(), "SJP F K"))
                .isNotEmpty();
    }

    @Test
    void asAShareOfEveryoneThoseWithoutCountToo() {
        MeasureRules everyone = new MeasureRules(
                true, DiagnosisChoice.LARGEST_EXTENT, new AllowedGap(5, 0), new AllowedGap(0, 3), 3650, 30, 2, true);
        assertThat(Someone.rows(tally(Someone.plan(everyone), ANNA, ERIK).levelRows(), "SJP ALL ALL", 7))
                .contains("start 2 0.5 0.0 0.0 0.0 0.5");
    }

    /** The destinations that somebody went to, from a state at the start. */
    private static List<String> somebody(LevelTally tally, String start) {
        return Someone.rows(tally.exitRows(), start, 5).stream()
                .filter(row -> !row.split(" ")[2].equals("0"))
                .toList();
    }

    @Test
    void theMatrixIsFullAndReconciles() {
        LevelTally tally = tally(Someone.PLAN, ANNA, BEA, CARL, DAVID, ERIK);
        assertThat(Someone.rows(tally.exitRows(), "SJP ALL ALL 6", 3))
                .containsExactly(
                        "same_benefit null 1",
                        "other_benefit AE 0",
                        "other_benefit SE 0",
                        "unemployment null 1",
                        "outside null 0",
                        "dead null 0",
                        "emigrated null 0",
                        "not_observed null 0");
        // observed, missing, not yet followed up; then Wilson's interval of one in two
        assertThat(Someone.rows(tally.exitRows(), "SJP ALL ALL 6").get(0))
                .startsWith("same_benefit null 1 0.5 null 2 0 0 0.0945");
        assertThat(Someone.rows(tally.exitRows(), "SE ALL M 24", 8)).contains("dead null 0 null null 0 0 1");
    }

    @Test
    void whereTheyWent() {
        LevelTally tally = tally(Someone.PLAN, ANNA, BEA, CARL, DAVID, ERIK);
        assertThat(somebody(tally, "SJP ALL ALL 6"))
                .containsExactly("same_benefit null 1 0.5 null", "unemployment null 1 0.5 1.0");
        assertThat(somebody(tally, "AE F ALL 3")).containsExactly("other_benefit SE 1 1.0 1.0");
        assertThat(somebody(tally, "SE ALL M 12")).containsExactly("dead null 1 1.0 1.0");
        assertThat(somebody(tally, "outside missing M 12")).containsExactly("outside null 1 1.0 null");
        assertThat(somebody(tally, "SE ALL M 24")).containsExactly("not_observed null 1 null null");
    }

    @Test
    void aMoveAbroadCountsUntilTheReturn() {
        Someone fia = Someone.woman("1980-01-01")
                .has("SJP", 1, "2020-01-01", "2020-05-31")
                .leaves("2020-06-01")
                .comesBack("2020-09-01");
        LevelTally tally = tally(Someone.PLAN, fia);
        assertThat(somebody(tally, "SJP ALL K 3")).containsExactly("emigrated null 1 1.0 1.0");
        assertThat(somebody(tally, "SJP ALL K 6")).containsExactly("outside null 1 1.0 1.0");
    }

    @Test
    void partsAddUpInAnyOrder() {
        LevelTally together = tally(Someone.PLAN, ANNA, BEA, CARL);
        LevelTally apart = tally(Someone.PLAN, CARL);
        apart.merge(tally(Someone.PLAN, BEA, ANNA));
        assertThat(apart.levelRows()).isEqualTo(together.levelRows());
        assertThat(List.copyOf(apart.exitRows())).isEqualTo(together.exitRows());
    }
}
