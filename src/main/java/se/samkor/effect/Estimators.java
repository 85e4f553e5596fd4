package se.samkor.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samkor.domain.Stop;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.UnusableData;

/** The estimators by the names that options and results use. */
public final class Estimators {
    private static final Map<String, PanelEstimator> BY_NAME = byName();

    private Estimators() {}

    private static Map<String, PanelEstimator> byName() {
        Map<String, PanelEstimator> regressions = RegressionEstimators.byName();
        Map<String, PanelEstimator> all = new LinkedHashMap<>();
        for (String name : List.of("twfe", "event-study", GroupTimeEstimator.NAME, "sunab", "imputation", "bacon")) {
            all.put(name, regressions.getOrDefault(name, new GroupTimeEstimator()));
        }
        all.put(SyntheticEstimator.NAME, new SyntheticEstimator());
        return all;
    }

    /** All names, in the order that results are shown. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The names that run when none is given: all but synthetic difference-in-differences, which takes long. */
    public static List<String> usual() {
        return names().stream()
                .filter(name -> !name.equals(SyntheticEstimator.NAME))
                .toList();
    }

    /** Whether the estimator is defined without weights only. */
    public static boolean unweighted(String name) {
        return name.equals("bacon") || name.equals(SyntheticEstimator.NAME);
    }

    /**
     * Runs the named estimators. One that cannot use the panel gives a single line without an estimate that says why;
     * when none can, this stops with {@link Stop.UnreadableInput}.
     */
    public static List<Estimate> run(List<String> names, Panel panel, EffectOptions options) {
        List<Estimate> lines = new ArrayList<>();
        for (String name : names) {
            lines.addAll(run(name, panel, options));
        }
        requireAny(lines);
        return lines;
    }

    /** Stops with {@link Stop.UnreadableInput} when no line has an estimate. */
    public static void requireAny(List<Estimate> lines) {
        if (lines.stream().allMatch(Estimate::missing)) {
            // group-time effects say it most plainly: who has nobody to be compared with
            String reason = lines.stream()
                    .filter(line -> line.estimator().equals(GroupTimeEstimator.NAME))
                    .findFirst()
                    .or(() -> lines.stream().findFirst())
                    .map(Estimate::warning)
                    .orElse("no estimator was named");
            throw new Stop.UnreadableInput("No effect can be estimated: " + reason);
        }
    }

    /** Runs one; when it cannot use the panel, a single line without an estimate says why. */
    public static List<Estimate> run(String name, Panel panel, EffectOptions options) {
        PanelEstimator estimator = BY_NAME.get(name);
        if (estimator == null) {
            throw new Stop.WrongUsage("No estimator " + name + "; there are: " + String.join(", ", names()) + ".");
        }
        try {
            OutcomeVariation.require(panel);
            return estimator.estimate(panel, options).stream()
                    .map(Estimators::meaningful)
                    .toList();
        } catch (UnusableData unusable) {
            return List.of(Estimate.of(name, "coefficient")
                    .withCounts(panel.units(), panel.rows())
                    .withWarning(Masking.warning(unusable)));
        }
    }

    /** The line without numbers that mean nothing: an infinite estimate, a standard error of 0. */
    private static Estimate meaningful(Estimate line) {
        if (Double.isInfinite(line.estimate())) {
            return line.withNumber(Double.NaN, Double.NaN, Double.NaN).withWarning("the estimate is not finite");
        }
        if (line.stdError() > 0 && Double.isFinite(line.stdError())) {
            return line;
        }
        Estimate without = line.withNumber(line.estimate(), Double.NaN, Double.NaN);
        return line.warning().isEmpty() ? without.withWarning("no standard error") : without;
    }
}
