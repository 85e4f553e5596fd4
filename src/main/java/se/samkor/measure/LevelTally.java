package se.samkor.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DayCount;
import se.samkor.domain.DiagnosisChapters;
import se.samkor.domain.Participations.Stay;
import se.samkor.domain.WilsonInterval;

/**
 * The level of benefit at the start and so many months after the end, and where those who had a benefit at the start are then
 * (section 6.1.1 of the 2015 report). The level is the sum of the extents in force on the day, at most full. A person not
 * observed on the day is missing there, not without benefit.
 */
final class LevelTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Months after the end; 0 is the start. */
    static final List<Integer> MONTHS = List.of(0, 3, 6, 12, 24);

    /** States at the start beyond the benefits, and destinations. */
    static final String UNEMPLOYMENT = "unemployment";

    static final String OUTSIDE = "outside";
    private static final List<String> ORIGINS = List.of("ALL", "SJP", "AE", "SE", UNEMPLOYMENT, OUTSIDE);
    private static final int FROM_UNEMPLOYMENT = 4;
    private static final int FROM_OUTSIDE = 5;
    private static final int LEVELS = 5;
    /** Destinations: same benefit; then another one by its position; then those of {@link #NAMED}. */
    private static final int SAME = 0;

    private static final int FIRST_NAMED = 4;
    private static final List<String> NAMED = List.of(UNEMPLOYMENT, OUTSIDE, "dead", "emigrated", "not_observed");
    private static final int NOT_OBSERVED = FIRST_NAMED + NAMED.size() - 1;

    private static final List<String> DIAGNOSES = new DiagnosisChapters().labels();

    private final FollowUpPlan plan;
    private final UnseenPersons unseen = new UnseenPersons();
    /** Persons by level, the last those not yet followed up so far. */
    private final LongCube levels = new LongCube(4, DIAGNOSES.size(), 3, MONTHS.size(), LEVELS + 1);

    private final LongCube exits =
            new LongCube(ORIGINS.size(), DIAGNOSES.size(), 3, MONTHS.size(), FIRST_NAMED + NAMED.size());

    LevelTally(FollowUpPlan plan) {
        this.plan = plan;
    }

    void add(PersonHistory person, Stay stay) {
        if (!unseen.sees(plan.observed(), stay.start(), person.sex())) {
            return;
        }
        boolean none = true;
        for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
            boolean paid = person.line(benefit).isPaid(stay.start());
            none &= !paid;
            if (paid || plan.rules().everyone()) {
                addLevels(person, stay, benefit, diagnosis(person, stay, benefit));
            }
            if (paid) {
                addExits(person, stay, benefit, diagnosis(person, stay, benefit));
            }
        }
        if (none) {
            int origin = person.seeksWork(stay.start()) ? FROM_UNEMPLOYMENT : FROM_OUTSIDE;
            addExits(person, stay, origin, DIAGNOSES.size() - 1);
        }
    }

    private int diagnosis(PersonHistory person, Stay stay, int benefit) {
        return person.diagnosis(benefit, stay.start(), plan.rules().diagnosis());
    }

    private static int day(Stay stay, int moment) {
        return moment == 0 ? stay.start() : FollowUpPlan.plusMonths(stay.end(), MONTHS.get(moment));
    }

    private void addLevels(PersonHistory person, Stay stay, int benefit, int diagnosis) {
        for (int moment = 0; moment < MONTHS.size(); moment++) {
            int day = day(stay, moment);
            int level = plan.observed().covers(day) ? quarters(person, benefit, day) : LEVELS;
            for (int group : new int[] {Groups.ALL, diagnosis}) {
                levels.add(1, benefit, group, Groups.ALL, moment, level);
                levels.add(1, benefit, group, person.sex(), moment, level);
            }
        }
    }

    /** The level in quarters: 0 without benefit, else the nearest of 1 to 4. */
    private static int quarters(PersonHistory person, int benefit, int day) {
        if (!person.line(benefit).isPaid(day)) {
            return 0;
        }
        long nearest = Math.round(4.0 * person.line(benefit).on(day) / DayCount.NET_UNIT);
        return (int) Math.max(1, nearest);
    }

    private void addExits(PersonHistory person, Stay stay, int origin, int diagnosis) {
        for (int moment = 1; moment < MONTHS.size(); moment++) {
            int destination = destination(person, origin, day(stay, moment));
            for (int group : new int[] {Groups.ALL, diagnosis}) {
                exits.add(1, origin, group, Groups.ALL, moment, destination);
                exits.add(1, origin, group, person.sex(), moment, destination);
            }
        }
    }

    private int destination(PersonHistory person, int origin, int day) {
        if (!plan.observed().covers(day)) {
            return NOT_OBSERVED;
        }
        if (person.line(Groups.ALL).isPaid(day)) {
            boolean same =
                    origin < Groups.BENEFITS.size() && person.line(origin).isPaid(day);
            return same ? SAME : largest(person, day);
        }
        if (person.died() <= day) {
            return FIRST_NAMED + NAMED.indexOf("dead");
        }
        if (person.abroadFrom(day) == day) {
            return FIRST_NAMED + NAMED.indexOf("emigrated");
        }
        return FIRST_NAMED + NAMED.indexOf(person.seeksWork(day) ? UNEMPLOYMENT : OUTSIDE);
    }

    /** The benefit of the highest level on a day; of equal ones the later in the order SJP, AE, SE. */
    private static int largest(PersonHistory person, int day) {
        int largest = 1;
        for (int benefit = 2; benefit < Groups.BENEFITS.size(); benefit++) {
            largest = person.line(benefit).on(day) >= person.line(largest).on(day) ? benefit : largest;
        }
        return largest;
    }

    void merge(LevelTally other) {
        unseen.merge(other.unseen);
        levels.merge(other.levels);
        exits.merge(other.exits);
    }

    /** The rows of {@link se.samkor.schema.BenefitLevelTable}, in order. */
    List<Row> levelRows() {
        List<Row> rows = new ArrayList<>();
        cells(Groups.BENEFITS.size(), 0, (benefit, diagnosis, sex, moment) -> {
            long[] counts = counts(levels, LEVELS + 1, benefit, diagnosis, sex, moment);
            long persons = sum(counts, LEVELS);
            if (persons > 0) {
                @Nullable Object[] row = row(Groups.BENEFITS.get(benefit), diagnosis, sex, moment, 8 + 3 * LEVELS);
                row[5] = persons;
                int at = 6 + LEVELS;
                row[at++] = unseen.missing(sex);
                row[at++] = counts[LEVELS] + unseen.notYet(sex);
                for (int level = 0; level < LEVELS; level++) {
                    share(counts[level], persons, row, 6 + level, at + 2 * level);
                }
                rows.add(RowFactory.create(row));
            }
        });
        return rows;
    }

    /** The rows of {@link se.samkor.schema.BenefitExitsTable}, in order. */
    List<Row> exitRows() {
        List<Row> rows = new ArrayList<>();
        cells(ORIGINS.size(), 1, (origin, diagnosis, sex, moment) -> {
            long[] counts = counts(exits, NOT_OBSERVED + 1, origin, diagnosis, sex, moment);
            long observed = sum(counts, NOT_OBSERVED);
            long leavers = observed - counts[stayed(origin)];
            for (int destination = 0; destination < counts.length; destination++) {
                if (observed + counts[NOT_OBSERVED] > 0 && isPossible(origin, destination)) {
                    @Nullable Object[] row = row(ORIGINS.get(origin), diagnosis, sex, moment, 17);
                    row[5] = name(destination);
                    boolean other = destination > SAME && destination < FIRST_NAMED;
                    row[6] = other ? Groups.BENEFITS.get(destination) : null;
                    row[7] = counts[destination];
                    boolean known = destination != NOT_OBSERVED;
                    if (known && observed > 0) {
                        share(counts[destination], observed, row, 8, 13);
                    }
                    if (known && leavers > 0 && destination != stayed(origin)) {
                        share(counts[destination], leavers, row, 9, 15);
                    }
                    row[10] = observed;
                    row[11] = unseen.missing(sex);
                    row[12] = counts[NOT_OBSERVED] + unseen.notYet(sex);
                    rows.add(RowFactory.create(row));
                }
            }
        });
        return rows;
    }

    /** Whether somebody in a state at the start can be found there: another benefit is not the own one. */
    private static boolean isPossible(int origin, int destination) {
        if (destination == SAME) {
            return origin < Groups.BENEFITS.size();
        }
        return destination >= FIRST_NAMED || (origin != Groups.ALL && origin != destination);
    }

    private static void share(long part, long whole, @Nullable Object[] row, int at, int interval) {
        WilsonInterval limits = WilsonInterval.ofShare(part, whole);
        row[at] = (double) part / whole;
        row[interval] = limits.low();
        row[interval + 1] = limits.high();
    }

    /** The destination of those who have not left their state. */
    private static int stayed(int origin) {
        return origin < Groups.BENEFITS.size() ? SAME : FIRST_NAMED + NAMED.indexOf(ORIGINS.get(origin));
    }

    private static String name(int destination) {
        if (destination == SAME) {
            return "same_benefit";
        }
        return destination < FIRST_NAMED ? "other_benefit" : NAMED.get(destination - FIRST_NAMED);
    }

    private interface Cell {
        void see(int first, int diagnosis, int sex, int moment);
    }

    private static void cells(int firsts, int firstMoment, Cell cell) {
        for (int first = 0; first < firsts; first++) {
            for (int diagnosis = 0; diagnosis < DIAGNOSES.size(); diagnosis++) {
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    for (int moment = firstMoment; moment < MONTHS.size(); moment++) {
                        cell.see(first, diagnosis, sex, moment);
                    }
                }
            }
        }
    }

    private static long[] counts(LongCube cube, int n, int... cell) {
        long[] counts = new long[n];
        for (int i = 0; i < n; i++) {
            counts[i] = cube.get(cell[0], cell[1], cell[2], cell[3], i);
        }
        return counts;
    }

    private static long sum(long[] counts, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += counts[i];
        }
        return sum;
    }

    private @Nullable Object[] row(String first, int diagnosis, int sex, int moment, int columns) {
        @Nullable Object[] row = new @Nullable Object[columns];
        row[0] = plan.year();
        row[1] = first;
        row[2] = DIAGNOSES.get(diagnosis);
        row[3] = Groups.SEXES.get(sex);
        row[4] = moment == 0 ? "start" : Integer.toString(MONTHS.get(moment));
        return row;
    }
}
