package se.samkor.measure;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations.Stay;

/**
 * Days before and after in windows of 3 to 36 calendar months and of calendar years, and those of the durability table's own
 * windows over exit years (table 7 of the 2021 report). A person counts where both windows are observed.
 */
final class WindowTally implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<Integer> MONTHS = List.of(3, 6, 12, 24, 36);
    private static final String OF_STAY = "calendar_years";
    private static final String OF_EXIT = "calendar_years_of_exit";
    /** Of the windows of months, then those of calendar years. */
    private static final List<Integer> LONGEST = List.of(92, 184, 366, 731, 1096, 366, 366);

    private static final int COLUMNS = 19;

    private final FollowUpPlan plan;
    private final List<String> names;
    private final PairedSums sums;

    WindowTally(FollowUpPlan plan) {
        this.plan = plan;
        this.names = names(plan);
        this.sums = new PairedSums(names.size() * Groups.BENEFITS.size() * Groups.SEXES.size() * 2);
    }

    /** The windows of the year's own exits, then the main window for earlier exit years. */
    private static List<String> names(FollowUpPlan plan) {
        List<String> names = new ArrayList<>();
        MONTHS.forEach(months -> names.add(months + "_months"));
        names.add(OF_STAY);
        names.add(OF_EXIT);
        for (int back = 0; back < plan.rules().trendYears(); back++) {
            names.add(plan.windowDays() + "_days");
        }
        return List.copyOf(names);
    }

    private static int trendAt() {
        return MONTHS.size() + 2;
    }

    void add(PersonHistory person, Stay stay) {
        for (int i = 0; i < MONTHS.size(); i++) {
            FollowUpWindow before =
                    new FollowUpWindow(FollowUpPlan.plusMonths(stay.start(), -MONTHS.get(i)), stay.start() - 1);
            FollowUpWindow after =
                    new FollowUpWindow(stay.end() + 1, FollowUpPlan.plusMonths(stay.end(), MONTHS.get(i)));
            add(person, i, before, after);
        }
        int started = LocalDate.ofEpochDay(stay.start()).getYear();
        FollowUpWindow next = FollowUpPlan.calendarYear(plan.year() + 1);
        add(person, MONTHS.size(), FollowUpPlan.calendarYear(started - 1), next);
        add(person, MONTHS.size() + 1, FollowUpPlan.calendarYear(plan.year() - 1), next);
        addTrend(person, stay, 0);
    }

    /** Adds a stay that ended so many years before the exit year. */
    void addTrend(PersonHistory person, Stay stay, int yearsBack) {
        add(
                person,
                trendAt() + yearsBack,
                FollowUpWindow.before(stay.start(), plan.windowDays()),
                FollowUpWindow.after(stay.end(), plan.windowDays()));
    }

    private void add(PersonHistory person, int window, FollowUpWindow before, FollowUpWindow after) {
        boolean seenBefore = plan.observed().covers(before);
        boolean later = after.to() > plan.observed().through();
        boolean observed = seenBefore && plan.observed().covers(after);
        for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
            int calendar = cell(window, benefit, person.sex(), 0);
            int net = cell(window, benefit, person.sex(), 1);
            if (observed) {
                DayCount first = person.line(benefit).within(before);
                DayCount then = person.line(benefit).within(after);
                sums.add(calendar, first.calendar(), then.calendar());
                sums.add(net, first.net(), then.net());
            } else if (later) {
                sums.postpone(calendar);
                sums.postpone(net);
            } else {
                sums.mark(calendar);
                sums.mark(net);
            }
        }
    }

    private static int cell(int window, int benefit, int sex, int dayCount) {
        return ((window * Groups.BENEFITS.size() + benefit) * Groups.SEXES.size() + sex) * 2 + dayCount;
    }

    void merge(WindowTally other) {
        sums.merge(other.sums);
    }

    /** The rows of {@link se.samkor.schema.DurabilityWindowsTable}, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int window = 0; window < names.size(); window++) {
            for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    for (int dayCount = 0; dayCount < 2; dayCount++) {
                        int cell = cell(window, benefit, sex, dayCount);
                        if (sex == Groups.ALL) {
                            // persons are added to their own sex alone
                            sums.join(cell, cell(window, benefit, 1, dayCount), cell(window, benefit, 2, dayCount));
                        }
                        if (sums.persons(cell) + sums.marked(cell) + sums.postponed(cell) > 0) {
                            rows.add(RowFactory.create(row(window, benefit, sex, dayCount)));
                        }
                    }
                }
            }
        }
        return rows;
    }

    private @Nullable Object[] row(int window, int benefit, int sex, int dayCount) {
        int cell = cell(window, benefit, sex, dayCount);
        @Nullable Object[] row = new @Nullable Object[COLUMNS];
        row[0] = plan.year();
        row[1] = plan.year() - Math.max(0, window - trendAt());
        row[2] = names.get(window);
        row[3] = Groups.BENEFITS.get(benefit);
        row[4] = Groups.SEXES.get(sex);
        row[5] = dayCount == 0 ? "calendar" : "net";
        row[6] = sums.persons(cell);
        row[7] = sums.marked(cell) + sums.postponed(cell);
        row[17] = sums.marked(cell);
        row[18] = sums.postponed(cell);
        if (sums.persons(cell) > 0) {
            means(cell, dayCount == 0 ? 1 : DayCount.NET_UNIT, longest(window), row);
        }
        return row;
    }

    /** The most days that a window can have. */
    private int longest(int window) {
        return window < LONGEST.size() ? LONGEST.get(window) : plan.windowDays();
    }

    private void means(int cell, int unit, int longest, @Nullable Object[] row) {
        PairedMean difference = sums.difference(cell, unit);
        OptionalDouble half = difference.halfWidth(longest);
        row[8] = sums.meanBefore(cell, unit);
        row[9] = sums.meanAfter(cell, unit);
        row[10] = difference.mean();
        if (half.isPresent()) {
            row[11] = difference.mean() - half.getAsDouble();
            row[12] = difference.mean() + half.getAsDouble();
        }
        sums.before(cell, unit, longest).ifPresent(interval -> {
            row[13] = interval.low();
            row[14] = interval.high();
        });
        sums.after(cell, unit, longest).ifPresent(interval -> {
            row[15] = interval.low();
            row[16] = interval.high();
        });
    }
}
