package se.samkor.estimate.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * The Kaplan-Meier estimate of being without an event, with Greenwood's variance (Kaplan and Meier 1958, J Am Stat Assoc
 * 53:457; Greenwood 1926). Events of other causes are taken as censoring, so the curve speaks of a world without them.
 */
public final class KaplanMeier {
    private KaplanMeier() {}

    /** The curve of a cause: time 0, then every time at which someone leaves. Without persons only time 0. */
    public static List<CurvePoint> curve(ExitCounts counts, int cause, IntervalKind kind) {
        long atRisk = counts.persons();
        double survival = 1;
        double greenwood = 0;
        List<CurvePoint> curve = new ArrayList<>();
        curve.add(CurvePoint.of(0, atRisk, 0, survival, 0, kind));
        for (ExitCounts.Step step : counts.steps()) {
            long events = step.of(cause);
            survival *= (double) (atRisk - events) / atRisk;
            greenwood += atRisk == events ? 0 : (double) events / ((double) atRisk * (atRisk - events));
            curve.add(CurvePoint.of(step.time(), atRisk, events, survival, survival * survival * greenwood, kind));
            atRisk -= step.all();
        }
        return List.copyOf(curve);
    }
}
