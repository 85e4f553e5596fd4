package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs, weights and balance are those of R's MatchIt 4.5.1 on a small data set ({@code src/test/R/matchit.R}). */
class MatchItAgreementTest {
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final Map<String, MatchDesign> DESIGNS = Map.of(
            "one", new MatchDesign(1, false, NONE),
            "caliper", new MatchDesign(1, false, 0.02),
            "two", new MatchDesign(2, false, NONE),
            "exact", new MatchDesign(1, false, 0.05),
            "reuse", new MatchDesign(3, true, NONE),
            "reusecaliper", new MatchDesign(3, true, 0.03),
            "both", new MatchDesign(2, false, 0.1));
    private static final List<String> BLOCKED = List.of("exact", "reuse", "reusecaliper", "both");

    private final List<Map<String, String>> small = TestTable.rows("matching/small.csv");
    private final double[][] rows = TestTable.columns(small, "x1", "x2", "x3");
    private final boolean[] treated = new boolean[small.size()];
    private final double[] ones = new double[small.size()];

    MatchItAgreementTest() {
        Arrays.fill(ones, 1);
        for (int i = 0; i < treated.length; i++) {
            treated[i] = small.get(i).get("treated").equals("1");
        }
    }

    private MatchedSets sets(String design) {
        long[] block = small.stream()
                .mapToLong(row -> BLOCKED.contains(design) ? row.get("block").charAt(0) : 0)
                .toArray();
        double[] logit = LogisticRegression.fit(rows, treated, ones, 0).linear();
        return NearestNeighbour.match(logit, treated, block, DESIGNS.get(design));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "caliper", "two", "exact", "reuse", "reusecaliper", "both"})
    void pairsAreTheSame(String design) {
        List<String> expected = TestTable.rows("matching/matchit_pairs.csv").stream()
                .filter(row -> row.get("design").equals(design))
                .map(row -> row.get("treated") + " " + row.get("control"))
                .toList();
        MatchedSets sets = sets(design);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < sets.treated().length; i++) {
            for (int k = 0; k < sets.controls()[i].length; k++) {
                found.add((sets.treated()[i] + 1) + " " + (sets.controls()[i][k] + 1));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "caliper", "two", "exact", "reuse", "reusecaliper", "both"})
    void weightsAreTheSame(String design) {
        double[] found = sets(design).weights(rows.length);
        TestTable.rows("matching/matchit_weights.csv").stream()
                .filter(row -> row.get("design").equals(design))
                .forEach(row -> assertThat(found[Integer.parseInt(row.get("id")) - 1])
                        .isCloseTo(Double.parseDouble(row.get("weight")), within(1e-12)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "caliper", "two", "exact", "reuse", "reusecaliper", "both"})
    void balanceIsTheSame(String design) {
        double[] weight = sets(design).weights(rows.length);
        List<Balance> found = Balance.of(List.of("x1", "x2", "x3"), rows, treated, ones, weight);
        List<Map<String, String>> expected = TestTable.rows("matching/matchit_balance.csv").stream()
                .filter(row -> row.get("design").equals(design))
                .filter(row -> row.get("covariate").startsWith("x"))
                .toList();
        assertThat(expected).hasSize(3);
        for (int k = 0; k < 3; k++) {
            Map<String, String> row = expected.get(k);
            Balance own = found.get(k);
            double[] numbers = {
                own.participants(), own.controlsBefore(), own.smdBefore(), own.ratioBefore(),
                own.participantsAfter(), own.controlsAfter(), own.smdAfter(), own.ratioAfter()
            };
            double[] theirs = Stream.of(
                            "mean_treated",
                            "mean_control",
                            "smd_before",
                            "ratio_before",
                            "mean_treated_after",
                            "mean_control_after",
                            "smd_after",
                            "ratio_after")
                    .mapToDouble(name -> TestTable.number(row, name))
                    .toArray();
            assertThat(numbers).containsExactly(theirs, within(1e-9));
        }
    }
}
