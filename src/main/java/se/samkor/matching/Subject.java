package se.samkor.matching;

import java.io.Serializable;

/**
 * A participant at the start, or a person who might have started then.
 *
 * @param person pseudonym
 * @param rank by which candidates are sampled: a hash of person and month
 * @param sex 1 woman, 2 man
 * @param start first day of the insats, or the day drawn
 * @param end last day of the insats; meaningless for a candidate
 * @param cell month of start, sex, age band and benefit state in one number
 * @param region group of kommuner
 * @param covariates as {@link Covariates} orders them
 * @param cases part-cases from which days are counted, as facts
 * @param gone first day after the start on which the person has died or left
 * @param insats first day of the person's first insats
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
        int[][] cases,
        int gone,
        int insats)
        implements Serializable {
    PersonTimeline timeline() {
        return new PersonTimeline(cases);
    }
}
