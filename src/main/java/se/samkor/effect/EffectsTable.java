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

    private final String outcome;
    private final String sex;
    private final List<Estimate> estimates;

    /** Of one outcome and sex (K, M or ALL); in the order of estimators given, sorted within. */
    public EffectsTable(String outcome, String sex, List<Estimate> estimates) {
        this.outcome = outcome;
        this.sex = sex;
        List<String> order =
                estimates.stream().map(Estimate::estimator).distinct().toList();
        this.estimates = estimates.stream()
                .sorted(Comparator.<Estimate>comparingInt(line -> order.indexOf(line.estimator()))
                        .thenComparing(Estimate::controlGroup)
                        .thenComparing(Estimate::method)
                        .thenComparing(Estimate::aggregation)
                        .thenComparing(Estimate::group, missingFirst())
                        .thenComparing(Estimate::time, missingFirst())
                        .thenComparing(Estimate::eventTime, missingFirst()))
                .toList();
    }

    private static Comparator<OptionalInt> missingFirst() {
        return Comparator.comparingLong(value -> value.isPresent() ? value.getAsInt() : Long.MIN_VALUE);
    }

    public List<Estimate> estimates() {
        return estimates;
    }

    /** Writes {@code internal/effects.csv} below a folder and returns its path. */
    public Path write(Path out) {
        Path file = out.resolve("internal").resolve("effects.csv");
        try {
            Files.createDirectories(out.resolve("internal"));
            Files.write(file, lines().toList(), StandardCharsets.UTF_8);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stream<String> lines() {
        return Stream.concat(Stream.of(HEADER), estimates.stream().map(this::line));
    }

    private String line(Estimate line) {
        return Stream.of(
                        outcome,
                        sex,
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
