package se.samkor.matching;

import java.io.Serializable;
import se.samkor.domain.FollowUpWindow;

/**
 * A participant at the start, or a person who might have started then.
 *
 * @param person pseudonym
 * @param rank by which candidates are sampled: a hash of person and month
 * @param sex 1 woman, 2 man
 * @param start first day of the insats, or the day drawn
 * @param end last day of the insats; of a candidate, that of the participant whose start was drawn
 * @param cell month of start, sex, age band, benefit state and length of the case under way in one number
 * @param region group of kommuner
 * @param covariates as {@link Covariates} orders them
 * @param cases part-cases from which days are counted, as facts
 * @param gone first day after the start on which the person has died or left
 * @param insats first day of the person's first insats; {@link Integer#MAX_VALUE} when there is none
 * @param insatsEnd last day of it; {@link Integer#MAX_VALUE} when there is none or it is ongoing
 */
@SuppressWarnings("ArrayRecordComponent") // sent between machines as it is
record Subject(
        long person,
        long rank,
        int sex,
        int start,
        int end,
        long cell,
        int region,
        double[] covariates,
        int[] cases,
        int gone,
        int insats,
        int insatsEnd)
        implements Serializable {
    PersonTimeline timeline() {
        return new PersonTimeline(cases);
    }

    /** Age in years at the start. */
    double age() {
        return covariates[Covariates.AGE];
    }

    int duration() {
        return end - start;
    }

    /** The share of a window that lies in the same number of days after the end of the person's own first insats. */
    double exposure(FollowUpWindow after) {
        if (insatsEnd == Integer.MAX_VALUE) {
            return 0;
        }
        int days = after.to() - after.from() + 1;
        int from = Math.max(after.from(), insatsEnd + 1);
        int to = Math.min(after.to(), insatsEnd + days);
        return Math.max(0, to - from + 1) / (double) days;
    }

    /** The same person with other part-cases. */
    Subject with(int[] otherCases) {
        return new Subject(
                person, rank, sex, start, end, cell, region, covariates, otherCases, gone, insats, insatsEnd);
    }
}
