package se.samkor.effect.kommun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.samkor.effect.CheckLine;
import se.samkor.effect.CheckOptions;
import se.samkor.effect.EffectChecks;
import se.samkor.effect.EffectLine;
import se.samkor.effect.EffectOptions;
import se.samkor.effect.EffectsTable;
import se.samkor.effect.Estimators;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/** The estimators on every outcome and sex of the panel of kommuner. */
public final class KommunEffects {
    private static final List<String> SEXES = List.of("ALL", "K", "M");

    private final List<EffectLine> lines = new ArrayList<>();
    private final List<CheckLine> checks = new ArrayList<>();
    private final Map<String, List<String>> doubts = new LinkedHashMap<>();

    /**
     * What is run.
     *
     * @param estimators by name
     * @param weighted whether kommuner weigh by population, where the estimator can
     */
    public record Plan(List<String> estimators, EffectOptions options, CheckOptions checks, boolean weighted) {
        public Plan {
            estimators = List.copyOf(estimators);
        }
    }

    /**
     * One outcome of one sex.
     *
     * @param panel makes the panel, weighted by population or not
     */
    public record Case(String outcome, String sex, Function<Boolean, Panel> panel) {}

    /** The cases of a panel counted from persons: every outcome, both sexes and each. */
    public static List<Case> cases(KommunYears years, List<Outcome> outcomes) {
        List<Case> cases = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            for (String sex : SEXES) {
                cases.add(new Case(outcome.column(), sex, weighted -> KommunPanel.of(years, outcome, sex, weighted)));
            }
        }
        return cases;
    }

    /** The effects of all cases; an outcome that has none is missing lines that say why. */
    public static KommunEffects of(List<Case> cases, Plan plan) {
        KommunEffects effects = new KommunEffects();
        cases.forEach(of -> effects.add(of, plan));
        return effects;
    }

    private void add(Case of, Plan plan) {
        List<Estimate> estimates = new ArrayList<>();
        String about = of.outcome() + " " + of.sex();
        try {
            Panel panel = of.panel().apply(plan.weighted());
            Panel unweighted = plan.weighted() ? of.panel().apply(false) : panel;
            for (String name : plan.estimators()) {
                boolean without = panel.weighted() && Estimators.unweighted(name);
                Estimators.run(name, without ? unweighted : panel, plan.options())
                        .forEach(line ->
                                estimates.add(without ? line.withWarning("every kommun weighs the same") : line));
            }
            EffectChecks made = EffectChecks.of(of.sex(), panel, estimates, plan.options(), plan.checks());
            checks.addAll(made.lines());
            doubts.put(about, made.doubts());
        } catch (UnusableData none) {
            for (String name : plan.estimators()) {
                estimates.add(Estimate.of(name, "coefficient").withWarning(String.valueOf(none.getMessage())));
            }
            doubts.put(about, List.of(String.valueOf(none.getMessage())));
        }
        estimates.forEach(estimate -> lines.add(new EffectLine(of.outcome(), of.sex(), estimate)));
    }

    /** Why there is not a single effect; empty when there is one. */
    public Optional<String> nothing() {
        return Estimators.nothing(lines.stream().map(EffectLine::estimate).toList());
    }

    /** All lines. */
    public EffectsTable table() {
        return EffectsTable.of(lines);
    }

    /** What was looked at beside the effects. */
    public List<CheckLine> checks() {
        return List.copyOf(checks);
    }

    /** Why the data cannot carry a conclusion, by {@code outcome sex}. */
    public Map<String, List<String>> doubts() {
        return doubts;
    }
}
