package se.samkor.estimate.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimators against R's {@code survival} on its own example data; {@code src/test/R/survival.R} says how. */
class SurvivalReferenceTest {
    private static final double TOLERANCE = 1e-10;

    /** The curve of the maintained group as the package's manual and Miller (1981) print it. */
    @Test
    void amlMaintainedAsPublished() {
        List<CurvePoint> curve = KaplanMeier.curve(counts("aml", 1).get("Maintained"), 1, IntervalKind.PLAIN);
        double[][] published = {
            {9, 0.9091, 0.0867},
            {13, 0.8182, 0.1163},
            {18, 0.7159, 0.1397},
            {23, 0.6136, 0.1526},
            {31, 0.4909, 0.1642},
            {34, 0.3682, 0.1627},
            {48, 0.1841, 0.1535}
        };
        for (double[] line : published) {
            CurvePoint point = CurvePoint.at(curve, (int) line[0]);
            assertThat(point.estimate()).as("at " + line[0]).isCloseTo(line[1], within(5e-5));
            assertThat(point.stdError()).as("at " + line[0]).isCloseTo(line[2], within(5e-5));
        }
    }

    /** The package's vignette counts 115 progressions and 860 deaths without one. */
    @Test
    void mgus2EventsAsPublished() {
        Map<String, ExitCounts> counts = counts("mgus2", 2);
        assertThat(counts.values().stream().mapToLong(ExitCounts::persons).sum())
                .isEqualTo(1384);
        assertThat(counts.values().stream()
                        .mapToLong(c -> c.eventsThrough(9999, 1))
                        .sum())
                .isEqualTo(115);
        assertThat(counts.values().stream()
                        .mapToLong(c -> c.eventsThrough(9999, 2))
                        .sum())
                .isEqualTo(860);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aml", "lung"})
    void kaplanMeierEqualsSurvfit(String data) {
        Map<String, ExitCounts> counts = counts(data, 1);
        List<String[]> expected = lines("survival/" + data + "_curve.csv");
        assertThat(expected).hasSizeGreaterThan(30);
        for (String[] row : expected) {
            List<CurvePoint> curve = KaplanMeier.curve(counts.get(row[0]), 1, kind(row[1]));
            check(CurvePoint.at(curve, Integer.parseInt(row[2])), row, 3);
        }
    }

    @Test
    void cumulativeIncidenceEqualsSurvfit() {
        Map<String, ExitCounts> counts = counts("mgus2", 2);
        List<String[]> expected = lines("survival/mgus2_incidence.csv");
        assertThat(expected).hasSizeGreaterThan(200);
        for (String[] row : expected) {
            List<CurvePoint> curve =
                    CumulativeIncidence.curve(counts.get(row[0]), Integer.parseInt(row[2]), kind(row[1]));
            check(CurvePoint.at(curve, Integer.parseInt(row[3])), row, 4);
        }
    }

    private static void check(CurvePoint point, String[] row, int at) {
        String where = String.join(",", row);
        assertThat(point.atRisk()).as(where).isEqualTo(Long.parseLong(row[at]));
        assertThat(point.estimate()).as(where).isCloseTo(Double.parseDouble(row[at + 1]), within(TOLERANCE));
        close(point.stdError(), row[at + 2], where, point);
        close(point.low(), row[at + 3], where, point);
        close(point.high(), row[at + 4], where, point);
    }

    private static void close(double found, String expected, String where, CurvePoint point) {
        // R gives no error where everyone has had the event, and a limit of 1 (or 0) where no one has
        boolean edge = point.estimate() < TOLERANCE || point.estimate() > 1 - TOLERANCE;
        if (!edge && !expected.isEmpty()) {
            assertThat(found).as(where).isCloseTo(Double.parseDouble(expected), within(TOLERANCE));
        }
    }

    private static IntervalKind kind(String name) {
        return name.equals("plain") ? IntervalKind.PLAIN : IntervalKind.LOG_LOG;
    }

    private static Map<String, ExitCounts> counts(String data, int causes) {
        Map<String, TreeMap<Integer, long[]>> groups = new TreeMap<>();
        for (String[] row : lines("survival/" + data + "_counts.csv")) {
            groups.computeIfAbsent(row[0], g -> new TreeMap<>())
                            .computeIfAbsent(Integer.parseInt(row[1]), t -> new long[causes + 1])[
                            Integer.parseInt(row[2])] +=
                    Long.parseLong(row[3]);
        }
        Map<String, ExitCounts> counts = new TreeMap<>();
        groups.forEach((group, times) -> {
            ExitCounts one = new ExitCounts(causes);
            times.forEach(one::leave);
            counts.put(group, one);
        });
        return counts;
    }

    private static List<String[]> lines(String resource) {
        InputStream file = Objects.requireNonNull(
                SurvivalReferenceTest.class.getClassLoader().getResourceAsStream(resource), resource);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
