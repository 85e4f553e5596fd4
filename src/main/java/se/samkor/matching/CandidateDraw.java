package se.samkor.matching;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations.Stay;

/**
 * Participants and, for each calendar month in which one of them started, the persons who might have started then: the
 * risk set. Each gets a stay (start and end) drawn, by a hash of person and month, from those of the participants who
 * started in that month; of each cell (month, sex, age band, benefits paid the day before, length of the case under way)
 * only the persons with the smallest hashes are kept, so the same registers always give the same candidates and the driver
 * holds a bounded number.
 */
final class CandidateDraw implements Serializable {
    private static final long PARTICIPANTS = -1;
    private static final int[] AGES = {30, 40, 50, 60};
    /** Days of a case: two weeks, months, and the limits of rehabiliteringskedjan (90, 180 and 365 days). */
    private static final int[] CASE_DAYS = {1, 15, 31, 61, 91, 181, 366};

    private static final double YEAR_DAYS = 365.25;

    private final Map<Long, int[]> participants;
    private final TreeMap<Integer, int[][]> staysOfMonth;
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
        Map<Integer, List<int[]>> stays = new TreeMap<>();
        participants.values().forEach(stay -> stays.computeIfAbsent(month(stay[0]), key -> new ArrayList<>())
                .add(stay));
        this.staysOfMonth = new TreeMap<>();
        stays.forEach((month, some) -> {
            some.sort(Comparator.<int[]>comparingInt(stay -> stay[0]).thenComparingInt(stay -> stay[1]));
            staysOfMonth.put(month, some.toArray(int[][]::new));
        });
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

    /** What the registers know of a person. */
    record Known(long person, PersonTimeline timeline) {}

    /** Participants found in befolkning, and the candidates. */
    record Drawn(List<Subject> participants, List<CellSample> cells) {}

    Drawn from(Dataset<Row> persons) {
        JavaPairRDD<Long, CellSample> samples = persons.toJavaRDD().mapPartitionsToPair(rows -> {
            Map<Long, CellSample> found = new HashMap<>();
            rows.forEachRemaining(row -> add(found, row.getLong(0), PersonTimeline.of(row.<Row>getList(1))));
            return sealed(found);
        });
        return drawn(new TreeMap<>(samples.reduceByKey(CellSample::plus).collectAsMap()));
    }

    Drawn from(Iterator<Known> persons) {
        Map<Long, CellSample> found = new TreeMap<>();
        persons.forEachRemaining(known -> add(found, known.person(), known.timeline()));
        found.values().forEach(CellSample::sealed);
        return drawn(found);
    }

    private static Drawn drawn(Map<Long, CellSample> cells) {
        Optional<CellSample> own = Optional.ofNullable(cells.remove(PARTICIPANTS));
        List<Subject> found = new ArrayList<>(own.map(CellSample::subjects).orElse(List.of()));
        found.sort(Comparator.comparingLong(Subject::person));
        return new Drawn(found, List.copyOf(cells.values()));
    }

    private static Iterator<Tuple2<Long, CellSample>> sealed(Map<Long, CellSample> samples) {
        return samples.entrySet().stream()
                .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue().sealed()))
                .iterator();
    }

    private void add(Map<Long, CellSample> samples, long person, PersonTimeline timeline) {
        if (timeline.sex() == 0) {
            return;
        }
        int[] own = participants.get(person);
        if (own != null && timeline.kommun(own[0]).isPresent()) {
            CellSample found = samples.computeIfAbsent(PARTICIPANTS, key -> new CellSample(Integer.MAX_VALUE));
            if (found.wants(0, person)) {
                found.keep(subject(person, 0, own, timeline));
            }
        }
        int firstInsats = timeline.firstInsats().map(Stay::start).orElse(Integer.MAX_VALUE);
        for (Map.Entry<Integer, int[][]> month : staysOfMonth.entrySet()) {
            long rank = hash(person, month.getKey());
            int[][] stays = month.getValue();
            int[] stay = stays[(int) Long.remainderUnsigned(hash(rank, 1), stays.length)];
            boolean isAtRisk = firstInsats > stay[0] && timeline.isPresent(stay[0]);
            if (isAtRisk && timeline.kommun(stay[0]).isPresent()) {
                CellSample sample = samples.computeIfAbsent(cell(stay[0], timeline), key -> new CellSample(mostInCell));
                if (sample.wants(rank, person)) {
                    sample.keep(subject(person, rank, stay, timeline));
                }
            }
        }
    }

    private Subject subject(long person, long rank, int[] stay, PersonTimeline timeline) {
        int start = stay[0];
        int region = Region.of(timeline.kommun(start).orElseThrow());
        Optional<Stay> insats = timeline.firstInsats();
        return new Subject(
                person,
                rank,
                timeline.sex(),
                start,
                stay[1],
                cell(start, timeline),
                region,
                Covariates.of(timeline, start, region),
                timeline.casesIn(new FollowUpWindow(start - Covariates.HISTORY_DAYS - windowDays, lastDay)),
                timeline.goneAfter(start),
                insats.map(Stay::start).orElse(Integer.MAX_VALUE),
                insats.map(Stay::end).orElse(Integer.MAX_VALUE));
    }

    private static long cell(int start, PersonTimeline timeline) {
        long cell = month(start);
        cell = cell * 4 + timeline.sex();
        cell = cell * 8 + step(AGES, (start - timeline.born()) / YEAR_DAYS);
        cell = cell * 8 + step(CASE_DAYS, timeline.caseDays(0, start - 1, Covariates.HISTORY_DAYS));
        for (int group = 1; group < PersonRows.RESIDENT; group++) {
            cell = cell * 2 + (timeline.isPaid(group, start - 1) ? 1 : 0);
        }
        return cell;
    }

    private static int step(int[] steps, double value) {
        return (int) Arrays.stream(steps).filter(from -> value >= from).count();
    }

    /** The splitmix64 finaliser: every bit of the input moves every bit of the result. */
    static long hash(long person, long salt) {
        long z = person + 0x9E3779B97F4A7C15L * (salt + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
