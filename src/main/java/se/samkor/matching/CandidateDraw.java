package se.samkor.matching;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;
import se.samkor.domain.FollowUpWindow;

/**
 * Participants and, for each calendar month in which one of them started, the persons who might have started then: the
 * risk set. Each gets a start drawn, by a hash of person and month, from the participants' own starts in that month; of
 * each cell (month, sex, age band, benefits paid the day before) only the persons with the smallest hashes are kept, so
 * the same registers always give the same candidates and the driver holds a bounded number.
 */
final class CandidateDraw implements Serializable {
    private static final long PARTICIPANTS = -1;
    private static final int[] AGES = {0, 30, 40, 50, 60};
    private static final double YEAR_DAYS = 365.25;

    private final Map<Long, int[]> participants;
    private final TreeMap<Integer, int[]> startsOfMonth;
    private final int mostInCell;
    private final int windowDays;
    private final int lastDay;

    /**
     * What is drawn for.
     *
     * @param participants first and last day by person
     * @param mostInCell candidates kept of a cell
     * @param windowDays length of the windows
     */
    CandidateDraw(Map<Long, int[]> participants, int mostInCell, int windowDays) {
        this.participants = new HashMap<>(participants);
        this.mostInCell = mostInCell;
        this.windowDays = windowDays;
        this.lastDay =
                participants.values().stream().mapToInt(stay -> stay[1]).max().orElse(0) + windowDays;
        Map<Integer, List<Integer>> starts = new TreeMap<>();
        participants.values().forEach(stay -> starts.computeIfAbsent(month(stay[0]), key -> new ArrayList<>())
                .add(stay[0]));
        this.startsOfMonth = new TreeMap<>();
        starts.forEach((month, days) -> startsOfMonth.put(
                month, days.stream().sorted().mapToInt(Integer::intValue).toArray()));
    }

    /** The period whose part-cases matter. */
    FollowUpWindow period() {
        int first =
                participants.values().stream().mapToInt(stay -> stay[0]).min().orElse(0);
        return new FollowUpWindow(first - Covariates.HISTORY_DAYS - windowDays, lastDay);
    }

    private static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * 12 + date.getMonthValue() - 1;
    }

    /** Participants found in befolkning, and the candidates. */
    record Drawn(List<Subject> participants, List<CellSample> cells) {}

    Drawn from(Dataset<Row> persons) {
        JavaPairRDD<Long, CellSample> samples = persons.toJavaRDD().mapPartitionsToPair(this::sample);
        Map<Long, CellSample> merged =
                new TreeMap<>(samples.reduceByKey(CellSample::plus).collectAsMap());
        CellSample own = merged.remove(PARTICIPANTS);
        List<Subject> found = new ArrayList<>(own == null ? List.of() : own.subjects());
        found.sort(java.util.Comparator.comparingLong(Subject::person));
        return new Drawn(found, List.copyOf(merged.values()));
    }

    private Iterator<Tuple2<Long, CellSample>> sample(Iterator<Row> persons) {
        Map<Long, CellSample> samples = new HashMap<>();
        while (persons.hasNext()) {
            Row row = persons.next();
            PersonTimeline timeline = PersonTimeline.of(row.getList(1));
            if (timeline.sex() != 0) {
                add(samples, row.getLong(0), timeline);
            }
        }
        return samples.entrySet().stream()
                .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue().sealed()))
                .iterator();
    }

    private void add(Map<Long, CellSample> samples, long person, PersonTimeline timeline) {
        int[] stay = participants.get(person);
        int firstInsats = timeline.firstInsats();
        if (stay != null && timeline.kommun(stay[0]).isPresent()) {
            CellSample own = samples.computeIfAbsent(PARTICIPANTS, key -> new CellSample(Integer.MAX_VALUE));
            if (own.wants(0, person)) {
                own.keep(subject(person, 0, stay[0], stay[1], timeline));
            }
        }
        for (Map.Entry<Integer, int[]> month : startsOfMonth.entrySet()) {
            long rank = hash(person, month.getKey());
            int[] starts = month.getValue();
            int start = starts[(int) Long.remainderUnsigned(hash(rank, 1), starts.length)];
            OptionalInt kommun = timeline.kommun(start);
            if (firstInsats > start && kommun.isPresent() && timeline.isPresent(start)) {
                CellSample sample = samples.computeIfAbsent(cell(start, timeline), key -> new CellSample(mostInCell));
                if (sample.wants(rank, person)) {
                    sample.keep(subject(person, rank, start, start, timeline));
                }
            }
        }
    }

    private Subject subject(long person, long rank, int start, int end, PersonTimeline timeline) {
        int region = Region.of(timeline.kommun(start).orElseThrow());
        return new Subject(
                person,
                rank,
                timeline.sex(),
                start,
                end,
                cell(start, timeline),
                region,
                Covariates.of(timeline, start, region),
                timeline.outcomes(new FollowUpWindow(start - windowDays, lastDay))
                        .facts(),
                timeline.goneAfter(start),
                timeline.firstInsats());
    }

    private static long cell(int start, PersonTimeline timeline) {
        double age = (start - timeline.born()) / YEAR_DAYS;
        int band = (int) Arrays.stream(AGES).filter(from -> age >= from).count();
        int state = 0;
        for (int group = 0; group < PersonRows.RESIDENT; group++) {
            state += timeline.isPaid(group, start - 1) ? 1 << group : 0;
        }
        return ((month(start) * 4L + timeline.sex()) * 8 + band) * 8 + state;
    }

    /** The splitmix64 finaliser: every bit of the input moves every bit of the result. */
    static long hash(long person, long salt) {
        long z = person + 0x9E3779B97F4A7C15L * (salt + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
