package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.samkor.GeneratedPage;

/**
 * The controls of an experiment against a survey: nobody was treated, so the effect on earnings is zero. Raw, matched and
 * doubly robust differences stand beside it in {@code src/docs/comparison-training.md}; those that R can give without this
 * program ({@code src/test/R/training.R}) are the same.
 */
class TrainingProgrammeTest {
    private static final Path FILE = Path.of("..", "shared", "reference", "did", "more", "lalonde_cps.csv.gz");

    private static double[][] x = {};
    private static double[] first = {};
    private static double[] last = {};
    private static boolean[] member = {};

    @BeforeAll
    static void read() throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "the reference data is not here");
        List<Map<String, String>> earlier = new ArrayList<>();
        List<Map<String, String>> later = new ArrayList<>();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(FILE))) {
            Map<String, Map<String, String>> seen = new HashMap<>();
            for (Map<String, String> row : TestTable.rows(in)) {
                Map<String, String> before = seen.putIfAbsent(row.get("id"), row);
                if (before != null) {
                    earlier.add(before);
                    later.add(row);
                }
            }
        }
        x = earlier.stream().map(TrainingProgrammeTest::covariates).toArray(double[][]::new);
        first = earlier.stream().mapToDouble(row -> TestTable.number(row, "re")).toArray();
        last = later.stream().mapToDouble(row -> TestTable.number(row, "re")).toArray();
        member = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            member[i] = earlier.get(i).get("experimental").equals("1");
        }
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

    private static double[] change() {
        return IntStream.range(0, x.length).mapToDouble(i -> last[i] - first[i]).toArray();
    }

    private static double[] ones() {
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static MatchedSets matched(MatchDesign design) {
        double[] logit = LogisticRegression.fit(x, member, ones(), 0).linear();
        return NearestNeighbour.match(logit, member, new long[x.length], design);
    }

    private static double difference(double[] values, double[] weight) {
        return mean(values, true, weight) - mean(values, false, weight);
    }

    private static double mean(double[] values, boolean which, double[] weight) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (member[i] == which) {
                sum += weight[i] * values[i];
                total += weight[i];
            }
        }
        return sum / total;
    }

    /** As {@code compare} does: five each, several times, within a caliper, corrected by regression. */
    private static ChangeEffect asCompareDoes() {
        MatchedSets sets = matched(new MatchDesign(5, true, 0.2));
        int[] found = sets.matched();
        int n = found.length;
        MatchedChanges data = new MatchedChanges(
                new long[n], new double[n], new double[n], new double[n][], new MatchedChanges.Controls[n]);
        for (int i = 0; i < n; i++) {
            int own = sets.treated()[found[i]];
            int[] rows = sets.controls()[found[i]];
            data.person()[i] = own;
            data.before()[i] = first[own];
            data.after()[i] = last[own];
            data.covariates()[i] = x[own];
            data.controls()[i] = new MatchedChanges.Controls(
                    Arrays.stream(rows).asLongStream().toArray(),
                    Arrays.stream(rows).mapToDouble(row -> first[row]).toArray(),
                    Arrays.stream(rows).mapToDouble(row -> last[row]).toArray(),
                    new double[rows.length],
                    Arrays.stream(rows).mapToObj(row -> x[row]).toArray(double[][]::new));
        }
        return ChangeEffect.of(data, data.all(), data.expected());
    }

    private static Map<String, Double> ofR() {
        Map<String, Double> figures = new HashMap<>();
        TestTable.rows("matching/training.csv")
                .forEach(row -> figures.put(row.get("figure"), TestTable.number(row, "value")));
        return figures;
    }

    @Test
    void theFiguresAreThoseOfR() {
        double[] pairs =
                matched(new MatchDesign(1, false, Double.POSITIVE_INFINITY)).weights(x.length);
        assertThat(difference(last, ones())).isCloseTo(ofR().get("raw_1978"), within(1e-6));
        assertThat(difference(change(), ones())).isCloseTo(ofR().get("raw_change"), within(1e-6));
        assertThat(difference(change(), pairs)).isCloseTo(ofR().get("matched"), within(1e-6));
        assertThat(DoublyRobust.of(x, member, change()).effect()).isCloseTo(ofR().get("doubly_robust"), within(1e-3));
    }

    @Test
    void thePageSaysWhatIsLeftBesideZero() {
        double[] pairs =
                matched(new MatchDesign(1, false, Double.POSITIVE_INFINITY)).weights(x.length);
        ChangeEffect five = asCompareDoes();
        DoublyRobust robust = DoublyRobust.of(x, member, change());
        assertThat(Math.abs(five.effect())).isLessThan(1500);
        GeneratedPage.check(
                "comparison-training.md",
                String.join(
                        "\n",
                        "# A case where the truth is known",
                        "",
                        "LaLonde (American Economic Review 1986) set the controls of an experiment with a training programme, the",
                        "National Supported Work demonstration, against persons of a survey, the CPS. Nobody in either group was",
                        "trained, so the effect is zero. Whatever a method finds is its error. The persons of the experiment were as",
                        "hard to compare with others as those of an insats are: poor, and at a low point of their earnings in 1975. So",
                        "earnings rise afterwards by themselves, as days of sickness fall.",
                        "",
                        "| earnings in dollars, " + count(true) + " of the experiment against " + count(false)
                                + " of the survey | found | standard error | beside zero |",
                        "|---|---|---|---|",
                        line("raw difference in 1978", difference(last, ones()), Double.NaN),
                        line("raw difference in the change 1975-1978", difference(change(), ones()), Double.NaN),
                        line("matched: one each, nearest", difference(change(), pairs), Double.NaN),
                        line("matched as `compare` does, before the regression", five.uncorrected(), Double.NaN),
                        line("matched as `compare` does: `matched`", five.effect(), five.stdError()),
                        line("doubly robust: `doubly_robust`", robust.effect(), robust.stdError()),
                        line("truth", 0, Double.NaN),
                        "",
                        "Read from above: who only looks at the group sees a false effect of "
                                + dollars(difference(last, ones())) + " dollars. Taking differences does away",
                        "with what separates the groups at all times, but wrongly so here: the "
                                + dollars(difference(change(), ones()))
                                + " is the recovery from the low point, which the",
                        "survey did not have. Comparing with persons who earned as little in 1974 and 1975 leaves "
                                + dollars(five.effect()) + ", and the doubly robust",
                        "estimate " + dollars(robust.effect())
                                + ". What is left is not an error of calculation: the raw, the one-to-one and the doubly robust figures",
                        "are computed a second time in R (`src/test/R/training.R`) and are equal. It is what the covariates do not know: two",
                        "persons with the same age, schooling and earnings, one of whom enrolled, are not quite alike (Sant'Anna and Zhao,",
                        "Journal of Econometrics 2020, put their estimators to the same test on these data). An effect that `compare` finds",
                        "has that error too, of unknown size; `comparison_sensitivity.csv` says how large it would have to be.",
                        "",
                        "Twelve covariates: age and schooling with squares, black, Hispanic, married, no degree, earnings of 1974 and 1975",
                        "and whether they were zero. Made by `TrainingProgrammeTest` from the reference data; write it anew with",
                        "`mvn test -Dtest=TrainingProgrammeTest -Dsamkor.docs=write`.",
                        ""));
    }

    private static long count(boolean which) {
        return IntStream.range(0, member.length).filter(i -> member[i] == which).count();
    }

    private static String line(String what, double value, double error) {
        String known = Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.0f", error);
        String share = String.format(
                Locale.ROOT, "%.0f %% of the raw difference", 100 * Math.abs(value / difference(last, ones())));
        return "| " + what + " | " + dollars(value) + " | " + known + " | " + share + " |";
    }

    private static String dollars(double value) {
        return String.format(Locale.ROOT, "%.0f", value).replace('-', '−');
    }
}
