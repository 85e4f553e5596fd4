package se.samkor.effect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samkor.estimate.Estimate;

/** The lines of {@code effects.csv}, unrounded; missing numbers are empty. */
public final class EffectsTable {
    private static final String HEADER =
            "outcome,sex,estimator,control_group,method,aggregation,group,time,event_time,estimate,std_error,"
                    + "ci_low,ci_high,band_low,band_high,n_units,n_obs,warning";

    private final List<EffectLine> lines;

    private EffectsTable(List<EffectLine> lines) {
        this.lines = lines;
    }

    /** The table of several outcomes or sexes: estimators in the order given, sorted within. */
    public static EffectsTable of(List<EffectLine> lines) {
        List<String> order = lines.stream()
                .map(line -> line.estimate().estimator())
                .distinct()
                .toList();
        Comparator<Estimate> within = Comparator.<Estimate>comparingInt(line -> order.indexOf(line.estimator()))
                .thenComparing(Estimate::controlGroup)
                .thenComparing(Estimate::method)
                .thenComparing(Estimate::aggregation)
                .thenComparing(Estimate::group, missingFirst())
                .thenComparing(Estimate::time, missingFirst())
                .thenComparing(Estimate::eventTime, missingFirst());
        return new EffectsTable(lines.stream()
                .sorted(Comparator.comparing(EffectLine::outcome)
                        .thenComparing(EffectLine::sex)
                        .thenComparing(EffectLine::estimate, within))
                .toList());
    }

    /** The table of one outcome and sex (K, M or ALL). */
    public static EffectsTable of(String outcome, String sex, List<Estimate> estimates) {
        return of(estimates.stream()
                .map(estimate -> new EffectLine(outcome, sex, estimate))
                .toList());
    }

    private static Comparator<OptionalInt> missingFirst() {
        return Comparator.comparingLong(value -> value.isPresent() ? value.getAsInt() : Long.MIN_VALUE);
    }

    public List<EffectLine> lines() {
        return lines;
    }

    /** Writes {@code internal/effects.csv} below a folder and returns its path. */
    public Path write(Path out) {
        Path file = out.resolve("internal").resolve("effects.csv");
        try {
            Files.createDirectories(out.resolve("internal"));
            Files.write(file, text().toList(), StandardCharsets.UTF_8);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stream<String> text() {
        return Stream.concat(Stream.of(HEADER), lines.stream().map(EffectsTable::row));
    }

    private static String row(EffectLine of) {
        Estimate line = of.estimate();
        return Stream.of(
                        of.outcome(),
                        of.sex(),
                        line.estimator(),
                        line.controlGroup(),
                        line.method(),
                        line.aggregation(),
                        text(line.group()),
                        text(line.time()),
                        text(line.eventTime()),
                        text(line.estimate()),
                        text(line.stdError()),
                        text(line.ciLow()),
                        text(line.ciHigh()),
                        text(line.bandLow()),
                        text(line.bandHigh()),
                        String.valueOf(line.units()),
                        String.valueOf(line.observations()),
                        line.warning())
                .map(EffectsTable::field)
                .collect(Collectors.joining(","));
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "";
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String field(String text) {
        boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
