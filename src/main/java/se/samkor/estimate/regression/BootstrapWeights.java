package se.samkor.estimate.regression;

import java.util.SplittableRandom;

/** Laws of the random factor that a cluster's residuals are multiplied with; mean 0 and variance 1. */
public enum BootstrapWeights {
    /** 1 or -1 with equal chances. */
    RADEMACHER,
    /** Mammen's two points, whose third moment is 1. */
    MAMMEN,
    /** Webb's six points with equal chances, for few clusters. */
    WEBB;

    private static final double ROOT = Math.sqrt(5);

    double draw(SplittableRandom random) {
        return switch (this) {
            case RADEMACHER -> random.nextBoolean() ? 1 : -1;
            case MAMMEN -> random.nextDouble() < (ROOT + 1) / (2 * ROOT) ? (1 - ROOT) / 2 : (1 + ROOT) / 2;
            case WEBB -> (random.nextBoolean() ? 1 : -1) * Math.sqrt((random.nextInt(3) + 1) / 2.0);
        };
    }
}
