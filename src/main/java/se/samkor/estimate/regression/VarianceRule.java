package se.samkor.estimate.regression;

/**
 * How standard errors are computed.
 *
 * @param kind what is assumed about the errors
 * @param count which fixed effects count among the parameters K of the factor (N-1)/(N-K)
 * @param adjustParameters whether the factor (N-1)/(N-K) is used; only with clusters
 * @param adjustClusters whether the factor G/(G-1) is used; only with clusters
 */
public record VarianceRule(Kind kind, FixedEffectCount count, boolean adjustParameters, boolean adjustClusters) {
    /** What is assumed about the errors. */
    public enum Kind {
        /** Equal variances, no correlation; t with N - K degrees of freedom. */
        IID,
        /** Unequal variances, no correlation (HC1, factor N/(N-K)). */
        HETEROSKEDASTIC,
        /** Any correlation within the panel's clusters (CR1); t with G - 1 degrees of freedom. */
        CLUSTER,
        /** Any correlation within the panel's clusters and within periods; factor and t of the smaller number of groups. */
        CLUSTER_AND_PERIOD,
        /** Bias-reduced within the panel's clusters (CR2 of Bell and McCaffrey), Satterthwaite degrees of freedom. */
        BIAS_REDUCED
    }

    /** Which fixed effects count as parameters. */
    public enum FixedEffectCount {
        /** Those that are not nested in the clusters, plus one. */
        NONNESTED,
        /** All of them. */
        FULL,
        /** None. */
        NONE
    }

    /** Clustered by the panel's clusters, with both small-sample factors and K without nested effects. */
    public static VarianceRule clustered() {
        return of(Kind.CLUSTER);
    }

    /** A kind with both small-sample factors and K without nested effects. */
    public static VarianceRule of(Kind kind) {
        return new VarianceRule(kind, FixedEffectCount.NONNESTED, true, true);
    }

    /** The same with another count of fixed effects. */
    public VarianceRule counting(FixedEffectCount other) {
        return new VarianceRule(kind, other, adjustParameters, adjustClusters);
    }

    /** The same without the factor (N-1)/(N-K), and, when asked, without G/(G-1). */
    public VarianceRule withoutParameterFactor(boolean keepClusterFactor) {
        return new VarianceRule(kind, count, false, keepClusterFactor);
    }
}
