package se.samkor.effect;

import java.util.List;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/** One way to estimate effects from a panel. */
public interface PanelEstimator {
    /**
     * All lines of the result; a line without an estimate says why in its warning.
     *
     * @throws UnusableData when the panel cannot give any
     */
    List<Estimate> estimate(Panel panel, EffectOptions options);
}
