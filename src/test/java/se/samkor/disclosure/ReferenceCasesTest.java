package se.samkor.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.table.CellKeys;
import se.samkor.table.DelimitedFile;
import se.samkor.table.HierarchyFile;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableFile;

/** Example tables against other software and proven optima; skipped where the reference tables are not at hand. */
final class ReferenceCasesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sdctable_micro2",
                "sdctable_vignette",
                "ssb_d1",
                "ssb_d2_county",
                "ssb_d2_two_groupings",
                "ssb_d3_county",
                "ssb_d3_two_groupings",
                "ssb_d4_large",
                "ssb_mun_accidents",
                "ssb_magnitude1_dom",
                "ssb_magnitude1_p10",
                "tauargus_size_region_p15",
                "rtauargus_indiv_a21_nuts1",
                "tauargus_enterprise_act_region_p10"
            })
    void primaryCellsAndProtectionLevelsAreTheReferences(String name) {
        ReferenceCase known = new ReferenceCase(name);
        known.assertSameTotals();
        DelimitedFile file = known.file("cells.csv");
        Map<String, Integer> cells = known.cells();
        int primaries = 0;
        for (int row = 0; row < file.rows().size(); row++) {
            int number = known.system.classOfCell()[0][cells.get(file.rows().get(row)[0])];
            boolean primary = file.number(row, file.column("primary")) == 1;
            primaries += primary ? 1 : 0;
            if (primary) {
                assertThat(known.system.classes().get(number).primary()).isTrue();
                assertThat(known.system.classes().get(number).level())
                        .isCloseTo(file.number(row, file.column("upl")), within(1e-5));
            }
        }
        int found = known.system.classes().stream()
                .filter(CellClass::primary)
                .mapToInt(CellClass::members)
                .sum();
        // the reference took activity 00 as never primary there
        assertThat(found).isBetween(primaries, primaries + (name.startsWith("tauargus_enterprise") ? 7 : 0));
    }

    @ParameterizedTest
    @CsvSource({
        "ssb_d1, exact_count",
        "ssb_d2_county, sdc_HYPERCUBE",
        "ssb_d2_two_groupings, exact_value_insider",
        "ssb_mun_accidents, gauss",
        "sdctable_vignette, sdc_SIMPLEHEURISTIC",
        "ssb_magnitude1_p10, exact_value_levels",
        "ssb_magnitude1_dom, gauss",
        "tauargus_size_region_p15, tauargus_modular",
        "rtauargus_indiv_a21_nuts1, sdc_OPT",
        "tauargus_enterprise_act_product_p10, tauargus_hypercube",
        "ssb_d3_county, gauss",
        "ssb_d4_large, gauss"
    })
    void auditFindsTheIntervalsOfTheReference(String name, String method) {
        ReferenceCase known = new ReferenceCase(name);
        AuditReport report = new Auditor(known.system, known.pattern(method), known.system.amounts())
                .audit(false, (cell, interval) -> true);
        DelimitedFile audit = known.file("audit.csv");
        Map<String, Integer> cells = known.cells();
        int compared = 0;
        for (int row = 0; row < audit.rows().size(); row++) {
            String[] fields = audit.rows().get(row);
            if (fields[0].equals(method) && !fields[4].isEmpty()) {
                Interval found = report.outsider().get(known.system.classOfCell()[0][cells.get(fields[1])]);
                double low = audit.number(row, 4);
                double high = fields[5].equals("inf") ? Double.POSITIVE_INFINITY : audit.number(row, 5);
                assertThat(found.low()).isCloseTo(low, within(1e-6 * Math.max(1, low)));
                if (Double.isInfinite(high)) {
                    assertThat(found.high()).isInfinite();
                } else {
                    assertThat(found.high()).isCloseTo(high, within(1e-6 * Math.max(1, high)));
                }
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "ssb_d2_county, gauss, 6",
        "ssb_d2_two_groupings, exact_count, 12",
        "ssb_mun_accidents, gauss, 4",
        "ssb_magnitude1_p10, gauss, 3",
        "ssb_d3_county, gauss_nosingleton, 135",
        "ssb_d4_large, gauss, 279"
    })
    void auditFindsTheInsiderPairsOfTheReference(String name, String method, int pairs) {
        ReferenceCase known = new ReferenceCase(name);
        AttackerView view = new AttackerView(known.system, known.pattern(method));
        assertThat(view.equations()).isNotEmpty();
        List<Target> broken = new PatternCheck(known.system).broken(known.pattern(method), true);
        int found = broken.stream()
                .filter(target -> target.knowers().size() == 1)
                .mapToInt(target -> known.system.classes().get(target.cell()).members()
                        * known.system.classes().get(target.knowers().get(0)).members())
                .sum();
        assertThat(found).isEqualTo(pairs);
    }

    /** Cells and sum are the best that one pattern can have of both; each alone may be smaller. */
    @ParameterizedTest
    @CsvSource({
        "ssb_d1, EXACT, 8, 35",
        "ssb_d1, INSIDER, 8, 35",
        "ssb_d2_county, EXACT, 20, 115",
        "ssb_d2_county, INSIDER, 20, 130",
        "ssb_d2_two_groupings, EXACT, 26, 302",
        "ssb_d2_two_groupings, INSIDER, 26, 317",
        "ssb_mun_accidents, INSIDER, 14, 12",
        "sdctable_vignette, INSIDER, 38, 354",
        "sdctable_micro2, INSIDER, 16, 67",
        "ssb_magnitude1_p10, INTERVALS, 24, 1317.4",
        "ssb_magnitude1_dom, INTERVALS, 22, 766.9",
        "tauargus_size_region_p15, EXACT, 13, 491334",
        "tauargus_size_region_p15, INTERVALS, 14, 523466",
        "rtauargus_indiv_a21_nuts1, INSIDER, 8, 49377.4"
    })
    void smallTablesReachTheProvenOptimum(String name, SafetyLevel level, int cells, double sum) {
        ReferenceCase known = new ReferenceCase(name);
        assertSafe(known, level, cells, sum);
    }

    /** Where the two optima pull apart: with at most 5 % more cells than the fewest, the sum is far above its optimum. */
    @ParameterizedTest
    @CsvSource({
        "ssb_d2_two_groupings, INSIDER, 25, 317",
        "sdctable_vignette, INSIDER, 37, 354",
        "tauargus_size_region_p15, INTERVALS, 13, 521926"
    })
    void noPatternIsWithinFivePerCentOfBothOptima(String name, SafetyLevel level, int cells, double sum) {
        ReferenceCase known = new ReferenceCase(name);
        try (PatternOptimum optimum = new PatternSearch(known.system, level, List.of()).optimum()) {
            boolean[] found = optimum.solve(new Master.Goal(false, true, 1, 1, cells));
            assertThat(found).isNotNull();
            PatternSize size = PatternSize.of(known.system, found);
            assertThat(size.secondarySum()).isGreaterThan(1.05 * sum);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ssb_d3_county, INSIDER, 531, 1400",
        "tauargus_enterprise_act_product_p10, INTERVALS, 356, 524092",
        "ssb_d4_large, INSIDER, 3925, 11600"
    })
    void largerTablesAreSafeAndBeatTheOthers(String name, SafetyLevel level, int cells, double sum) {
        ReferenceCase known = new ReferenceCase(name);
        assertSafe(known, level, cells, sum);
    }

    private static void assertSafe(ReferenceCase known, SafetyLevel level, int cells, double sum) {
        Protection protection = DisclosureControl.suppress(List.of(known.table), known.rules, level);
        assertThat(protection.isSafe()).isTrue();
        assertThat(protection.audit()).hasSizeLessThanOrEqualTo(cells);
        assertThat(protection.audit().stream()
                        .filter(cell -> cell.status() == CellStatus.SECONDARY)
                        .mapToDouble(CellAudit::trueValue)
                        .sum())
                .isLessThanOrEqualTo(sum + 1e-6);
        assertThat(protection.audit())
                .noneMatch(cell -> cell.trueValue() == 0 && cell.status() == CellStatus.SECONDARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D2_V1", "D4_V2_js1", "D8_V3_js2"})
    void cellKeyMethodEqualsTheReferenceCellByCell(String tableName) {
        Path folder = ReferenceCase.folder("cellkey_sex_age");
        TableFile file = new TableFile(
                folder.resolve("micro_with_record_keys.csv"), List.of("sex", "age"), null, null, null, Map.of());
        StatisticalTable table = file.read();
        CellKeys keys = file.cellKeys(table, "rkey");
        ProtectedTable perturbed = DisclosureControl.perturb(
                        table, keys, PerturbationTable.read(folder.resolve("ptable_" + tableName + ".csv")))
                .tables()
                .get(0);
        Map<List<String>, Double> expected = new HashMap<>();
        DelimitedFile reference = DelimitedFile.read(folder.resolve("perturbed_" + tableName + ".csv"));
        for (int row = 0; row < reference.rows().size(); row++) {
            expected.put(List.of(reference.rows().get(row)[0], reference.rows().get(row)[1]), reference.number(row, 3));
        }
        for (int cell = 0; cell < table.cells().size(); cell++) {
            assertThat(perturbed.count(cell))
                    .hasValue(expected.get(table.cells().codes(cell)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ssb_d1, 3",
        "ssb_d1, 5",
        "ssb_d2_county, 3",
        "ssb_d2_county, 5",
        "ssb_d2_two_groupings, 3",
        "ssb_d2_two_groupings, 5",
        "ssb_mun_accidents, 3",
        "ssb_mun_accidents, 5",
        "sdctable_vignette, 3",
        "sdctable_vignette, 5",
        "sdctable_micro2, 3",
        "sdctable_micro2, 5",
        "ssb_d3_county, 3",
        "ssb_d3_county, 5",
        "ssb_d3_two_groupings, 3",
        "ssb_d3_two_groupings, 5",
        "ssb_d4_large, 3",
        "ssb_d4_large, 5"
    })
    void roundingEqualsTheReferenceCellByCell(String name, int base) {
        ReferenceCase known = new ReferenceCase(name);
        ProtectedTable rounded =
                DisclosureControl.round(known.table, base).tables().get(0);
        DelimitedFile reference = known.file("rounding_base" + base + ".csv");
        Map<String, Integer> cells = known.cells();
        assertThat(reference.rows()).hasSize(cells.size());
        for (int row = 0; row < reference.rows().size(); row++) {
            String[] fields = reference.rows().get(row);
            assertThat(rounded.count(cells.get(fields[0]))).as(fields[0]).hasValue(reference.number(row, 2));
        }
    }

    @Test
    void crossedGroupingsAreReadAsTheReferenceReadsThem() {
        Path folder = ReferenceCase.folder("ssb_d2_two_groupings");
        assertThat(HierarchyFile.read(folder.resolve("hierarchies.csv")).get("region"))
                .hasSize(2);
        new ReferenceCase("ssb_d2_two_groupings").assertSameTotals();
    }
}
