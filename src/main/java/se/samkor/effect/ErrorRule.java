package se.samkor.effect;

import se.samkor.estimate.regression.VarianceRule;
import se.samkor.estimate.regression.VarianceRule.FixedEffectCount;
import se.samkor.estimate.regression.VarianceRule.Kind;

/** How the errors of regressions are computed, by the words of the option. */
public enum ErrorRule {
    /** By cluster, (N-1)/(N-K) x G/(G-1), K without fixed effects nested in the clusters. */
    CR1("cr1", VarianceRule.clustered()),
    /** The same, K with all fixed effects. */
    CR1_FULL("cr1-full", VarianceRule.clustered().counting(FixedEffectCount.FULL)),
    /** The same, K without fixed effects. */
    CR1_NONE("cr1-none", VarianceRule.clustered().counting(FixedEffectCount.NONE)),
    /** By cluster with G/(G-1) alone. */
    CR1_CLUSTERS("cr1-clusters", VarianceRule.clustered().withoutParameterFactor(true)),
    /** By cluster without small-sample factor. */
    CR0("cr0", VarianceRule.clustered().withoutParameterFactor(false)),
    CR2("cr2", VarianceRule.of(Kind.BIAS_REDUCED)),
    TWO_WAY("two-way", VarianceRule.of(Kind.CLUSTER_AND_PERIOD)),
    HC1("hc1", VarianceRule.of(Kind.HETEROSKEDASTIC)),
    IID("iid", VarianceRule.of(Kind.IID)),
    /** CR1, and for twfe the interval of the wild cluster bootstrap. */
    WILD("wild", VarianceRule.clustered());

    private final String word;
    private final VarianceRule rule;

    ErrorRule(String word, VarianceRule rule) {
        this.word = word;
        this.rule = rule;
    }

    public String word() {
        return word;
    }

    VarianceRule rule() {
        return rule;
    }
}
