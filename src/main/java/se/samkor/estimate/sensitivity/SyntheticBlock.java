package se.samkor.estimate.sensitivity;

import java.util.Arrays;

/**
 * Controls and treated units of one cohort, all treated at the same time. Rows are units, columns periods.
 *
 * @param controls outcomes of the controls
 * @param treated outcomes of the treated
 * @param before how many periods are before treatment
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record SyntheticBlock(double[][] controls, double[][] treated, int before) {
    /** Unit weights and time weights. */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    record Weights(double[] units, double[] times) {}

    /** How many treated rows (units times periods) the block has. */
    int treatedRows() {
        return treated.length * (controls[0].length - before);
    }

    /** The standard deviation of first differences of the controls before treatment. */
    double noise() {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (double[] unit : controls) {
            for (int period = 1; period < before; period++) {
                sum += unit[period] - unit[period - 1];
                count++;
            }
        }
        double mean = sum / count;
        for (double[] unit : controls) {
            for (int period = 1; period < before; period++) {
                double deviation = unit[period] - unit[period - 1] - mean;
                squares += deviation * deviation;
            }
        }
        return Math.sqrt(squares / (count - 1));
    }

    /** The ridge of the unit weights: the fourth root of the treated rows times the noise, or next to nothing. */
    double unitRidge(SyntheticMethod method) {
        return (method == SyntheticMethod.SYNTHETIC_DIFFERENCE ? Math.sqrt(Math.sqrt(treatedRows())) : 1e-6) * noise();
    }

    /** The weights of a method, with a given ridge of the unit weights, started from given unit weights when not empty. */
    Weights weights(SyntheticMethod method, double unitRidge, Weights start) {
        double noise = noise();
        double tolerance = 1e-5 * noise;
        return switch (method) {
            case DIFFERENCE -> new Weights(equal(controls.length), equal(before));
            case SYNTHETIC_CONTROL -> new Weights(
                    unitProblem(false, unitRidge, tolerance).solve(start.units()), new double[before]);
            case SYNTHETIC_DIFFERENCE -> new Weights(
                    unitProblem(true, unitRidge, tolerance).solve(start.units()),
                    timeProblem(1e-6 * noise, tolerance).solve(start.times()));
        };
    }

    private static double[] equal(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }

    private SimplexWeights unitProblem(boolean intercept, double ridge, double tolerance) {
        double[][] columns =
                Arrays.stream(controls).map(unit -> Arrays.copyOf(unit, before)).toArray(double[][]::new);
        return new SimplexWeights(columns, Arrays.copyOf(treatedMean(), before), intercept, ridge, tolerance);
    }

    private SimplexWeights timeProblem(double ridge, double tolerance) {
        double[][] columns = new double[before][controls.length];
        double[] target = new double[controls.length];
        for (int unit = 0; unit < controls.length; unit++) {
            for (int period = 0; period < before; period++) {
                columns[period][unit] = controls[unit][period];
            }
            target[unit] = meanAfter(controls[unit]);
        }
        return new SimplexWeights(columns, target, true, ridge, tolerance);
    }

    private double[] treatedMean() {
        double[] mean = new double[controls[0].length];
        for (double[] unit : treated) {
            for (int period = 0; period < mean.length; period++) {
                mean[period] += unit[period] / treated.length;
            }
        }
        return mean;
    }

    private double meanAfter(double[] unit) {
        double sum = 0;
        for (int period = before; period < unit.length; period++) {
            sum += unit[period];
        }
        return sum / (unit.length - before);
    }

    /** The weighted difference-in-differences. */
    double effect(Weights weights) {
        double effect = change(treatedMean(), weights.times());
        for (int unit = 0; unit < controls.length; unit++) {
            effect -= weights.units()[unit] * change(controls[unit], weights.times());
        }
        return effect;
    }

    private double change(double[] unit, double[] times) {
        double change = meanAfter(unit);
        for (int period = 0; period < before; period++) {
            change -= times[period] * unit[period];
        }
        return change;
    }
}
