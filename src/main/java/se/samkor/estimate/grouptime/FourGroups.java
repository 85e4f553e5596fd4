package se.samkor.estimate.grouptime;

import java.util.function.IntPredicate;

/** The rows of a comparison of repeated cross sections: treated and controls, after and before; weights 0 elsewhere. */
record FourGroups(
        RowGroup treatedAfter,
        RowGroup treatedBefore,
        RowGroup controlsAfter,
        RowGroup controlsBefore,
        RowGroup treated,
        RowGroup everyone) {

    static FourGroups of(boolean[] treated, boolean[] after, double[] weight) {
        return new FourGroups(
                group(weight, i -> treated[i] && after[i], "no treated row in the period"),
                group(weight, i -> treated[i] && !after[i], "no treated row in the base period"),
                group(weight, i -> !treated[i] && after[i], "no control row in the period"),
                group(weight, i -> !treated[i] && !after[i], "no control row in the base period"),
                group(weight, i -> treated[i], "no treated row"),
                group(weight, i -> true, "no row"));
    }

    private static RowGroup group(double[] weight, IntPredicate member, String otherwise) {
        double[] own = new double[weight.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = member.test(i) ? weight[i] : 0;
        }
        if (!(Sums.of(own) > 0)) {
            throw new NoEstimate(otherwise);
        }
        return new RowGroup(own);
    }

    boolean[] isTreated() {
        double[] weight = treated.weight();
        boolean[] is = new boolean[weight.length];
        for (int i = 0; i < is.length; i++) {
            is[i] = weight[i] > 0;
        }
        return is;
    }
}
