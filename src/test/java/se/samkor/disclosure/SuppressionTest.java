package se.samkor.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.domain.Stop;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/** Small tables made to go wrong. */
final class SuppressionTest {
    private static final DisclosureRules RULES = DisclosureRules.FEWER_THAN_FIVE;

    private static TableBuilder counts(String name, List<Dimension> dims) {
        return new TableBuilder(name, dims).countedRows();
    }

    private static StatisticalTable grid(int[][] counts) {
        Dimension rows = Dimension.flat("row", "T", names("r", counts.length));
        Dimension columns = Dimension.flat("column", "T", names("c", counts[0].length));
        TableBuilder builder = counts("grid", List.of(rows, columns));
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < counts[r].length; c++) {
                builder.add(List.of("r" + r, "c" + c), counts[r][c], 0, -1);
            }
        }
        return builder.build();
    }

    private static List<String> names(String prefix, int number) {
        return java.util.stream.IntStream.range(0, number)
                .mapToObj(i -> prefix + i)
                .toList();
    }

    private static ProtectedTable protect(StatisticalTable table) {
        return DisclosureControl.protect(List.of(table), RULES).tables().get(0);
    }

    private static int cell(StatisticalTable table, String... codes) {
        int[] positions = new int[codes.length];
        for (int dim = 0; dim < codes.length; dim++) {
            positions[dim] = table.dimensions().get(dim).indexOf(codes[dim]);
        }
        return table.cells().cell(positions);
    }

    /** Nothing an attacker can list leaves a risky cell with a single value, whoever the attacker is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noRiskyCellCanBeWorkedOut(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] counts = new int[3][3];
        for (int[] row : counts) {
            for (int c = 0; c < row.length; c++) {
                row[c] = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 10);
            }
        }
        StatisticalTable table = grid(counts);
        ProtectedTable published = protect(table);
        BruteForce attack = new BruteForce(table, published, 20);
        assertThat(attack.worlds).isNotEmpty();
        for (int cell = 0; cell < table.cells().size(); cell++) {
            if (published.status(cell) == CellStatus.PRIMARY) {
                assertThat(attack.possible(cell, -1)).hasSizeGreaterThan(1);
                for (int own = 0; own < table.cells().size(); own++) {
                    boolean insider = published.status(own) == CellStatus.PRIMARY && table.count(own) == 1;
                    if (insider && !sameContributors(table, own, cell)) {
                        assertThat(attack.possible(cell, own)).hasSizeGreaterThan(1);
                    }
                }
            } else if (table.count(cell) >= 1 && table.count(cell) <= 4) {
                assertThat(published.count(cell)).isEmpty();
            }
        }
    }

    private static boolean sameContributors(StatisticalTable table, int one, int other) {
        for (int inner = 0; inner < table.cells().size(); inner++) {
            if (table.cells().isInner(inner) && table.count(inner) > 0) {
                boolean inOne = contains(table, inner, one);
                if (inOne != contains(table, inner, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean contains(StatisticalTable table, int inner, int cell) {
        return java.util.Arrays.stream(table.cells().cellsAbove(inner)).anyMatch(above -> above == cell);
    }

    @Test
    void aCellAndATotalOfTheSamePersonsShareTheirStatus() {
        StatisticalTable table = grid(new int[][] {{3, 0, 0}, {9, 8, 7}, {9, 9, 9}});
        ProtectedTable published = protect(table);
        assertThat(published.status(cell(table, "r0", "c0"))).isEqualTo(CellStatus.PRIMARY);
        assertThat(published.status(cell(table, "r0", "T"))).isEqualTo(CellStatus.PRIMARY);
        assertThat(published.count(cell(table, "r0", "c1"))).hasValue(0);
    }

    @Test
    void aTableWithOneRowIsWithheldWithItsTotal() {
        Dimension only = Dimension.flat("kommun", "T", List.of("0180"));
        StatisticalTable table =
                counts("one", List.of(only)).add(List.of("0180"), 2, 0, -1).build();
        ProtectedTable published = protect(table);
        assertThat(published.count(cell(table, "0180"))).isEmpty();
        assertThat(published.count(cell(table, "T"))).isEmpty();
    }

    @Test
    void aTableInWhichEverythingIsRiskyKeepsItsTotals() {
        StatisticalTable table = grid(new int[][] {{2, 3, 4}, {3, 4, 2}, {4, 2, 3}});
        ProtectedTable published = protect(table);
        assertThat(published.count(cell(table, "T", "T"))).hasValue(27);
        assertThat(published.count(cell(table, "r0", "T"))).hasValue(9);
        assertThat(published.count(cell(table, "r1", "c1"))).isEmpty();
    }

    @Test
    void emptyMarginsArePublishedAndCoverNothing() {
        StatisticalTable table = grid(new int[][] {{0, 0, 0}, {1, 20, 30}, {25, 20, 30}, {26, 20, 30}});
        ProtectedTable published = protect(table);
        for (String column : List.of("c0", "c1", "c2", "T")) {
            assertThat(published.count(cell(table, "r0", column))).hasValue(0);
        }
    }

    @Test
    void crossingGroupingsDoNotGiveACellAwayByDifference() {
        List<String> kommuner = List.of("a", "b", "c", "d");
        Grouping lan = new Grouping(List.of(
                new Grouping.Node(1, "T"),
                new Grouping.Node(2, "L1"),
                new Grouping.Node(3, "a"),
                new Grouping.Node(3, "b"),
                new Grouping.Node(2, "L2"),
                new Grouping.Node(3, "c"),
                new Grouping.Node(3, "d")));
        Grouping forbund = new Grouping(List.of(
                new Grouping.Node(1, "T"),
                new Grouping.Node(2, "F1"),
                new Grouping.Node(3, "a"),
                new Grouping.Node(3, "b"),
                new Grouping.Node(3, "c"),
                new Grouping.Node(2, "F2"),
                new Grouping.Node(3, "d")));
        Dimension region = Dimension.of("region", List.of(lan, forbund));
        TableBuilder builder = counts("crossed", List.of(region));
        int[] counts = {12, 15, 3, 20};
        for (int i = 0; i < counts.length; i++) {
            builder.add(List.of(kommuner.get(i)), counts[i], 0, -1);
        }
        StatisticalTable table = builder.build();
        ProtectedTable published = protect(table);
        assertThat(published.count(cell(table, "c"))).isEmpty();
        // F1 - L1 = c, and F2 = d = L2 - c
        assertThat(published.count(cell(table, "F1")).isPresent()
                        && published.count(cell(table, "L1")).isPresent())
                .isFalse();
        assertThat(published.count(cell(table, "F2")).isPresent()
                        && published.count(cell(table, "L2")).isPresent())
                .isFalse();
    }

    @Test
    void aRespondentAloneInTwoCellsCannotWorkOutAThird() {
        Dimension region = Dimension.flat("region", "T", List.of("a", "b", "c", "d", "e"));
        TableBuilder builder = new TableBuilder("firms", List.of(region)).magnitudeName("kr");
        builder.add(List.of("a"), 1, 100, 1).add(List.of("b"), 1, 200, 1).add(List.of("c"), 1, 50, 2);
        for (int firm = 3; firm < 20; firm++) {
            builder.add(List.of(firm % 2 == 0 ? "d" : "e"), 1, 300 + firm, firm);
        }
        StatisticalTable table = builder.build();
        ProtectedTable published = DisclosureControl.protect(List.of(table), DisclosureRules.parse("maxN:2,p:10"))
                .tables()
                .get(0);
        // a + b + c alone would leave firm 1 with c
        assertThat(published.count(cell(table, "d")).isPresent()
                        && published.count(cell(table, "e")).isPresent())
                .isFalse();
    }

    @Test
    void meansFollowTheirCountOutOfSight() {
        Dimension kon = Dimension.flat("kon", "ALL", List.of("K", "M"));
        StatisticalTable table = counts("days", List.of(kon))
                .add(List.of("K"), 3, 0, -1)
                .add(List.of("M"), 40, 0, -1)
                .dependent("mean_days", new double[] {120.5, 80.0, 125.0})
                .build();
        ProtectedTable published = protect(table);
        for (int cell = 0; cell < table.cells().size(); cell++) {
            assertThat(published.dependent("mean_days", cell).isPresent())
                    .isEqualTo(published.count(cell).isPresent());
        }
        assertThat(published.dependent("mean_days", cell(table, "K"))).isEmpty();
    }

    @Test
    void aCellOfTwoTablesHasOneStatusAndNeitherTableBetraysTheOther() {
        Dimension region = Dimension.flat("region", "T", List.of("a", "b", "c"));
        Dimension kon = Dimension.flat("kon", "ALL", List.of("K", "M"));
        Dimension band = Dimension.flat("band", "ALL", List.of("0", "1-90"));
        TableBuilder bySex = counts("by sex", List.of(region, kon)).population("persons");
        TableBuilder byBand = counts("by band", List.of(region, band)).population("persons");
        int[][] sexes = {{3, 20}, {30, 40}, {25, 35}};
        int[][] bands = {{11, 12}, {50, 20}, {20, 40}};
        for (int r = 0; r < 3; r++) {
            for (int k = 0; k < 2; k++) {
                bySex.add(List.of(List.of("a", "b", "c").get(r), kon.leaves().get(k)), sexes[r][k], 0, -1);
                byBand.add(List.of(List.of("a", "b", "c").get(r), band.leaves().get(k)), bands[r][k], 0, -1);
            }
        }
        List<StatisticalTable> tables = List.of(bySex.build(), byBand.build());
        Protection protection = DisclosureControl.protect(tables, RULES);
        List<ProtectedTable> published = protection.tables();
        for (String one : List.of("a", "b", "c", "T")) {
            assertThat(published.get(0).status(cell(tables.get(0), one, "ALL")))
                    .isEqualTo(published.get(1).status(cell(tables.get(1), one, "ALL")));
        }
        assertThat(published.get(0).count(cell(tables.get(0), "a", "K"))).isEmpty();
    }

    @Test
    void tablesThatShareTheTotalAloneDoNotGiveItAway() {
        TableBuilder bySex = counts("by sex", List.of(Dimension.flat("sex", "ALL", List.of("K", "M"))))
                .population("persons")
                .add(List.of("K"), 3, 0, -1)
                .add(List.of("M"), 50, 0, -1);
        TableBuilder byAge = counts("by age", List.of(Dimension.flat("age", "all", List.of("young", "old"))))
                .population("persons")
                .add(List.of("young"), 23, 0, -1)
                .add(List.of("old"), 30, 0, -1);
        List<StatisticalTable> tables = List.of(bySex.build(), byAge.build());
        List<ProtectedTable> published =
                DisclosureControl.protect(tables, RULES).tables();
        CellStatus total = published.get(0).status(cell(tables.get(0), "ALL"));
        assertThat(published.get(1).status(cell(tables.get(1), "all"))).isEqualTo(total);
        // young and old add up to the total, so that hiding it in the first table alone would hide nothing
        boolean totalIsKnown = total == CellStatus.PUBLISHED
                || published.get(1).count(cell(tables.get(1), "young")).isPresent()
                        && published.get(1).count(cell(tables.get(1), "old")).isPresent();
        assertThat(totalIsKnown
                        && published.get(0).count(cell(tables.get(0), "M")).isPresent())
                .isFalse();
    }

    @Test
    void theGateClosesWhenNothingCanProtectACell() {
        // the largest firm's amount must not be estimated within 10 %, but only zeros could cover it
        Dimension region = Dimension.flat("region", "T", List.of("a", "b"));
        Dimension kind = Dimension.unrelated("kind", List.of("x"));
        StatisticalTable table = new TableBuilder("firms", List.of(region, kind))
                .magnitudeName("kr")
                .add(List.of("a", "x"), 1, 100, 1)
                .add(List.of("a", "x"), 1, 1, 2)
                .build();
        Protection protection = DisclosureControl.protect(List.of(table), DisclosureRules.parse("p:10"));
        // one cell and its total: both withheld, nothing bounds them
        assertThat(protection.isSafe()).isTrue();
        assertThat(protection.audit())
                .allMatch(cell -> Double.isInfinite(cell.outsider().high()));

        Protection closed = new Protection(List.of(), List.of(), List.of("a withheld cell can be recomputed"));
        assertThatThrownBy(closed::tables)
                .isInstanceOf(Stop.GateClosed.class)
                .hasMessage("Nothing is published: a withheld cell can be recomputed.");
    }

    /** A published zero says that what is withheld is not empty: five places with one person each, and a total of five. */
    @Test
    void atTheStrictestLevelSmallCountsDoNotFollowFromNotBeingEmpty() {
        StatisticalTable table = grid(new int[][] {{1, 1, 1, 1, 1}, {20, 30, 40, 50, 60}, {25, 35, 45, 55, 65}});
        ProtectedTable weaker = DisclosureControl.suppress(List.of(table), RULES, SafetyLevel.INSIDER)
                .tables()
                .get(0);
        assertThat(weaker.count(cell(table, "r0", "T"))).hasValue(5);
        ProtectedTable published = protect(table);
        assertThat(published.count(cell(table, "r0", "T"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void noCountIsKnownToWhoeverKnowsThatNothingWithheldIsEmpty(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] counts = new int[3][3];
        for (int[] row : counts) {
            for (int c = 0; c < row.length; c++) {
                row[c] = random.nextInt(5) == 0 ? 0 : random.nextInt(1, 4);
            }
        }
        StatisticalTable table = grid(counts);
        ProtectedTable published = protect(table);
        BruteForce attack = new BruteForce(table, published, 14);
        for (int cell = 0; cell < table.cells().size(); cell++) {
            if (published.status(cell) == CellStatus.PRIMARY
                    && published.count(cell(table, "T", "T")).isPresent()) {
                assertThat(attack.possibleWithoutEmptyCells(cell)).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void anAuditRefusesAPatternThatIsTooWeak() {
        StatisticalTable table = grid(new int[][] {{3, 20, 30}, {25, 20, 30}, {26, 20, 30}});
        CellSystem system = new CellSystemBuilder(List.of(table), RULES).build();
        boolean[] primaryOnly = new boolean[system.classes().size()];
        for (int number = 0; number < primaryOnly.length; number++) {
            primaryOnly[number] = system.classes().get(number).primary();
        }
        assertThat(new Gate(system, primaryOnly, SafetyLevel.EXACT).findings()).hasSize(1);
    }
}
