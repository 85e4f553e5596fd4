package se.samkor.estimate.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * The Aalen-Johansen estimate of having had an event of a cause when events of other causes compete (Aalen and Johansen
 * 1978, Scand J Stat 5:141). The variance is the sum of squares of the persons' influences on the estimate, the
 * infinitesimal jackknife (Jaeckel 1972; Efron 1981, Biometrika 68:589), as in R's {@code survival}.
 *
 * <p>Persons still observed have the same influence, and the influence of one who has left changes only along with the
 * estimate, so it is enough to keep sums over those who have left.
 */
public final class CumulativeIncidence {
    private final int causes;
    private final int cause;
    private final IntervalKind kind;
    private long atRisk;
    private double without = 1;
    private double incidence;
    /** Influence of a person still observed, on being without event and on the incidence. */
    private double onWithout;

    private double onIncidence;
    /** Of those who have left, whose influence is {@code a + b * incidence}: the sums of aa, ab and bb. */
    private double sumAa;

    private double sumAb;
    private double sumBb;

    private CumulativeIncidence(ExitCounts counts, int cause, IntervalKind kind) {
        this.atRisk = counts.persons();
        this.causes = counts.causes();
        this.cause = cause;
        this.kind = kind;
    }

    /** The curve of a cause: time 0, then every time at which someone leaves. Without persons only time 0. */
    public static List<CurvePoint> curve(ExitCounts counts, int cause, IntervalKind kind) {
        CumulativeIncidence state = new CumulativeIncidence(counts, cause, kind);
        List<CurvePoint> curve = new ArrayList<>();
        curve.add(CurvePoint.of(0, state.atRisk, 0, 0, 0, kind));
        for (ExitCounts.Step step : counts.steps()) {
            curve.add(state.pass(step));
        }
        return List.copyOf(curve);
    }

    private CurvePoint pass(ExitCounts.Step step) {
        long before = atRisk;
        double share = without / before;
        double hazard = (double) step.events() / before;
        double ofCause = (double) step.of(cause) / before;
        onIncidence += onWithout * ofCause - share * ofCause;
        onWithout = onWithout * (1 - hazard) + share * hazard;
        incidence += without * ofCause;
        without = step.events() == before ? 0 : without * (1 - hazard);
        for (int why = 0; why <= causes; why++) {
            leave(
                    step.of(why),
                    why > 0 ? onWithout - share : onWithout,
                    why == cause ? onIncidence + share : onIncidence);
        }
        atRisk -= step.all();
        double variance =
                sumAa + 2 * incidence * sumAb + incidence * incidence * sumBb + atRisk * onIncidence * onIncidence;
        return CurvePoint.of(step.time(), before, step.of(cause), incidence, variance, kind);
    }

    private void leave(long persons, double influenceOnWithout, double influenceOnIncidence) {
        double b = without > 0 ? influenceOnWithout / without : 0;
        double a = influenceOnIncidence - b * incidence;
        sumAa += persons * a * a;
        sumAb += persons * a * b;
        sumBb += persons * b * b;
    }
}
