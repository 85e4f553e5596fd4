package se.samkor.effect;

import se.samkor.estimate.regression.VarianceRule;

/** How the errors of regressions are computed, by the words of the option. */
public enum ErrorRule {
    CR1("cr1", VarianceRule.Kind.CLUSTER),
    CR2("cr2", VarianceRule.Kind.BIAS_REDUCED),
    TWO_WAY("two-way", VarianceRule.Kind.CLUSTER_AND_PERIOD),
    HC1("hc1", VarianceRule.Kind.HETEROSKEDASTIC),
    IID("iid", VarianceRule.Kind.IID),
    /** CR1, and for twfe the interval of the wild cluster bootstrap. */
    WILD("wild", VarianceRule.Kind.CLUSTER);

    private final String word;
    private final VarianceRule.Kind kind;

    ErrorRule(String word, VarianceRule.Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    public String word() {
        return word;
    }

    VarianceRule rule() {
        return VarianceRule.of(kind);
    }
}
