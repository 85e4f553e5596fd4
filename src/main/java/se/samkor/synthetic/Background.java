package se.samkor.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * What a participant states at start and exit: education, time in support, support, occupation. The shares are those of
 * the participants of 2021 (report on samordningsförbund 2021, Bilaga 3).
 */
final class Background {
    private static final List<String> EDUCATION = List.of(
            "primary",
            "upper_secondary",
            "higher_up_to_1_year",
            "higher_up_to_3_years",
            "higher_over_3_years",
            "research",
            "other_post_secondary",
            "missing_or_unknown");
    private static final double[] EDUCATION_SHARES = {5887, 6708, 410, 999, 881, 3, 788, 1825};
    private static final List<String> TIME_IN_SUPPORT = List.of(
            "up_to_1_year", "up_to_3_years", "up_to_6_years", "up_to_9_years", "over_9_years", "not_applicable");
    private static final double[] TIME_SHARES = {2703, 4812, 4088, 1663, 2005, 2230};
    private static final List<String> OTHER_SUPPORT = List.of(
            "unemployment_insurance",
            "activity_support",
            "income_support",
            "study_support",
            "other_public_support",
            "no_public_support");
    private static final double[] OTHER_SHARES = {425, 3411, 7229, 237, 355, 2148};
    private static final List<String> OCCUPATION =
            List.of("unsubsidised_work", "subsidised_work", "own_business", "study", "active_job_seeker", "other");
    private static final double[] BEFORE_SHARES = {0.04, 0.04, 0.005, 0.04, 0.2, 0.675};
    private static final double[] AFTER_SHARES = {0.14, 0.1, 0.01, 0.1, 0.2, 0.45};
    private static final List<String> REASONS =
            List.of("completed", "continued_rehabilitation", "illness", "move", "parental_leave", "unknown", "other");
    private static final double[] REASON_SHARES = {0.4, 0.34, 0.1, 0.04, 0.03, 0.05, 0.04};

    private Background() {}

    /**
     * The cells from {@code avslutsanledning} on.
     *
     * @param before the benefits of the person before the start, as codes of support
     */
    static String cells(Draw draw, List<String> before, boolean ended) {
        return String.join(
                ";",
                ended ? REASONS.get(draw.weighted(REASON_SHARES)) : "",
                EDUCATION.get(draw.weighted(EDUCATION_SHARES)),
                TIME_IN_SUPPORT.get(draw.weighted(TIME_SHARES)),
                support(draw, before),
                ended
                        ? support(
                                draw,
                                before.stream().filter(b -> draw.chance(0.7)).toList())
                        : "",
                OCCUPATION.get(draw.weighted(BEFORE_SHARES)),
                ended ? OCCUPATION.get(draw.weighted(AFTER_SHARES)) : "");
    }

    private static String support(Draw draw, List<String> benefits) {
        List<String> sources = new ArrayList<>(benefits);
        if (sources.isEmpty() || draw.chance(0.1)) {
            sources.add(OTHER_SUPPORT.get(draw.weighted(OTHER_SHARES)));
        }
        return String.join("|", sources);
    }
}
