package se.samkor.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import se.samkor.domain.MeasureRules;
import se.samkor.schema.InternalRows;
import se.samkor.schema.Passing;
import se.samkor.schema.Picking;
import se.samkor.schema.ResultTable;

/**
 * All measures of an exit year from one pass over the histories: every person is read once and added to all of them, and
 * only the sums leave the executors. What each measure is stands in {@code definitions.md}.
 */
public final class CohortMeasures {
    private final Cohort cohort;
    private final FollowUpPlan plan;

    public CohortMeasures(Cohort cohort, MeasureRules rules) {
        this.cohort = cohort;
        this.plan = FollowUpPlan.of(cohort, rules);
    }

    /**
     * What was measured.
     *
     * @param exits persons whose stay ended in the year by what became of their follow-up ({@link BenefitDays})
     * @param days the durability table and the intervals of its means
     * @param further the rows of each table beside it
     */
    public record Results(Map<String, Long> exits, DurabilityDays.Tables days, Map<ResultTable, List<Row>> further) {
        public Results {
            exits = new TreeMap<>(exits);
            further = Map.copyOf(further);
        }
    }

    /** Everything, from the histories of all persons: rows of {@link se.samkor.schema.HistoriesTable#MEASURED}. */
    public Results of(InternalRows histories) {
        return passing(histories).alone();
    }

    /** The durability table alone. */
    public Results durability(InternalRows histories) {
        return passing(histories, false).alone();
    }

    /** Everything, from histories on their way to somebody else. */
    public Passing<Results> passing(InternalRows histories) {
        return passing(histories, true);
    }

    private Passing<Results> passing(InternalRows histories, boolean further) {
        return Passing.of(histories, new ExitTally.Seen(plan, reading(histories), further))
                .map(this::results);
    }

    private HistoryRows reading(InternalRows histories) {
        return new HistoryRows(histories.type(), cohort.benefitsOf());
    }

    /** The results of what was added up. */
    public Results results(ExitTally tally) {
        return new Results(
                tally.exits(),
                new DurabilityDays(plan.year(), plan.windowDays()).of(tally.sums()),
                tally.further().map(CohortTallies::rows).orElse(Map.of()));
    }

    /** The persons who are followed up: rows of {@link se.samkor.schema.DurabilityPersonsTable}, as the histories lie. */
    public InternalRows followed(InternalRows histories) {
        return new FollowedPersons(plan, reading(histories), false).of(histories);
    }

    /** The same and everything, for histories on their way to somebody else; {@link #results} says what was added up. */
    public Picking<ExitTally> following(InternalRows histories) {
        return new FollowedPersons(plan, reading(histories), true);
    }
}
