package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samkor.domain.FollowUpWindow;
import se.samkor.synthetic.population.Effect;

/**
 * How far {@code compare} is from a planted effect, over many made-up registers. A few registers in the suite;
 * {@code -Dsamkor.registers=200 -Dsamkor.persons=100000} for the figures in {@code src/docs/comparison.md}.
 */
class AccuracyTest {
    private static final double[] EFFECTS = {-30, -10, 0, 10};
    private static final double NORMAL = 1.959963984540054;

    private final int registers = Integer.getInteger("samkor.registers", 3);
    private final int persons = Integer.getInteger("samkor.persons", 20_000);
    private final int candidates = Integer.getInteger("samkor.candidates", 100);

    /** Errors, standard errors and hits of one method. */
    private static final class Tally {
        private final List<Double> errors = new ArrayList<>();
        private double halves;
        private int covered;

        void add(double error, double half) {
            errors.add(error);
            halves += half;
            covered += Math.abs(error) <= half ? 1 : 0;
        }

        double mean() {
            return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        double deviation() {
            return NearestNeighbour.standardDeviation(
                    errors.stream().mapToDouble(Double::doubleValue).toArray());
        }

        double coverage() {
            return 100.0 * covered / errors.size();
        }

        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-24s error %7.2f (se %.2f), spread %6.2f, claimed %6.2f, coverage %5.1f %%",
                    name,
                    mean(),
                    deviation() / Math.sqrt(errors.size()),
                    deviation(),
                    halves / errors.size() / NORMAL,
                    coverage());
        }
    }

    @Test
    void theEffectFoundIsTheEffectPlanted() {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        long first = Long.getLong("samkor.seed", 1000);
        double participants = 0;
        for (long seed = first; seed < first + registers; seed++) {
            participants += register(seed, tallies);
            if ((seed - first + 1) % 10 == 0) {
                print(seed - first + 1, tallies);
            }
        }
        System.out.printf(Locale.ROOT, "participants a register: %.1f%n", participants / registers);
        print(registers, tallies);
        tallies.forEach((name, tally) -> {
            if (name.startsWith("matched") || name.startsWith("doubly")) {
                double tolerated = 1 + 3.5 * tally.deviation() / Math.sqrt(registers);
                assertThat(Math.abs(tally.mean())).as(name).isLessThan(tolerated);
            }
        });
    }

    private static void print(long done, Map<String, Tally> tallies) {
        System.out.println("after " + done + " registers");
        tallies.forEach((name, tally) -> System.out.println(tally.line(name)));
    }

    /** In a study every register's error and standard error can be looked at. */
    private void print(long seed, double days, double error, double stdError) {
        if (registers > 10) {
            System.out.printf(Locale.ROOT, "register %d %.0f %.4f %.4f%n", seed, days, error, stdError);
        }
    }

    private int register(long seed, Map<String, Tally> tallies) {
        MadeUpRegister register = new MadeUpRegister(persons, seed);
        CandidateDraw draw = new CandidateDraw(register.cohort(), candidates, MadeUpRegister.WINDOW);
        FollowUpWindow period = draw.period();
        ComparisonOptions options = new ComparisonOptions(new MatchDesign(5, true, 0.2), candidates, false);
        MatchedComparison none = MatchedComparison.of(
                register.drawn(candidates), register.cohort().size(), MadeUpRegister.WINDOW, options, Map.of());
        for (double days : EFFECTS) {
            Effect effect = register.effect(days);
            MatchedComparison with = none.with(subject -> register.with(subject, effect, period));
            double truth = register.truth(effect);
            MatchedChanges changes = with.changes("ALL", false);
            ChangeEffect found = ChangeEffect.of(changes, changes.all(), changes.expected());
            String label = String.format(Locale.ROOT, " %.0f", days);
            tally(tallies, "raw" + label).add(found.rawChange() - truth, 0);
            tally(tallies, "matched" + label).add(found.effect() - truth, found.halfWidth());
            tally(tallies, "uncorrected" + label).add(found.uncorrected() - truth, found.halfWidth());
            tally(tallies, "by start" + label).add(found.byStart() - truth, found.halfWidth());
            print(seed, days, found.effect() - truth, found.stdError());
            if (days == 0 || days == -30) {
                DoublyRobust robust = with.doublyRobust("ALL", false);
                tally(tallies, "doubly robust" + label).add(robust.effect() - truth, NORMAL * robust.stdError());
            }
            if (days == 0) {
                tally(tallies, "exposure %").add(100 * found.exposure(), 0);
                tally(tallies, "unmatched %")
                        .add(100.0 - 100.0 * changes.size() / register.cohort().size(), 0);
                with.balance().stream().filter(Balance::isOff).forEach(off -> tally(tallies, "off " + off.covariate())
                        .add(off.smdAfter(), 0));
            }
        }
        return register.cohort().size();
    }

    private static Tally tally(Map<String, Tally> tallies, String name) {
        return tallies.computeIfAbsent(name, unused -> new Tally());
    }
}
