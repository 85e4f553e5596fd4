package se.samkor.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations.Stay;

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

    private final FollowUpPlan plan;
    private final LongCube changes = new LongCube(Groups.BENEFITS.size(), Groups.SEXES.size(), 3, DAYS + 1);

    ProfileTally(FollowUpPlan plan) {
        this.plan = plan;
    }

    void add(PersonHistory person, Stay stay) {
        add(person, new FollowUpWindow(stay.start() - BEFORE, stay.start()), BEFORE - stay.start());
        add(person, FollowUpWindow.after(stay.end(), AFTER), BEFORE - stay.end());
    }

    private void add(PersonHistory person, FollowUpWindow window, int shift) {
        FollowUpWindow seen = plan.observed().cut(window);
        if (seen.from() > seen.to()) {
            return;
        }
        for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
            int which = benefit;
            for (int sex : new int[] {Groups.ALL, person.sex()}) {
                change(benefit, sex, PERSONS, 1, seen.from() + shift, seen.to() + shift);
                person.line(benefit).forEach(seen, (from, to, level) -> {
                    change(which, sex, PAID, 1, from + shift, to + shift);
                    change(which, sex, NET, level, from + shift, to + shift);
                });
            }
        }
    }

    private void change(int benefit, int sex, int what, long amount, int from, int to) {
        changes.add(amount, benefit, sex, what, from);
        changes.add(-amount, benefit, sex, what, to + 1);
    }

    void merge(ProfileTally other) {
        changes.merge(other.changes);
    }

    /** The rows of {@link se.samkor.schema.ProfileTable}, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        long[][][] now = new long[Groups.BENEFITS.size()][Groups.SEXES.size()][3];
        for (int day = 0; day < DAYS; day++) {
            for (int benefit = 0; benefit < now.length; benefit++) {
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    long[] sums = now[benefit][sex];
                    for (int what = 0; what < sums.length; what++) {
                        sums[what] += changes.get(benefit, sex, what, day);
                    }
                    if (sums[PERSONS] > 0) {
                        rows.add(RowFactory.create(
                                plan.year(),
                                day - BEFORE,
                                Groups.BENEFITS.get(benefit),
                                Groups.SEXES.get(sex),
                                sums[PERSONS],
                                (double) sums[PAID] / sums[PERSONS],
                                (double) sums[NET] / DayCount.NET_UNIT / sums[PERSONS]));
                    }
                }
            }
        }
        return rows;
    }
}
