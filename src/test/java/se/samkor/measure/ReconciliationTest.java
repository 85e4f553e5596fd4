package se.samkor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import se.samkor.domain.IndexKind;
import se.samkor.domain.ObservedPeriod;
import se.samkor.schema.BenefitExitsTable;
import se.samkor.schema.BenefitLevelTable;
import se.samkor.schema.ComponentsTable;
import se.samkor.schema.DurabilityWindowsTable;
import se.samkor.schema.ProfileTable;
import se.samkor.schema.ResultTable;
import se.samkor.schema.SurvivalTable;

/** Persons, missing and not yet followed up add to whom a row is about, in registers that begin late and end early. */
class ReconciliationTest {
    private static final int PERSONS = 300;
    private static final FollowUpPlan SHORT = new FollowUpPlan(
            2020,
            IndexKind.EPISODE,
            0,
            365,
            new ObservedPeriod(Someone.day("2019-09-01"), Someone.day("2021-08-31")),
            Someone.RULES);
    private static final Map<ResultTable, List<Row>> ROWS = rows();
    private static final Map<String, Long> EXITS = new TreeMap<>();

    private static Map<ResultTable, List<Row>> rows() {
        SimulatedRegister register = new SimulatedRegister(5);
        CohortTallies tallies = new CohortTallies(SHORT);
        for (int i = 0; i < PERSONS; i++) {
            tallies.add(register.person());
        }
        return tallies.rows();
    }

    private static List<Row> of(ResultTable table) {
        return ROWS.getOrDefault(table, List.of());
    }

    private static long whole(ResultTable table, Row row, String column) {
        return row.getLong(table.type().fieldIndex(column));
    }

    private static long three(ResultTable table, Row row, String persons) {
        return whole(table, row, persons) + whole(table, row, "missing") + whole(table, row, "not_yet_followed_up");
    }

    @Test
    void windowsAndDaysAddToTheExitsOfTheSex() {
        for (ResultTable table : List.of(DurabilityWindowsTable.TABLE, ProfileTable.TABLE)) {
            boolean seenLess = false;
            for (Row row : of(table)) {
                boolean own = table.equals(ProfileTable.TABLE) || row.getInt(0) == row.getInt(1);
                if (own) {
                    String sex = row.getString(table.type().fieldIndex("sex"));
                    long all = three(table, row, "persons");
                    assertThat(all).as(row.toString()).isEqualTo(EXITS.computeIfAbsent(sex, s -> all));
                    seenLess |= whole(table, row, "missing") + whole(table, row, "not_yet_followed_up") > 0;
                }
            }
            assertThat(seenLess).isTrue();
        }
        assertThat(EXITS.get("ALL")).isEqualTo(PERSONS).isEqualTo(EXITS.get("K") + EXITS.get("M"));
    }

    @Test
    void momentsAddToThoseAtTheStart() {
        Map<String, Long> starts = new TreeMap<>();
        for (Row row : of(BenefitLevelTable.TABLE)) {
            long all = three(BenefitLevelTable.TABLE, row, "persons");
            String who = row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
            assertThat(all).as(row.toString()).isEqualTo(starts.computeIfAbsent(who, s -> all));
        }
        for (Row row : of(BenefitExitsTable.TABLE)) {
            String who = row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
            if (starts.containsKey(who)) {
                assertThat(three(BenefitExitsTable.TABLE, row, "observed")).isEqualTo(starts.get(who));
            }
        }
    }

    @Test
    void whoIsNotAtRiskHasLeftOrIsCensored() {
        Map<String, Long> events = new TreeMap<>();
        ResultTable table = SurvivalTable.TABLE;
        for (Row row : of(table)) {
            if (row.getString(4).equals("aalen_johansen")) {
                String at = row.getString(1) + row.getString(2) + row.getString(3) + " " + row.getInt(6);
                events.merge(at, whole(table, row, "events"), Long::sum);
            }
        }
        for (Row row : of(table)) {
            String at = row.getString(1) + row.getString(2) + row.getString(3) + " " + row.getInt(6);
            long gone = whole(table, row, "persons") - whole(table, row, "at_risk") - whole(table, row, "censored");
            // at risk are those before the day, events those through it
            assertThat(gone).isBetween(0L, events.get(at));
        }
    }

    @Test
    void componentsAddToTheDifferenceAndEveryoneIsInIt() {
        Map<String, Double> parts = new TreeMap<>();
        ResultTable table = ComponentsTable.TABLE;
        for (Row row : of(table)) {
            String cell = row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
            double days = row.getDouble(6);
            parts.merge(cell, row.getString(4).equals("difference") ? -days : days, Double::sum);
            if (row.getString(2).equals("ALL")) {
                long all = three(table, row, "followed_up");
                assertThat(all).isEqualTo(EXITS.computeIfAbsent(row.getString(3), s -> all));
            }
            if (!row.isNullAt(7)) {
                assertThat(days).as(row.toString()).isBetween(row.getDouble(7) - 1e-9, row.getDouble(8) + 1e-9);
            }
        }
        parts.forEach((cell, rest) -> assertThat(rest).as(cell).isCloseTo(0, within(1e-9)));
    }
}
