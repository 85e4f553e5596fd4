package se.samkor.schema;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Which participations count (contract section 3): in individual insatser, and not registered by mistake. */
public final class CohortRule {
    /** The end reason of a registration made by mistake. */
    public static final String MISTAKE = "FELREGISTRERING";

    /** The type of an insats in which persons take part one by one. */
    public static final String INDIVIDUAL = "INDIVID";

    private static final UTF8String INDIVIDUAL_TYPE = UTF8String.fromString(INDIVIDUAL);
    private static final UTF8String MISTAKE_REASON = UTF8String.fromString(MISTAKE);

    private CohortRule() {}

    /** Whether a participation counts, by the type of its insats and its end reason, as Spark holds them. */
    public static boolean isCounted(@Nullable UTF8String type, @Nullable UTF8String endReason) {
        return INDIVIDUAL_TYPE.equals(type) && !MISTAKE_REASON.equals(endReason);
    }

    /** The participations of a history that count, as an array. */
    public static Column participations() {
        return filter(col(HistoriesTable.PARTICIPATIONS), CohortRule::counts);
    }

    private static Column counts(Column participation) {
        Column mistake =
                coalesce(participation.getField(ParticipationTable.END_REASON).equalTo(MISTAKE), lit(false));
        return participation
                .getField(InsatsTable.TYPE)
                .equalTo(INDIVIDUAL)
                .and(org.apache.spark.sql.functions.not(mistake));
    }
}
