package se.samkor.matching;

import java.util.ArrayList;
import java.util.List;
import se.samkor.domain.FollowUpWindow;

/**
 * What participants and comparison persons are made alike in. Everything is known the day before the start: nothing that
 * an insats may have caused is among it. Days are calendar days, a quarter is 91 days.
 */
final class Covariates {
    static final int HISTORY_DAYS = 730;

    private static final int QUARTER = 91;
    private static final int QUARTERS = 8;
    private static final int YEAR = 365;
    private static final double YEAR_DAYS = 365.25;
    private static final int SJP = 0;
    private static final int AE = 1;
    private static final int SE = 2;
    private static final int[] CASE_FROM = {1, 30, 50, 90, 140, 200, 365};

    static final List<String> NAMES = names();

    private Covariates() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("age", "age_squared", "metropolitan", "north"));
        for (int q = 1; q <= QUARTERS; q++) {
            names.add("sjp_days_quarter_" + q + "_before");
        }
        names.addAll(List.of("sjp_net_days_year_before", "sjp_none_year_before", "sjp_full_year_before"));
        names.addAll(List.of(
                "ae_days_year_before", "ae_days_year_2_before", "se_days_year_before", "se_days_year_2_before"));
        names.addAll(List.of("sjp_paid", "ae_paid", "se_paid", "case_days_log"));
        for (int from : CASE_FROM) {
            names.add("case_from_day_" + from);
        }
        names.addAll(List.of("cases_begun_two_years", "diagnosis_f", "diagnosis_m", "diagnosis_other"));
        names.addAll(List.of("job_seeker_days_year_before", "job_seeker"));
        return List.copyOf(names);
    }

    /** The covariates of a person who starts, or might have started, on a day. */
    static double[] of(PersonTimeline person, int start, int region) {
        double[] x = new double[NAMES.size()];
        FollowUpWindow year = FollowUpWindow.before(start, YEAR);
        FollowUpWindow earlier = FollowUpWindow.before(start - YEAR, YEAR);
        double age = (start - person.born()) / YEAR_DAYS;
        int at = 0;
        x[at++] = age;
        x[at++] = age * age;
        x[at++] = region == Region.METROPOLITAN ? 1 : 0;
        x[at++] = region == Region.NORTH ? 1 : 0;
        for (int q = 0; q < QUARTERS; q++) {
            x[at++] = person.days(SJP, FollowUpWindow.before(start - q * QUARTER, QUARTER))
                    .calendar();
        }
        int sick = person.days(SJP, year).calendar();
        x[at++] = person.days(SJP, year).net() / (double) se.samkor.domain.DayCount.NET_UNIT;
        x[at++] = sick == 0 ? 1 : 0;
        x[at++] = sick == YEAR ? 1 : 0;
        for (int group : new int[] {AE, SE}) {
            x[at++] = person.days(group, year).calendar();
            x[at++] = person.days(group, earlier).calendar();
        }
        for (int group : new int[] {SJP, AE, SE}) {
            x[at++] = person.isPaid(group, start - 1) ? 1 : 0;
        }
        int length = person.caseDays(SJP, start - 1, HISTORY_DAYS);
        x[at++] = Math.log1p(length);
        for (int from : CASE_FROM) {
            x[at++] = length >= from ? 1 : 0;
        }
        x[at++] = person.casesBegun(SJP, FollowUpWindow.before(start, HISTORY_DAYS));
        int chapter = person.diagnosis(start);
        x[at++] = chapter == PersonRows.MENTAL ? 1 : 0;
        x[at++] = chapter == PersonRows.MUSCLES ? 1 : 0;
        x[at++] = chapter == PersonRows.OTHER_DIAGNOSIS ? 1 : 0;
        x[at++] = person.jobSeekerDays(year);
        x[at] = person.jobSeekerDays(FollowUpWindow.before(start, 1));
        return x;
    }
}
