package se.samkor.matching;

import java.util.ArrayList;
import java.util.List;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;

/**
 * What participants and comparison persons are made alike in. Everything is known the day before the start: nothing that
 * an insats may have caused is among it. Days are calendar days where nothing else is said; a month is a twelfth and a
 * quarter a fourth of 365 days, counted backwards from the start.
 */
final class Covariates {
    static final int HISTORY_DAYS = 730;

    /** The place of the age in years. */
    static final int AGE = 1;

    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;
    private static final int YEAR = 365;
    private static final double YEAR_DAYS = 365.25;
    private static final int SJP = 0;
    private static final int AE = 1;
    private static final int SE = 2;
    private static final int[] CASE_FROM = {1, 15, 31, 61, 91, 121, 151, 181, 271, 366};

    static final List<String> NAMES = names();

    private Covariates() {}

    private static List<String> names() {
        List<String> names =
                new ArrayList<>(List.of("woman", "age", "age_squared", "under_30", "metropolitan", "north"));
        for (int month = 1; month <= MONTHS; month++) {
            names.add("sjp_days_month_" + month + "_before");
        }
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            names.add("sjp_net_days_quarter_" + quarter + "_before");
        }
        for (int quarter = QUARTERS + 1; quarter <= 2 * QUARTERS; quarter++) {
            names.add("sjp_days_quarter_" + quarter + "_before");
        }
        names.addAll(List.of("sjp_none_year_before", "sjp_full_year_before"));
        names.addAll(List.of(
                "ae_days_year_before", "ae_days_year_2_before", "se_days_year_before", "se_days_year_2_before"));
        names.addAll(List.of("ae_paid", "se_paid", "case_days", "case_days_log"));
        for (int from : CASE_FROM) {
            names.add("case_from_day_" + from);
        }
        names.addAll(List.of("cases_begun_two_years", "diagnosis_f", "diagnosis_m", "diagnosis_other"));
        names.addAll(List.of("job_seeker_days_year_before", "job_seeker"));
        return List.copyOf(names);
    }

    /** The covariates of a person who starts, or might have started, on a day. */
    static double[] of(PersonTimeline person, int start, int region) {
        Row x = new Row();
        double age = (start - person.born()) / YEAR_DAYS;
        x.add(person.sex() == 1);
        x.add(age);
        x.add(age * age);
        x.add(age < 30);
        x.add(region == Region.METROPOLITAN);
        x.add(region == Region.NORTH);
        sickness(x, person, start);
        FollowUpWindow year = FollowUpWindow.before(start, YEAR);
        for (int group : new int[] {AE, SE}) {
            x.add(person.days(group, year).calendar());
            x.add(person.days(group, FollowUpWindow.before(start - YEAR, YEAR)).calendar());
        }
        x.add(person.isPaid(AE, start - 1));
        x.add(person.isPaid(SE, start - 1));
        underWay(x, person, start);
        x.add(person.jobSeekerDays(year));
        x.add(person.jobSeekerDays(FollowUpWindow.before(start, 1)));
        return x.values;
    }

    private static void sickness(Row x, PersonTimeline person, int start) {
        for (int month = 0; month < MONTHS; month++) {
            x.add(person.days(SJP, part(start, month, MONTHS)).calendar());
        }
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            x.add(person.days(SJP, part(start, quarter, QUARTERS)).net() / (double) DayCount.NET_UNIT);
        }
        for (int quarter = QUARTERS; quarter < 2 * QUARTERS; quarter++) {
            x.add(person.days(SJP, part(start, quarter, QUARTERS)).calendar());
        }
        int sick = person.days(SJP, FollowUpWindow.before(start, YEAR)).calendar();
        x.add(sick == 0);
        x.add(sick == YEAR);
    }

    /** A part of the years before, backwards from the start; parts of a year leave no day out. */
    private static FollowUpWindow part(int start, int part, int ofYear) {
        return new FollowUpWindow(start - YEAR * (part + 1) / ofYear, start - YEAR * part / ofYear - 1);
    }

    private static void underWay(Row x, PersonTimeline person, int start) {
        int length = person.caseDays(SJP, start - 1, HISTORY_DAYS);
        x.add(length);
        x.add(Math.log1p(length));
        for (int from : CASE_FROM) {
            x.add(length >= from);
        }
        x.add(person.casesBegun(SJP, FollowUpWindow.before(start, HISTORY_DAYS)));
        int chapter = person.diagnosis(start);
        x.add(chapter == PersonRows.MENTAL);
        x.add(chapter == PersonRows.MUSCLES);
        x.add(chapter == PersonRows.OTHER_DIAGNOSIS);
    }

    /** The covariates in the order of the names. */
    private static final class Row {
        private final double[] values = new double[NAMES.size()];
        private int filled;

        void add(double value) {
            values[filled++] = value;
        }

        void add(boolean value) {
            add(value ? 1 : 0);
        }
    }
}
