package se.samkor.estimate.regression;

import java.util.SplittableRandom;

/** The draws of a wild cluster bootstrap, kept as polynomials so that any hypothesis is tested without drawing again. */
final class WildDraws {
    /** t statistics closer than this, relatively, are the same: the identity vector gives back the statistic itself. */
    private static final int MOST_HALVINGS = 100;

    private static final double SAME = 1e-9;

    private final ClusterSums sums;
    private final double factor;
    private final WildBootstrapOptions options;
    private final boolean enumerated;
    private final int draws;
    private final double[][] polynomials;

    WildDraws(ClusterSums sums, double factor, WildBootstrapOptions options) {
        this.sums = sums;
        this.factor = factor;
        this.options = options;
        int clusters = sums.clusters();
        enumerated =
                options.weights() == BootstrapWeights.RADEMACHER && clusters < 31 && 1L << clusters <= options.draws();
        draws = enumerated ? 1 << clusters : options.draws();
        polynomials = new double[draws][];
        SplittableRandom random = new SplittableRandom(options.seed());
        double[] factors = new double[clusters];
        for (int draw = 0; draw < draws; draw++) {
            for (int cluster = 0; cluster < clusters; cluster++) {
                factors[cluster] = enumerated
                        ? 1 - 2 * ((draw >> cluster) & 1)
                        : options.weights().draw(random);
            }
            polynomials[draw] = sums.polynomial(factors);
        }
    }

    WildClusterBootstrap test() {
        double estimate = sums.estimate();
        double t = t(options.hypothesis());
        double error = Math.sqrt(factor) * sums.standardError();
        return new WildClusterBootstrap(
                estimate,
                t,
                pValue(options.hypothesis()),
                end(estimate, -error),
                end(estimate, error),
                sums.clusters(),
                draws,
                enumerated);
    }

    private double t(double hypothesis) {
        return (sums.estimate() - hypothesis) / (Math.sqrt(factor) * sums.standardError());
    }

    /** The p value of an effect. */
    double pValue(double hypothesis) {
        double statistic = Math.abs(t(hypothesis)) * (1 + SAME);
        double effect = options.imposeNull() ? hypothesis : sums.estimate();
        int beyond = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] p = polynomials[draw];
            double move = p[0] - effect * p[1];
            double square = p[2] - 2 * effect * p[3] + effect * effect * p[4];
            double t = Math.abs(move) / Math.sqrt(factor * Math.max(square, 0));
            boolean identity = enumerated && (draw == 0 || draw == draws - 1);
            beyond += !identity && t > statistic ? 1 : 0;
        }
        return beyond / (double) draws;
    }

    /** The effect on one side of the estimate where the test begins to reject; infinite when it never does, NaN without error. */
    private double end(double estimate, double step) {
        if (!(Math.abs(step) > 0)) {
            return Double.NaN;
        }
        double inside = estimate;
        double width = step;
        double outside = estimate + width;
        for (int doubling = 0; pValue(outside) >= options.level(); doubling++) {
            if (doubling > 40 || !Double.isFinite(outside)) {
                return step > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
            inside = outside;
            width *= 2;
            outside = estimate + width;
        }
        for (int halving = 0;
                halving < MOST_HALVINGS && Math.abs(outside - inside) > 1e-7 * Math.abs(step);
                halving++) {
            double middle = (inside + outside) / 2;
            if (pValue(middle) >= options.level()) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }
}
