package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import se.samkor.estimate.Estimate;
import se.samkor.estimate.grouptime.Aggregation;
import se.samkor.estimate.grouptime.Average;
import se.samkor.estimate.grouptime.GroupTimeResult;
import se.samkor.estimate.grouptime.UniformBand;

/** The result lines of group-time effects; one-number summaries carry the warnings that concern the whole. */
final class GroupTimeLines {
    private static final double POINTWISE = 1.959963984540054;
    private static final int SMALL_COHORT = 5;

    private final GroupTimeResult result;
    private final String remark;
    private final String general;

    GroupTimeLines(GroupTimeResult result, String remark) {
        this.result = result;
        this.remark = remark;
        general = String.join("; ", new DesignWarnings(result).all());
    }

    List<Estimate> all() {
        List<Estimate> lines = new ArrayList<>();
        for (Aggregation aggregation : Aggregation.values()) {
            result.overall(aggregation).map(this::overall).ifPresent(lines::add);
            Optional<UniformBand> band = result.band(aggregation);
            for (Average average : result.lines(aggregation)) {
                Estimate line = line(average);
                lines.add(band.map(UniformBand::criticalValue)
                        .map(line::withBand)
                        .orElse(line)
                        .withWarning(remark));
            }
        }
        return lines;
    }

    private Estimate overall(Average average) {
        return line(average).withWarning(general).withWarning(remark);
    }

    private Estimate line(Average average) {
        return new Estimate(
                        GroupTimeEstimator.NAME,
                        result.options().control().word(),
                        result.options().method().word(),
                        average.aggregation().word(),
                        average.group(),
                        average.time(),
                        average.eventTime(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        result.panel().units(),
                        result.panel().rows(),
                        average.warning())
                .withNumber(average.estimate(), average.stdError(), POINTWISE)
                .withWarning(smallCohort(average.group()))
                .withWarning(withoutError(average));
    }

    private String smallCohort(OptionalInt group) {
        int size = group.isPresent() ? result.size(group.getAsInt()) : SMALL_COHORT;
        return size < SMALL_COHORT
                ? "only " + size + (size == 1 ? " unit" : " units")
                        + " in the cohort: the standard error is not to be trusted"
                : "";
    }

    private static String withoutError(Average average) {
        if (Double.isNaN(average.estimate()) || !Double.isNaN(average.stdError())) {
            return "";
        }
        return average.estimate() == 0 ? "0 by construction: the base period, or no variation" : "no standard error";
    }
}
