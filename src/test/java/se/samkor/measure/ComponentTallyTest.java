package se.samkor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the mean difference is made of, for a few people with visible dates; the stay is February through April 2020. */
class ComponentTallyTest {
    private static ComponentTally tally(Someone... people) {
        ComponentTally tally = new ComponentTally(Someone.PLAN);
        for (Someone one : people) {
            tally.add(one.history(), one.stay());
        }
        return tally;
    }

    private static Map<String, Double> parts(List<Row> rows, String row) {
        Map<String, Double> parts = new TreeMap<>();
        for (String line : Someone.rows(rows, row)) {
            parts.put(line.split(" ")[0], Double.parseDouble(line.split(" ")[2]));
        }
        return parts;
    }

    private static void assertAddsUp(Map<String, Double> parts) {
        double sum = parts.entrySet().stream()
                .filter(part -> !part.getKey().equals("difference"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(sum).isCloseTo(parts.get("difference"), within(1e-9));
    }

    @Test
    void aDeathHalfwayTakesTheDaysAfterIt() {
        Someone anna = Someone.woman("1970-01-01")
                .has("SE", 1, "2015-01-01", "2020-06-29")
                .dies("2020-06-30");
        Map<String, Double> parts = parts(tally(anna).rows(), "SE ALL ALL");
        // 60 of the 365 days after are paid; the other 305 come after the death
        assertThat(parts).containsEntry("died", -305.0).containsEntry("difference", -305.0);
        assertThat(parts).containsEntry("remaining", 0.0);
    }

    @Test
    void reachingThirtyEndsAktivitetsersattning() {
        Someone bo = Someone.man("1990-07-01")
                .has("AE", 1, "2015-01-01", "2020-06-30")
                .has("SE", 1, "2020-07-01", "2021-12-31");
        List<Row> rows = tally(bo).rows();
        Map<String, Double> activity = parts(rows, "AE ALL M");
        // 61 days in May and June; then thirty, and the age goes before the other benefit
        assertThat(activity).containsEntry("reached_30", -304.0).containsEntry("to_other_benefit", 0.0);
        assertThat(parts(rows, "SE ALL M")).containsEntry("from_other_benefit", 304.0);
    }

    @Test
    void anotherBenefitTakesOver() {
        Someone cia = Someone.woman("1975-01-01")
                .has("SJP", 1, "2015-01-01", "2020-04-30")
                .has("SE", 0.5, "2020-05-01", "2021-12-31");
        List<Row> rows = tally(cia).rows();
        assertThat(parts(rows, "SJP 365 K")).containsEntry("to_other_benefit", -365.0);
        assertThat(parts(rows, "SE 0 K")).containsEntry("from_other_benefit", 365.0);
    }

    @Test
    void regressionIsWithinTheBandsAndZeroOverall() {
        Someone dan = Someone.man("1980-01-01").has("SJP", 1, "2019-02-01", "2020-01-31");
        Someone erik = Someone.man("1980-01-01").has("SJP", 1, "2020-05-01", "2020-07-09");
        Someone fred = Someone.man("1980-01-01")
                .has("SJP", 1, "2019-12-01", "2019-12-31")
                .has("SJP", 1, "2020-05-01", "2020-05-20");
        List<Row> rows = tally(dan, erik, fred).rows();
        for (String band : List.of("ALL", "0", "1-90", "365")) {
            assertAddsUp(parts(rows, "SJP " + band + " M"));
        }
        assertThat(parts(rows, "SJP ALL M")).containsEntry("regression_to_mean", 0.0);
        assertThat(parts(rows, "SJP ALL M").get("difference")).isCloseTo((-365 + 70 - 11) / 3.0, within(1e-9));
        assertThat(parts(rows, "SJP 0 M").get("regression_to_mean")).isPositive();
        assertThat(parts(rows, "SJP 365 M").get("regression_to_mean")).isNegative();
    }
}
