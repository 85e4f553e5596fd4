package se.samkor.domain;

import java.io.Serializable;

/**
 * What the sources leave open about the measures beside the durability table; each is a setting.
 *
 * @param everyone whether levels are shares of everyone; otherwise of those with the benefit at the start
 * @param diagnosis whose diagnosis counts when several part-cases are in force
 * @param sicknessGap what may lie within a case of sjukpenning
 * @param disabilityGap what may lie within a case of sjuk- or aktivitetsersättning
 * @param lookBackDays how far back all days before the start are counted
 * @param freeDays how many unbroken days without benefit count as having left
 * @param trendYears how many exit years the trend holds, the year itself included
 * @param logLog whether intervals of curves are symmetric on the scale log(-log); otherwise plain
 */
public record MeasureRules(
        boolean everyone,
        DiagnosisChoice diagnosis,
        AllowedGap sicknessGap,
        AllowedGap disabilityGap,
        int lookBackDays,
        int freeDays,
        int trendYears,
        boolean logLog)
        implements Serializable {
    /** The rules as one line, the same for the same rules. */
    public String asUsed() {
        return String.join(
                " ",
                "measures.level-base=" + (everyone ? "everyone" : "at-start"),
                "measures.diagnosis=" + diagnosis.label(),
                "measures.sickness-case-gap-days=" + sicknessGap.days(),
                "measures.disability-case-gap-months=" + disabilityGap.months(),
                "measures.look-back-days=" + lookBackDays,
                "measures.free-days=" + freeDays,
                "measures.trend-years=" + trendYears,
                "measures.survival-interval=" + (logLog ? "log-log" : "plain"));
    }
}
