package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The controls of an experiment against a survey: nobody was treated, so the effect on earnings is zero. Without a
 * comparison the difference in earnings of 1978 is thousands of dollars; the matched and the doubly robust differences in
 * differences are near zero on that scale.
 */
class TrainingProgrammeTest {
    private static final Path FILE = Path.of("..", "shared", "reference", "did", "more", "lalonde_cps.csv.gz");

    @Test
    void matchedAndDoublyRobustAreNearerToZeroThanTheRawChange() throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "the reference data is not here");
        List<double[]> rows = new ArrayList<>();
        List<Boolean> members = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        List<Double> laters = new ArrayList<>();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(FILE))) {
            Map<String, Map<String, String>> earlier = new HashMap<>();
            for (Map<String, String> row : TestTable.rows(in)) {
                Map<String, String> first = earlier.putIfAbsent(row.get("id"), row);
                if (first != null) {
                    rows.add(covariates(first));
                    members.add(first.get("experimental").equals("1"));
                    laters.add(TestTable.number(row, "re"));
                    changes.add(TestTable.number(row, "re") - TestTable.number(first, "re"));
                }
            }
        }
        double[][] x = rows.toArray(double[][]::new);
        double[] later = laters.stream().mapToDouble(Double::doubleValue).toArray();
        boolean[] treated = new boolean[x.length];
        double[] change = changes.stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 0; i < x.length; i++) {
            treated[i] = members.get(i);
        }
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        LogisticRegression propensity = LogisticRegression.fit(x, treated, ones, 0);
        MatchedSets sets = NearestNeighbour.match(
                propensity.linear(), treated, new long[x.length], new MatchDesign(1, false, Double.POSITIVE_INFINITY));
        double raw = mean(later, treated, true, ones) - mean(later, treated, false, ones);
        double[] weight = sets.weights(x.length);
        double matched = mean(change, treated, true, weight) - mean(change, treated, false, weight);
        DoublyRobust robust = DoublyRobust.of(x, treated, change);
        assertThat(raw).isLessThan(-5000);
        assertThat(Math.abs(matched)).as("matched").isLessThan(Math.abs(raw) / 5);
        assertThat(Math.abs(robust.effect())).as("doubly robust").isLessThan(Math.abs(raw) / 5);
    }

    private static double[] covariates(Map<String, String> row) {
        double age = TestTable.number(row, "age");
        double educ = TestTable.number(row, "educ");
        double before = TestTable.number(row, "re74");
        double base = TestTable.number(row, "re");
        return new double[] {
            age,
            age * age,
            educ,
            educ * educ,
            TestTable.number(row, "black"),
            TestTable.number(row, "hisp"),
            TestTable.number(row, "married"),
            TestTable.number(row, "nodegree"),
            before,
            before == 0 ? 1 : 0,
            base,
            base == 0 ? 1 : 0
        };
    }

    private static double mean(double[] values, boolean[] treated, boolean which, double[] weight) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (treated[i] == which) {
                sum += weight[i] * values[i];
                total += weight[i];
            }
        }
        return sum / total;
    }
}
