package se.samkor.estimate.grouptime;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import se.samkor.estimate.Panel;
import se.samkor.estimate.grouptime.CellAverages.Lines;

/** Group-time effects of one specification, their averages, pre-test and bands. */
public final class GroupTimeResult {
    private final Sample sample;
    private final GroupTimeOptions options;
    private final List<Average> cells;
    private final CellAverages averages;
    private final Map<Aggregation, Lines> lines = new EnumMap<>(Aggregation.class);
    private final Map<Aggregation, UniformBand> bands;

    GroupTimeResult(
            Sample sample, GroupTimeOptions options, List<Average> cells, CellAverages averages, ErrorColumns columns) {
        this.sample = sample;
        this.options = options;
        this.cells = cells;
        this.averages = averages;
        lines.put(Aggregation.GROUP_TIME, new Lines(cells, Optional.empty()));
        lines.put(Aggregation.SIMPLE, averages.simple());
        lines.put(Aggregation.GROUP, averages.group());
        lines.put(Aggregation.DYNAMIC, averages.dynamic(EventWindow.all()));
        lines.put(Aggregation.CALENDAR, averages.calendar());
        Map<Aggregation, List<Average>> banded = new EnumMap<>(Aggregation.class);
        lines.forEach((aggregation, of) -> {
            if (!of.lines().isEmpty()) {
                banded.put(aggregation, of.lines());
            }
        });
        bands = GroupTimeEffects.bands(banded, columns, options);
    }

    public GroupTimeOptions options() {
        return options;
    }

    /** The lines of an aggregation in order of group, time or event time, without its one-number summary. */
    public List<Average> lines(Aggregation aggregation) {
        return linesOf(aggregation).lines();
    }

    /** The one-number summary; empty for single cells and when no treated cell has an estimate. */
    public Optional<Average> overall(Aggregation aggregation) {
        return linesOf(aggregation).overall();
    }

    /** Effects by event time within a window, its summary first when it has one. */
    public List<Average> dynamic(EventWindow window) {
        return averages.dynamic(window).all();
    }

    /** The uniform band over the lines of an aggregation; empty without bootstrap. */
    public Optional<UniformBand> band(Aggregation aggregation) {
        return Optional.ofNullable(bands.get(aggregation));
    }

    /** The test that effects before treatment are 0; empty when it cannot be made. */
    public Optional<PreTest> preTest() {
        return preTest(cohort -> true);
    }

    /** The same test on some of the cohorts. */
    public Optional<PreTest> preTest(IntPredicate cohorts) {
        return PreTest.of(cells.stream()
                .filter(cell -> cell.eventTime().getAsInt() < -options.anticipation())
                .filter(cell -> cohorts.test(cell.group().getAsInt()))
                .toList());
    }

    /** What was left out of the panel, and why. */
    public List<String> notices() {
        return sample.notices();
    }

    /** The part of the panel that was used. */
    public Panel panel() {
        return sample.panel();
    }

    /** Independent groups that errors were summed in. */
    public int clusters() {
        return sample.clusters();
    }

    /** Units of a cohort that were used; {@link Panel#NEVER} for the never treated. */
    public int size(int cohort) {
        return sample.size(cohort);
    }

    private Lines linesOf(Aggregation aggregation) {
        Lines found = lines.get(aggregation);
        if (found == null) {
            throw new IllegalArgumentException("no lines of " + aggregation);
        }
        return found;
    }
}
