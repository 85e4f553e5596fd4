package se.samkor.measure;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.stream.IntStream;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.IndexKind;
import se.samkor.domain.MeasureRules;
import se.samkor.domain.ObservedPeriod;

/**
 * What the measures of an exit year go by; sent to where the persons are.
 *
 * @param year the exit year
 * @param index what the windows are laid around
 * @param episodeGapDays days that may lie between participations of one episode
 * @param windowDays length of the windows of the durability table
 * @param observed the days that the payout registers cover
 * @param rules what else is a setting
 */
public record FollowUpPlan(
        int year, IndexKind index, int episodeGapDays, int windowDays, ObservedPeriod observed, MeasureRules rules)
        implements Serializable {
    private static final int FIRST_KNOWN = 1900;
    /** The years of two centuries: they are asked for with every person. */
    private static final FollowUpWindow[] KNOWN = IntStream.range(FIRST_KNOWN, FIRST_KNOWN + 200)
            .mapToObj(FollowUpPlan::made)
            .toArray(FollowUpWindow[]::new);

    /** The plan of a cohort. */
    public static FollowUpPlan of(Cohort cohort, MeasureRules rules) {
        return new FollowUpPlan(
                cohort.year(),
                cohort.index(),
                cohort.episodeGapDays(),
                cohort.windowDays(),
                ObservedPeriod.of(cohort.observedFrom(), cohort.observedThrough()),
                rules);
    }

    /** The first day of the exit year. */
    int firstDay() {
        return calendarYear(year).from();
    }

    /** The last day of the exit year. */
    int lastDay() {
        return calendarYear(year).to();
    }

    /** The first day of the earliest year of the trend. */
    int firstDayOfTrend() {
        return calendarYear(year - rules.trendYears() + 1).from();
    }

    /** The days of a calendar year. */
    static FollowUpWindow calendarYear(int year) {
        int at = year - FIRST_KNOWN;
        return at >= 0 && at < KNOWN.length ? KNOWN[at] : made(year);
    }

    private static FollowUpWindow made(int year) {
        return new FollowUpWindow((int) LocalDate.of(year, 1, 1).toEpochDay(), (int)
                LocalDate.of(year, 12, 31).toEpochDay());
    }

    /** A day so many calendar months later, or earlier. */
    static int plusMonths(int day, int months) {
        return (int) LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
    }
}
