package se.samkor.matching;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations.Stay;

/**
 * For each calendar month in which a participant started, the persons who might have started then. Each gets a stay (start and
 * end) drawn, by a hash of person and month, from those of the participants who started in that month.
 */
final class RiskSet implements Serializable {
    private static final int[] AGES = {30, 40, 50, 60};
    /** Days of a case: two weeks, months, and the limits of rehabiliteringskedjan (90, 180 and 365 days). */
    private static final int[] CASE_DAYS = {1, 15, 31, 61, 91, 181, 366};

    private static final int MONTHS = 12;
    private static final double YEAR_DAYS = 365.25;

    private final Map<Long, int[]> participants;
    private final TreeMap<Integer, int[][]> staysOfMonth;
    private final int windowDays;
    private final int lastDay;

    /**
     * The risk set of participants.
     *
     * @param participants first and last day by person
     * @param windowDays length of the windows
     */
    RiskSet(Map<Long, int[]> participants, int windowDays) {
        this.participants = new HashMap<>(participants);
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
        return date.getYear() * MONTHS + date.getMonthValue() - 1;
    }

    /** What the registers know of a person. */
    record Known(long person, PersonTimeline timeline) {}

    /** A participant who is found in befolkning; empty for others. */
    Optional<Subject> participant(Known known) {
        int[] own = participants.get(known.person());
        return own == null || known.timeline().kommun(own[0]).isEmpty()
                ? Optional.empty()
                : Optional.of(subject(known, 0, own));
    }

    /** Takes a month in which a person might have started. */
    @FunctionalInterface
    interface Month {
        /** The cell, the rank by which its candidates are sampled, and the stay drawn. */
        void at(long cell, long rank, int[] stay);
    }

    /** The months in which a person might have started, having had no individual insats before and living in the country. */
    void months(Known known, Month month) {
        PersonTimeline timeline = known.timeline();
        int firstInsats = timeline.firstInsats().map(Stay::start).orElse(Integer.MAX_VALUE);
        staysOfMonth.forEach((number, stays) -> {
            long rank = hash(known.person(), number);
            int[] stay = stays[(int) Long.remainderUnsigned(hash(rank, 1), stays.length)];
            boolean isAtRisk = firstInsats > stay[0] && timeline.isPresent(stay[0]);
            if (isAtRisk && timeline.isResident(number / MONTHS)) {
                month.at(cell(number, stay[0], timeline), rank, stay);
            }
        });
    }

    /** The person as starting, and ending, on the days of a stay. */
    Subject subject(Known known, long rank, int[] stay) {
        PersonTimeline timeline = known.timeline();
        int start = stay[0];
        int region = Region.of(timeline.kommun(start).orElseThrow());
        Optional<Stay> insats = timeline.firstInsats();
        return new Subject(
                known.person(),
                rank,
                timeline.sex(),
                start,
                stay[1],
                cell(month(start), start, timeline),
                region,
                Covariates.of(timeline, start, region),
                timeline.casesIn(new FollowUpWindow(start - Covariates.HISTORY_DAYS - windowDays, lastDay)),
                timeline.goneAfter(start),
                insats.map(Stay::start).orElse(Integer.MAX_VALUE),
                insats.map(Stay::end).orElse(Integer.MAX_VALUE));
    }

    private static long cell(int month, int start, PersonTimeline timeline) {
        long cell = month;
        cell = cell * 4 + timeline.sex();
        cell = cell * 8 + step(AGES, (start - timeline.born()) / YEAR_DAYS);
        cell = cell * 8 + step(CASE_DAYS, timeline.caseDays(0, start - 1, Covariates.HISTORY_DAYS));
        for (int group = 1; group < PersonRows.RESIDENT; group++) {
            cell = cell * 2 + (timeline.isPaid(group, start - 1) ? 1 : 0);
        }
        return cell;
    }

    private static int step(int[] steps, double value) {
        int reached = 0;
        while (reached < steps.length && value >= steps[reached]) {
            reached++;
        }
        return reached;
    }

    /** The splitmix64 finaliser: every bit of the input moves every bit of the result. */
    static long hash(long person, long salt) {
        long z = person + 0x9E3779B97F4A7C15L * (salt + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
