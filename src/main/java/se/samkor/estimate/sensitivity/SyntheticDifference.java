package se.samkor.estimate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/**
 * Synthetic difference-in-differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager 2021), synthetic control and
 * difference-in-differences on a balanced panel with the never treated as controls. Several cohorts are estimated one by
 * one and averaged with their treated rows as weights (Clarke et al. 2023). Panel weights, covariates and clusters are
 * not used, and said to be unusable when given.
 */
public final class SyntheticDifference {
    private final Panel panel;
    private final SyntheticMethod method;
    private final int[] cohorts;
    private final int[] controls;
    private final List<SyntheticBlock> blocks = new ArrayList<>();
    private final List<SyntheticBlock.Weights> weights = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private SyntheticDifference(Panel panel, SyntheticMethod method) {
        this.panel = panel;
        this.method = method;
        requireUsable();
        controls = unitsOf(Panel.NEVER);
        List<Integer> usable = new ArrayList<>();
        for (int cohort : panel.cohorts()) {
            int before = periodsBefore(cohort);
            if (before < 2) {
                notes.add("cohort " + cohort + " has fewer than two periods before treatment and was left out");
                continue;
            }
            usable.add(cohort);
            SyntheticBlock block = new SyntheticBlock(outcomes(controls), outcomes(unitsOf(cohort)), before);
            if (!(block.noise() > 0)) {
                throw new UnusableData("The controls change equally in all periods before cohort " + cohort
                        + "; there is no noise to scale weights with.");
            }
            blocks.add(block);
            weights.add(block.weights(method, block.unitRidge(method), NONE));
        }
        cohorts = usable.stream().mapToInt(Integer::intValue).toArray();
        if (blocks.isEmpty()) {
            throw new UnusableData("No cohort can be used: " + String.join("; ", notes));
        }
    }

    private static final SyntheticBlock.Weights NONE = new SyntheticBlock.Weights(new double[0], new double[0]);

    /** The estimator on a panel. */
    public static SyntheticDifference of(Panel panel, SyntheticMethod method) {
        return new SyntheticDifference(panel, method);
    }

    private void requireUsable() {
        if (!panel.balanced()) {
            throw new UnusableData("Synthetic difference-in-differences needs a balanced panel: found " + panel.rows()
                    + " rows of " + panel.units() + " units in " + panel.periods() + " periods.");
        }
        if (panel.weighted() || !panel.covariateNames().isEmpty()) {
            throw new UnusableData("Synthetic difference-in-differences takes neither weights nor covariates here.");
        }
        if (panel.cohorts().length == 0) {
            throw new UnusableData("No unit is treated within the panel; there is no effect to estimate.");
        }
        if (panel.cohortSize(Panel.NEVER) < 2) {
            throw new UnusableData("Synthetic difference-in-differences needs at least two units never treated; found "
                    + panel.cohortSize(Panel.NEVER) + ".");
        }
    }

    private int periodsBefore(int cohort) {
        int before = 0;
        while (panel.time(before) < cohort) {
            before++;
        }
        return before;
    }

    private int[] unitsOf(int cohort) {
        int[] units = new int[panel.cohortSize(cohort)];
        int next = 0;
        for (int unit = 0; unit < panel.units(); unit++) {
            if (panel.firstTreated(unit) == cohort) {
                units[next++] = unit;
            }
        }
        return units;
    }

    private double[][] outcomes(int[] units) {
        double[][] outcomes = new double[units.length][panel.periods()];
        for (int i = 0; i < units.length; i++) {
            for (int period = 0; period < panel.periods(); period++) {
                outcomes[i][period] = panel.outcome(panel.row(units[i], period));
            }
        }
        return outcomes;
    }

    /** The effect on the treated, in the unit of the outcome. */
    public double effect() {
        List<Double> effects = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            effects.add(blocks.get(i).effect(weights.get(i)));
        }
        return mean(blocks, effects);
    }

    /** The effect of each cohort, by time of first treatment. */
    public Map<Integer, Double> byCohort() {
        Map<Integer, Double> effects = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            effects.put(cohorts[i], blocks.get(i).effect(weights.get(i)));
        }
        return effects;
    }

    /** The weights of the controls for a cohort, by unit label. */
    public Map<String, Double> unitWeights(int cohort) {
        Map<String, Double> result = new LinkedHashMap<>();
        double[] ofCohort = weights.get(place(cohort)).units();
        for (int i = 0; i < controls.length; i++) {
            result.put(panel.unitLabel(controls[i]), ofCohort[i]);
        }
        return result;
    }

    /** The weights of the times before treatment for a cohort; all 0 for synthetic control. */
    public Map<Integer, Double> timeWeights(int cohort) {
        Map<Integer, Double> result = new LinkedHashMap<>();
        double[] ofCohort = weights.get(place(cohort)).times();
        for (int period = 0; period < ofCohort.length; period++) {
            result.put(panel.time(period), ofCohort[period]);
        }
        return result;
    }

    private int place(int cohort) {
        int place = Arrays.binarySearch(cohorts, cohort);
        if (place < 0) {
            throw new UnusableData("Cohort " + cohort + " was not estimated.");
        }
        return place;
    }

    /** The cohorts estimated. */
    public int[] cohorts() {
        return cohorts.clone();
    }

    /** What was left out and why. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Standard error from placebo treatments of controls: in each draw as many controls as there are treated units act as
     * treated at the same times, with the same ridge, and the others are their controls; NaN unless controls outnumber
     * treated units by at least two.
     */
    public double placeboError(int draws, long seed) {
        int treated = blocks.stream().mapToInt(block -> block.treated().length).sum();
        if (controls.length - treated < 2 || draws < 2) {
            return Double.NaN;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] effects = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            effects[draw] = placebo(shuffled(controls.length, random), controls.length - treated);
        }
        double mean = Arrays.stream(effects).average().orElse(Double.NaN);
        return Math.sqrt(
                Arrays.stream(effects).map(e -> (e - mean) * (e - mean)).sum() / draws);
    }

    private double placebo(int[] order, int kept) {
        List<SyntheticBlock> placebos = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        int next = kept;
        for (int i = 0; i < blocks.size(); i++) {
            SyntheticBlock block = blocks.get(i);
            double[][] as = new double[block.treated().length][];
            for (int j = 0; j < as.length; j++) {
                as[j] = block.controls()[order[next++]];
            }
            double[][] others = new double[kept][];
            double[] start = new double[kept];
            for (int j = 0; j < kept; j++) {
                others[j] = block.controls()[order[j]];
                start[j] = weights.get(i).units()[order[j]];
            }
            SyntheticBlock placebo = new SyntheticBlock(others, as, block.before());
            placebos.add(placebo);
            effects.add(placebo.effect(placebo.weights(
                    method,
                    block.unitRidge(method),
                    new SyntheticBlock.Weights(normalised(start), weights.get(i).times()))));
        }
        return mean(placebos, effects);
    }

    private static double[] normalised(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values)
                .map(v -> sum > 0 ? v / sum : 1.0 / values.length)
                .toArray();
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
        return order;
    }

    /**
     * Jackknife standard error: units are left out one by one with weights held fixed; NaN when a cohort has one treated
     * unit or one control has all the weight.
     */
    public double jackknifeError() {
        for (int i = 0; i < blocks.size(); i++) {
            boolean single =
                    Arrays.stream(weights.get(i).units()).filter(w -> w != 0).count() < 2;
            if (blocks.get(i).treated().length < 2 || single) {
                return Double.NaN;
            }
        }
        List<Double> effects = new ArrayList<>();
        for (int control = 0; control < controls.length; control++) {
            effects.add(without(-1, control));
        }
        for (int i = 0; i < blocks.size(); i++) {
            for (int unit = 0; unit < blocks.get(i).treated().length; unit++) {
                effects.add(without(i, unit));
            }
        }
        double mean =
                effects.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares =
                effects.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
        return Math.sqrt(squares * (effects.size() - 1) / effects.size());
    }

    /** The effect without a treated unit of a block, or (block -1) without a control. */
    private double without(int treatedBlock, int unit) {
        List<SyntheticBlock> left = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            SyntheticBlock block = blocks.get(i);
            SyntheticBlock.Weights fixed = weights.get(i);
            if (treatedBlock < 0) {
                double[] rest = without(fixed.units(), unit);
                block = new SyntheticBlock(without(block.controls(), unit), block.treated(), block.before());
                fixed = new SyntheticBlock.Weights(normalised(rest), fixed.times());
            } else if (treatedBlock == i) {
                block = new SyntheticBlock(block.controls(), without(block.treated(), unit), block.before());
            }
            left.add(block);
            effects.add(block.effect(fixed));
        }
        return mean(left, effects);
    }

    private static double[] without(double[] values, int place) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, place);
        System.arraycopy(values, place + 1, rest, place, rest.length - place);
        return rest;
    }

    private static double[][] without(double[][] values, int place) {
        double[][] rest = new double[values.length - 1][];
        System.arraycopy(values, 0, rest, 0, place);
        System.arraycopy(values, place + 1, rest, place, rest.length - place);
        return rest;
    }

    private static double mean(List<SyntheticBlock> blocks, List<Double> effects) {
        double sum = 0;
        double rows = 0;
        for (int i = 0; i < blocks.size(); i++) {
            sum += blocks.get(i).treatedRows() * effects.get(i);
            rows += blocks.get(i).treatedRows();
        }
        return sum / rows;
    }
}
