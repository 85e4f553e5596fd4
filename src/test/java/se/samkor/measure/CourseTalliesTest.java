package se.samkor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Windows, time before, profile and survival of a few people with visible dates; the stay is February through April 2020. */
class CourseTalliesTest {
    private static final Someone ANNA = Someone.woman("1980-05-05")
            .has("SJP", 1, "2019-12-01", "2019-12-31")
            .has("SJP", 0.5, "2020-01-04", "2020-05-10");

    @Test
    void windowsOfMonthsAndYears() {
        WindowTally tally = new WindowTally(Someone.PLAN);
        tally.add(ANNA.history(), ANNA.stay());
        List<Row> rows = tally.rows();
        // three months before: 1 November through 31 January, 31 + 28 days, net 31 + 14; after: 1 to 10 May
        assertThat(Someone.rows(rows, "2020 3_months SJP K", 8))
                .containsExactly("calendar 1 0 59.0 10.0 -49.0 null null", "net 1 0 45.0 5.0 -40.0 null null");
        // calendar year 2019 and 2021
        assertThat(Someone.rows(rows, "2020 calendar_years SJP K calendar", 7))
                .containsExactly("1 0 31.0 0.0 -31.0 null null");
        // 24 months after the end are not over
        assertThat(Someone.rows(rows, "2020 24_months SJP K calendar", 7))
                .containsExactly("0 1 null null null null null");
    }

    @Test
    void theTrendHoldsEarlierExits() {
        Someone twice = Someone.man("1980-01-01")
                .stays("2019-02-01", "2019-03-31")
                .stays("2020-02-01", "2020-04-30")
                .has("SE", 0.5, "2019-04-01", "2019-04-10");
        CohortTallies tallies = new CohortTallies(Someone.PLAN).add(twice.history());
        List<Row> rows = tallies.rows().get(se.samkor.schema.DurabilityWindowsTable.TABLE);
        assertThat(Someone.rows(rows, "2019 365_days SE M calendar", 7)).containsExactly("1 0 0.0 10.0 10.0 null null");
        assertThat(Someone.rows(rows, "2020 365_days SE M calendar", 7))
                .containsExactly("1 0 10.0 0.0 -10.0 null null");
    }

    @Test
    void timeBeforeBridgesShortGaps() {
        TimeBeforeTally tally = new TimeBeforeTally(Someone.PLAN);
        tally.add(ANNA.history(), ANNA.stay());
        // the case goes on over 1 to 3 January: 62 days from 1 December; as registered ten days before its part-case
        assertThat(Someone.rows(tally.rows(), "unbroken_case SJP K ALL ALL", 5)).containsExactly("1 0 62.0 null null");
        assertThat(Someone.rows(tally.rows(), "registered_case SJP K 30-39 ALL", 5))
                .containsExactly("1 0 38.0 null null");
        assertThat(Someone.rows(tally.rows(), "look_back SJP K ALL F", 5)).containsExactly("1 1 59.0 null null");
    }

    @Test
    void aLongGapBeginsACaseAnew() {
        Someone bo = Someone.man("1995-06-01")
                .has("AE", 1, "2018-01-01", "2019-06-30")
                .has("AE", 1, "2019-10-01", "2020-01-10")
                .has("SJP", 1, "2019-12-01", "2020-01-25");
        TimeBeforeTally tally = new TimeBeforeTally(Someone.PLAN);
        tally.add(bo.history(), bo.stay());
        // July, August and September are three calendar months: one case from 2018; sjukpenning ended a week before
        assertThat(Someone.rows(tally.rows(), "unbroken_case AE M 24-29 ALL", 5))
                .containsExactly("1 0 761.0 null null");
        assertThat(Someone.rows(tally.rows(), "unbroken_case SJP M ALL ALL")).isEmpty();
    }

    @Test
    void theProfileCountsFromStartAndFromEnd() {
        ProfileTally tally = new ProfileTally(Someone.PLAN);
        tally.add(ANNA.history(), ANNA.stay());
        Someone bo = Someone.man("1980-01-01").has("SE", 0.25, "2015-01-01", "2021-12-31");
        tally.add(bo.history(), bo.stay());
        List<Row> rows = tally.rows();
        assertThat(Someone.rows(rows, "-62 SJP K", 3)).containsExactly("1 1.0 1.0");
        assertThat(Someone.rows(rows, "-63 SJP K", 3)).containsExactly("1 0.0 0.0");
        assertThat(Someone.rows(rows, "0 SJP ALL", 3)).containsExactly("2 0.5 0.25");
        assertThat(Someone.rows(rows, "10 ALL ALL", 3)).containsExactly("2 1.0 0.375");
        assertThat(Someone.rows(rows, "11 SJP K", 3)).containsExactly("1 0.0 0.0");
        // 31 December 2021 is day 610
        assertThat(Someone.rows(rows, "610 SE M", 3)).containsExactly("1 1.0 0.25");
        assertThat(Someone.rows(rows, "611 SE M")).isEmpty();
    }

    @Test
    void leavingReturningAndWhatCompetes() {
        SurvivalTally tally = new SurvivalTally(Someone.PLAN);
        // free from 11 May: 30 days are full on 9 June, day 40; back on day 100
        Someone anna = Someone.woman("1980-05-05")
                .has("SJP", 1, "2020-01-01", "2020-05-10")
                .has("SJP", 1, "2020-08-08", "2020-08-20");
        Someone bea = Someone.woman("1980-05-05")
                .has("SJP", 1, "2020-01-01", "2020-05-20")
                .dies("2020-05-21");
        Someone cia = Someone.woman("1990-05-16").has("AE", 1, "2019-01-01", "2020-12-31");
        Someone dora = Someone.woman("1980-01-01")
                .has("SJP", 1, "2020-01-01", "2020-05-31")
                .has("SE", 1, "2020-06-01", "2021-12-31");
        for (Someone one : List.of(anna, bea, cia, dora)) {
            tally.add(one.history(), one.stay());
        }
        List<Row> rows = tally.rows();
        // of three with sjukpenning one dies on day 21, one goes over to sjukersättning on day 32, one leaves on day 40
        assertThat(Someone.rows(rows, "left SJP K aalen_johansen dead 30").get(0))
                .startsWith("3 2 1 0.3333333333333333");
        assertThat(Someone.rows(rows, "left SJP K aalen_johansen other_benefit 60")
                        .get(0))
                .startsWith("3 0 1 0.3333333333333333");
        assertThat(Someone.rows(rows, "left SJP K kaplan_meier left 30").get(0)).startsWith("3 2 0 1.0 0.0");
        assertThat(Someone.rows(rows, "left SJP K kaplan_meier left 60").get(0)).startsWith("3 0 1 0.0 0.0");
        // thirty on 16 May, day 16
        assertThat(Someone.rows(rows, "left AE K aalen_johansen age_limit 30").get(0))
                .startsWith("1 0 1 1.0");
        // for all benefits together sjukersättning is no exit
        assertThat(Someone.rows(rows, "left ALL K aalen_johansen other_benefit 60"))
                .isEmpty();
        // from 9 June to 8 August are 60 days
        assertThat(Someone.rows(rows, "returned SJP K aalen_johansen returned 60")
                        .get(0))
                .startsWith("1 1 1 1.0");
        assertThat(Someone.rows(rows, "returned SJP K aalen_johansen returned 30")
                        .get(0))
                .startsWith("1 1 0 0.0");
    }
}
