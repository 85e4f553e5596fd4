package se.samkor.estimate.grouptime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The averages of a sample's cells. Cells without an estimate are left out, and the averages they are missing from say so. */
final class CellAverages {
    private final Averaging averaging;
    private final List<Average> cells;
    private final int firstTime;
    private final int lastTime;

    CellAverages(Averaging averaging, List<Average> cells, int firstTime, int lastTime) {
        this.averaging = averaging;
        this.cells = cells;
        this.firstTime = firstTime;
        this.lastTime = lastTime;
    }

    /** An aggregation: its lines and, when it has any treated cell, its one-number summary. */
    record Lines(List<Average> lines, Optional<Average> overall) {
        List<Average> all() {
            List<Average> all = new ArrayList<>();
            overall.ifPresent(all::add);
            all.addAll(lines);
            return all;
        }
    }

    Lines simple() {
        List<Average> treated =
                cells.stream().filter(cell -> eventTime(cell) >= 0).toList();
        return new Lines(List.of(), average(Average.Place.overall(Aggregation.SIMPLE), treated));
    }

    Lines group() {
        List<Average> lines = new ArrayList<>();
        by(cell -> cell.group().getAsInt(), 0).forEach((group, own) -> {
            List<Average> parts = parts(own);
            if (!parts.isEmpty()) {
                lines.add(averaging.plain(Average.Place.group(group), parts, missing(own)));
            }
        });
        return new Lines(
                lines,
                lines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                averaging.bySize(Average.Place.overall(Aggregation.GROUP), lines, missingTreated())));
    }

    Lines dynamic(EventWindow window) {
        List<Average> lines = new ArrayList<>();
        by(CellAverages::eventTime, Integer.MIN_VALUE).forEach((eventTime, all) -> {
            List<Average> own = all.stream()
                    .filter(cell -> window.includes(cell.group().getAsInt(), eventTime, firstTime, lastTime))
                    .toList();
            average(Average.Place.eventTime(eventTime), own).ifPresent(lines::add);
        });
        List<Average> treated =
                lines.stream().filter(line -> eventTime(line) >= 0).toList();
        return new Lines(lines, plainOverall(Aggregation.DYNAMIC, treated));
    }

    Lines calendar() {
        List<Average> lines = new ArrayList<>();
        by(cell -> cell.time().getAsInt(), 0)
                .forEach((time, own) -> average(Average.Place.time(time), own).ifPresent(lines::add));
        return new Lines(lines, plainOverall(Aggregation.CALENDAR, lines));
    }

    private Optional<Average> average(Average.Place place, List<Average> own) {
        List<Average> parts = parts(own);
        return parts.isEmpty() ? Optional.empty() : Optional.of(averaging.bySize(place, parts, missing(own)));
    }

    private Optional<Average> plainOverall(Aggregation aggregation, List<Average> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(averaging.plain(Average.Place.overall(aggregation), lines, missingTreated()));
    }

    private SortedMap<Integer, List<Average>> by(ToIntFunction<Average> key, int earliestEventTime) {
        SortedMap<Integer, List<Average>> grouped = new TreeMap<>();
        for (Average cell : cells) {
            if (eventTime(cell) >= earliestEventTime) {
                grouped.computeIfAbsent(key.applyAsInt(cell), absent -> new ArrayList<>())
                        .add(cell);
            }
        }
        return grouped;
    }

    private static int eventTime(Average average) {
        return average.eventTime().getAsInt();
    }

    private static List<Average> parts(List<Average> cells) {
        return cells.stream().filter(cell -> !Double.isNaN(cell.estimate())).toList();
    }

    private String missingTreated() {
        return missing(cells.stream().filter(cell -> eventTime(cell) >= 0).toList());
    }

    private static String missing(List<Average> cells) {
        long count =
                cells.stream().filter(cell -> Double.isNaN(cell.estimate())).count();
        return count == 0 ? "" : count + " of " + cells.size() + " cells have no estimate and are left out";
    }
}
