package se.samkor.measure;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import se.samkor.domain.Participations.Stay;
import se.samkor.schema.BenefitExitsTable;
import se.samkor.schema.BenefitLevelTable;
import se.samkor.schema.ComponentsTable;
import se.samkor.schema.DurabilityWindowsTable;
import se.samkor.schema.ProfileTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SurvivalTable;
import se.samkor.schema.TimeBeforeTable;

/** All measures of an exit year beside the durability table, added up person by person; sums in any order are the same. */
final class CohortTallies implements Serializable {
    private static final long serialVersionUID = 1L;

    private final FollowUpPlan plan;
    private final LevelTally levels;
    private final WindowTally windows;
    private final TimeBeforeTally timeBefore;
    private final ProfileTally profile;
    private final SurvivalTally survival;
    private final ComponentTally components;

    CohortTallies(FollowUpPlan plan) {
        this.plan = plan;
        this.levels = new LevelTally(plan);
        this.windows = new WindowTally(plan);
        this.timeBefore = new TimeBeforeTally(plan);
        this.profile = new ProfileTally(plan);
        this.survival = new SurvivalTally(plan);
        this.components = new ComponentTally(plan);
    }

    CohortTallies add(PersonHistory person) {
        Optional<Stay> stay = person.stay(plan, plan.year());
        if (stay.isPresent()) {
            levels.add(person, stay.get());
            windows.add(person, stay.get());
            timeBefore.add(person, stay.get());
            profile.add(person, stay.get());
            survival.add(person, stay.get());
            components.add(person, stay.get());
        }
        for (int back = 1; back < plan.rules().trendYears(); back++) {
            Optional<Stay> earlier = person.stay(plan, plan.year() - back);
            if (earlier.isPresent()) {
                windows.addTrend(person, earlier.get(), back);
            }
        }
        return this;
    }

    CohortTallies merge(CohortTallies other) {
        levels.merge(other.levels);
        windows.merge(other.windows);
        timeBefore.merge(other.timeBefore);
        profile.merge(other.profile);
        survival.merge(other.survival);
        components.merge(other.components);
        return this;
    }

    /** The rows of every table; the tables are made side by side. */
    Map<ResultTable, List<Row>> rows() {
        Map<ResultTable, Supplier<List<Row>>> tables = Map.of(
                BenefitLevelTable.TABLE, levels::levelRows,
                BenefitExitsTable.TABLE, levels::exitRows,
                DurabilityWindowsTable.TABLE, windows::rows,
                TimeBeforeTable.TABLE, timeBefore::rows,
                ProfileTable.TABLE, profile::rows,
                SurvivalTable.TABLE, survival::rows,
                ComponentsTable.TABLE, components::rows);
        return tables.entrySet().parallelStream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, table -> table.getValue().get()));
    }
}
