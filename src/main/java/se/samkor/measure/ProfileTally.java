package se.samkor.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations.Stay;
import se.samkor.domain.WilsonInterval;

/**
 * Benefit day by day around a stay: from {@value #BEFORE} days before the start through the start, and the {@value #AFTER} days
 * after the end. The days within the stay are no day of the profile. Changes from one day to the next are added up, so the
 * work does not grow with the days.
 */
final class ProfileTally implements Serializable {
    private static final long serialVersionUID = 1L;

    static final int BEFORE = 730;
    static final int AFTER = 1095;
    private static final int DAYS = BEFORE + 1 + AFTER;
    private static final int PERSONS = 0;
    private static final int PAID = 1;
    private static final int NET = 2;
    private static final int SQUARES = 3;
    private static final int NUMBERS = 4;

    private final FollowUpPlan plan;
    private final LongCube changes = new LongCube(Groups.BENEFITS.size(), Groups.SEXES.size(), NUMBERS, DAYS + 1);
    /** Persons whose day comes after the last one observed. */
    private final LongCube later = new LongCube(Groups.SEXES.size(), DAYS + 1);

    private final LongCube cohort = new LongCube(Groups.SEXES.size());

    ProfileTally(FollowUpPlan plan) {
        this.plan = plan;
    }

    void add(PersonHistory person, Stay stay) {
        cohort.add(1, person.sex());
        add(person, new FollowUpWindow(stay.start() - BEFORE, stay.start()), BEFORE - stay.start());
        add(person, FollowUpWindow.after(stay.end(), AFTER), BEFORE - stay.end());
    }

    private void add(PersonHistory person, FollowUpWindow window, int shift) {
        int unseen = Math.max(window.from(), plan.observed().through() + 1);
        if (unseen <= window.to()) {
            later.add(1, person.sex(), unseen + shift);
            later.add(-1, person.sex(), window.to() + shift + 1);
        }
        FollowUpWindow seen = plan.observed().cut(window);
        if (seen.from() > seen.to()) {
            return;
        }
        int sex = person.sex();
        for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
            change(changes.row(benefit, sex, PERSONS), 1, seen.from() + shift, seen.to() + shift);
            int paid = changes.row(benefit, sex, PAID);
            int net = changes.row(benefit, sex, NET);
            int squares = changes.row(benefit, sex, SQUARES);
            person.line(benefit).forEach(seen, (from, to, level) -> {
                change(paid, 1, from + shift, to + shift);
                change(net, level, from + shift, to + shift);
                change(squares, (long) level * level, from + shift, to + shift);
            });
        }
    }

    private void change(int row, long amount, int from, int to) {
        changes.addAt(row, from, amount);
        changes.addAt(row, to + 1, -amount);
    }

    void merge(ProfileTally other) {
        changes.merge(other.changes);
        later.merge(other.later);
        cohort.merge(other.cohort);
    }

    /** The rows of {@link se.samkor.schema.ProfileTable}, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        long[][][] now = new long[Groups.BENEFITS.size()][Groups.SEXES.size()][NUMBERS];
        long[] notYet = new long[Groups.SEXES.size()];
        long[] everyone = new long[Groups.SEXES.size()];
        for (int sex = 1; sex < everyone.length; sex++) {
            everyone[sex] = cohort.get(sex);
            everyone[Groups.ALL] += everyone[sex];
        }
        for (int day = 0; day < DAYS; day++) {
            for (int sex = 1; sex < notYet.length; sex++) {
                notYet[sex] += later.get(sex, day);
                notYet[Groups.ALL] += later.get(sex, day);
            }
            for (int benefit = 0; benefit < now.length; benefit++) {
                step(benefit, day, now[benefit]);
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    long[] sums = now[benefit][sex];
                    if (sums[PERSONS] > 0) {
                        long missing = everyone[sex] - sums[PERSONS] - notYet[sex];
                        rows.add(row(day, benefit, sex, sums, missing, notYet[sex]));
                    }
                }
            }
        }
        return rows;
    }

    /** Goes on to a day; persons are added to their own sex alone. */
    private void step(int benefit, int day, long[][] now) {
        for (int sex = 1; sex < now.length; sex++) {
            for (int what = 0; what < NUMBERS; what++) {
                long change = changes.get(benefit, sex, what, day);
                now[sex][what] += change;
                now[Groups.ALL][what] += change;
            }
        }
    }

    private Row row(int day, int benefit, int sex, long[] sums, long missing, long notYet) {
        long persons = sums[PERSONS];
        WilsonInterval share = WilsonInterval.ofShare(sums[PAID], persons);
        Optional<WilsonInterval> net =
                new BoundedMean(persons, (double) sums[NET], (double) sums[SQUARES], DayCount.NET_UNIT).interval();
        return RowFactory.create(
                plan.year(),
                day - BEFORE,
                Groups.BENEFITS.get(benefit),
                Groups.SEXES.get(sex),
                persons,
                (double) sums[PAID] / persons,
                (double) sums[NET] / DayCount.NET_UNIT / persons,
                missing,
                notYet,
                share.low(),
                share.high(),
                net.isPresent() ? (Object) (net.get().low() / DayCount.NET_UNIT) : null,
                net.isPresent() ? (Object) (net.get().high() / DayCount.NET_UNIT) : null);
    }
}
