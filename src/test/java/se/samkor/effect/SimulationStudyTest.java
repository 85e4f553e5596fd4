package se.samkor.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.IncompleteUnits;

/**
 * Bias and coverage when the kommuner enter as they did: 290 units in 2000-2019, entries by the counts of member kommuner in
 * 2008-2019, before that by the known entry dates; outcome = unit + year + AR(1) errors + planted effect.
 * {@code -Dsamkor.simulation=1000} draws as many panels of each design and prints the table of {@code effects.md}.
 */
class SimulationStudyTest {
    private static final int PANELS = Integer.getInteger("samkor.simulation", 10);
    private static final int FIRST = 2000;
    private static final int YEARS = 20;
    /** Cohort and its kommuner; 0 is never by 2019. */
    private static final int[][] ENTRIES = {
        {0, 43},
        {2005, 60},
        {2006, 40},
        {2007, 12},
        {2008, 29},
        {2009, 31},
        {2010, 16},
        {2011, 25},
        {2012, 8},
        {2013, 4},
        {2014, 15},
        {2015, 1},
        {2019, 6}
    };

    private static final EffectOptions OPTIONS = new EffectOptions(
            List.of(ControlGroup.NEVER),
            List.of(AdjustmentMethod.DOUBLY_ROBUST),
            List.of(BasePeriod.VARYING),
            0,
            IncompleteUnits.KEEP,
            0,
            1);

    /** A design: its name and the planted effect, in thousandths, by cohort and event time. */
    private record Design(String name, IntBinaryOperator effect) {}

    private static final List<Design> DESIGNS = List.of(
            new Design("constant", (cohort, event) -> 1000),
            new Design("growing", (cohort, event) -> 500 + 100 * event),
            new Design("by cohort", (cohort, event) -> 1500 - 150 * (cohort - 2005)),
            new Design("none", (cohort, event) -> 0));

    private static final class Score {
        private double sum;
        private int covered;
        private int panels;

        void add(Estimate line, double planted) {
            sum += line.estimate() - planted;
            covered += line.ciLow() <= planted && planted <= line.ciHigh() ? 1 : 0;
            panels++;
        }

        double bias() {
            return sum / panels;
        }

        double coverage() {
            return covered / (double) panels;
        }
    }

    @Test
    void robust_estimators_are_unbiased_and_cover_and_two_way_fixed_effects_fails() {
        Map<Design, Map<String, Score>> all = new LinkedHashMap<>();
        for (Design design : DESIGNS) {
            Map<String, Score> scores = new LinkedHashMap<>();
            all.put(design, scores);
            for (int seed = 0; seed < PANELS; seed++) {
                Panel panel = panel(design, seed);
                for (String name : List.of("cs", "sunab", "imputation", "twfe")) {
                    String summary = name.equals("twfe") ? "coefficient" : "simple";
                    Estimate line = Estimators.run(name, panel, OPTIONS).stream()
                            .filter(of -> of.aggregation().equals(summary)
                                    && of.group().isEmpty()
                                    && of.eventTime().isEmpty())
                            .findFirst()
                            .orElseThrow();
                    scores.computeIfAbsent(name, absent -> new Score()).add(line, planted(design));
                }
            }
            scores.forEach((name, score) -> System.out.printf(
                    Locale.ROOT,
                    "simulation %d | %s | %s | planted %.4f | bias %.4f | coverage %.3f%n",
                    PANELS,
                    design.name(),
                    name,
                    planted(design),
                    score.bias(),
                    score.coverage()));
        }
        all.forEach(SimulationStudyTest::check);
    }

    private static void check(Design design, Map<String, Score> scores) {
        boolean many = PANELS >= 500;
        double scale = Math.max(0.5, Math.abs(planted(design)));
        for (String name : List.of("cs", "sunab", "imputation")) {
            Score score = scores.getOrDefault(name, new Score());
            assertThat(Math.abs(score.bias())).as(design.name() + " " + name).isLessThan(many ? 0.02 * scale : 0.15);
            assertThat(score.coverage()).as(design.name() + " " + name).isBetween(many ? 0.93 : 0.6, many ? 0.97 : 1.0);
        }
        if (design.name().equals("growing")) {
            assertThat(scores.getOrDefault("twfe", new Score()).bias()).isLessThan(-0.2 * scale);
        }
    }

    /** The mean effect over all treated kommuner and years. */
    private static double planted(Design design) {
        double sum = 0;
        double rows = 0;
        for (int[] entry : ENTRIES) {
            for (int year = FIRST; year < FIRST + YEARS && entry[0] > 0; year++) {
                if (year >= entry[0]) {
                    sum += entry[1] * design.effect().applyAsInt(entry[0], year - entry[0]) / 1000.0;
                    rows += entry[1];
                }
            }
        }
        return sum / rows;
    }

    private static Panel panel(Design design, long seed) {
        SplittableRandom random = new SplittableRandom(1_000 * seed + DESIGNS.indexOf(design));
        List<String> units = new ArrayList<>();
        double[][] columns = new double[3][290 * YEARS];
        int row = 0;
        int unit = 0;
        for (int[] entry : ENTRIES) {
            for (int i = 0; i < entry[1]; i++) {
                double level = 3 * random.nextGaussian();
                double error = 0.8 * random.nextGaussian();
                for (int year = FIRST; year < FIRST + YEARS; year++) {
                    boolean treated = entry[0] > 0 && year >= entry[0];
                    double effect = treated ? design.effect().applyAsInt(entry[0], year - entry[0]) / 1000.0 : 0;
                    units.add("k" + unit);
                    columns[0][row] = year;
                    columns[1][row] = level + Math.sin(year) + error + effect;
                    columns[2][row++] = entry[0];
                    error = 0.5 * error + Math.sqrt(0.75) * 0.8 * random.nextGaussian();
                }
                unit++;
            }
        }
        return Panel.of("y")
                .units(units.toArray(String[]::new))
                .times(columns[0])
                .outcome(columns[1])
                .firstTreated(columns[2])
                .build();
    }
}
