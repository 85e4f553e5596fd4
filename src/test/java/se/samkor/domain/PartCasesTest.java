package se.samkor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PartCasesTest {
    private static final FollowUpWindow YEAR = new FollowUpWindow(1000, 1364);

    @Test
    void windowEndsAreIncluded() {
        assertThat(days(new int[][] {{1000, 1000, 10_000}})).isEqualTo(new DayCount(1, 10_000));
        assertThat(days(new int[][] {{1364, 1400, 10_000}})).isEqualTo(new DayCount(1, 10_000));
        assertThat(days(new int[][] {{999, 999, 10_000}, {1365, 1370, 10_000}})).isEqualTo(new DayCount(0, 0));
    }

    @Test
    void twoHalvesOnTheSameDayAreOneWholeDay() {
        assertThat(days(new int[][] {{1010, 1019, 5_000}, {1010, 1019, 5_000}})).isEqualTo(new DayCount(10, 100_000));
    }

    @Test
    void noDayCountsMoreThanOnce() {
        assertThat(days(new int[][] {{1010, 1019, 10_000}, {1015, 1024, 7_500}}))
                .isEqualTo(new DayCount(15, 137_500));
    }

    @Test
    void daysBefore1970AreDaysToo() {
        PartCases early = new PartCases(new int[] {-400}, new int[] {-301}, new int[] {2_500});
        assertThat(early.within(new FollowUpWindow(-350, -310))).isEqualTo(new DayCount(41, 102_500));
    }

    @Test
    void agreesWithCountingDayByDay() {
        Random random = new Random(20_201);
        for (int person = 0; person < 3_000; person++) {
            int n = random.nextInt(9);
            int[][] spells = new int[n][];
            for (int i = 0; i < n; i++) {
                int from = 900 + random.nextInt(520);
                spells[i] = new int[] {from, from + random.nextInt(120), 2_500 * (1 + random.nextInt(4))};
            }
            assertThat(days(spells)).isEqualTo(dayByDay(spells));
        }
    }

    @Test
    void splittingASpellChangesNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            int from = 950 + random.nextInt(300);
            int to = from + 1 + random.nextInt(200);
            int cut = from + random.nextInt(to - from);
            assertThat(days(new int[][] {{from, cut, 7_500}, {cut + 1, to, 7_500}}))
                    .isEqualTo(days(new int[][] {{from, to, 7_500}}));
        }
    }

    private static DayCount days(int[][] spells) {
        int[][] columns = new int[3][spells.length];
        for (int i = 0; i < spells.length; i++) {
            for (int c = 0; c < 3; c++) {
                columns[c][i] = spells[i][c];
            }
        }
        return new PartCases(columns[0], columns[1], columns[2]).within(YEAR);
    }

    private static DayCount dayByDay(int[][] spells) {
        int calendar = 0;
        long net = 0;
        for (int day = YEAR.from(); day <= YEAR.to(); day++) {
            int sum = 0;
            for (int[] spell : spells) {
                sum += spell[0] <= day && day <= spell[1] ? spell[2] : 0;
            }
            calendar += sum > 0 ? 1 : 0;
            net += Math.min(10_000, sum);
        }
        return new DayCount(calendar, net);
    }
}
