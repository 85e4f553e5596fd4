package se.samkor.estimate.regression;

/**
 * How a wild cluster bootstrap is made.
 *
 * @param weights the law of the random factors
 * @param imposeNull whether residuals come from the regression with the hypothesis imposed
 * @param hypothesis the effect under the hypothesis, in the unit of the outcome
 * @param draws how many draws; with Rademacher factors and no more than that many sign vectors, all of them are used once
 * @param seed of the random numbers
 * @param level the level of the test whose inversion is the interval, such as 0.05
 */
public record WildBootstrapOptions(
        BootstrapWeights weights, boolean imposeNull, double hypothesis, int draws, long seed, double level) {
    /** Rademacher factors, the hypothesis of no effect imposed, level 0.05. */
    public static WildBootstrapOptions of(int draws, long seed) {
        return new WildBootstrapOptions(BootstrapWeights.RADEMACHER, true, 0, draws, seed, 0.05);
    }

    /** The same for another hypothesis. */
    public WildBootstrapOptions testing(double effect) {
        return new WildBootstrapOptions(weights, imposeNull, effect, draws, seed, level);
    }

    /** The same with another law. */
    public WildBootstrapOptions with(BootstrapWeights law) {
        return new WildBootstrapOptions(law, imposeNull, hypothesis, draws, seed, level);
    }

    /** The same with residuals of the unrestricted regression. */
    public WildBootstrapOptions unrestricted() {
        return new WildBootstrapOptions(weights, false, hypothesis, draws, seed, level);
    }
}
