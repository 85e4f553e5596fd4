package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samkor.disclosure.CellStatus;
import se.samkor.disclosure.DisclosureControl;
import se.samkor.disclosure.DisclosureRules;
import se.samkor.disclosure.MeansAudit;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.domain.DayBand;
import se.samkor.domain.Stop;
import se.samkor.table.StatisticalTable;

class RunProtectionTest {
    private static final int SE_TABLE = 3;

    @Test
    void countsAloneWouldHideTheThreeMenBehindTheOnesWithAllDaysAndTheMeansGiveThemAway() {
        LinkedTables layout = new LinkedTables(Bilaga5.run(), 4);
        List<StatisticalTable> tables = layout.build(LinkedTables.Withheld.NOTHING);
        ProtectedTable byCounts = DisclosureControl.protect(tables, DisclosureRules.FEWER_THAN_FIVE)
                .tables()
                .get(SE_TABLE);
        assertThat(withheld(byCounts)).containsExactlyInAnyOrder("1-90 K", "1-90 M", "365 K", "365 M");
        assertThat(MeansAudit.weakCells(
                        tables.get(SE_TABLE), byCounts, layout.means("SE", LinkedTables.Withheld.NOTHING), 4))
                .extracting(cell -> byCounts.cells().codes(cell).subList(1, 3))
                .containsExactly(List.of("1-90", "M"));
    }

    @Test
    void theThreeMenAreWithheldWithANeighbouringBandAndHoldAgainstTheMeans() {
        RunTables run = Bilaga5.run();
        RunProtection.Outcome outcome = RunProtection.of(run, 5);
        assertThat(withheld(outcome.tables().get(SE_TABLE)))
                .containsExactlyInAnyOrder("1-90 K", "1-90 M", "91-180 K", "91-180 M");
        for (int table = 0; table < SE_TABLE; table++) {
            assertThat(withheld(outcome.tables().get(table))).isEmpty();
        }
        assertThat(MeansAudit.weakCells(
                        outcome.unprotected().get(SE_TABLE),
                        outcome.tables().get(SE_TABLE),
                        new LinkedTables(run, 4).means("SE", LinkedTables.Withheld.NOTHING),
                        4))
                .isEmpty();
    }

    @Test
    void meansDifferencesAndIntervalsAreWithheldWithTheCount() {
        RunTables run = Bilaga5.run();
        Cube cube = RunCubes.of(run, RunProtection.of(run, 5), 5).durability();
        int[] threeMen = {2, 2, 2};
        cube.measures()
                .forEach(measure -> assertThat(cube.figure(measure, threeMen)).isEqualTo(Figure.WITHHELD));
        assertThat(cube.figure(cube.measure("se_before"), 2, 2, 0).text()).isEqualTo("85.56");
    }

    @Test
    void aLowerSmallestCountWithholdsNothing() {
        assertThat(RunProtection.of(Bilaga5.run(), 3).audit()).isEmpty();
    }

    @Test
    void aSmallStatusOfTheFollowUpTableDoesNotFollowFromTheDurabilityTable() {
        RunTables bilaga = Bilaga5.run();
        Map<String, Long> exits = Map.of("followed_up", 9789L, "not_yet_followed_up", 2L);
        RunTables run = new RunTables(2020, bilaga.bands(), false, bilaga.durability(), exits);
        ProtectedTable followUp = RunProtection.of(run, 5).tables().get(0);
        // all exits minus the followed-up ones, whom the durability tables print, would be the two
        assertThat(followUp.status(followUp.cells().cell(0))).isEqualTo(CellStatus.SECONDARY);
        assertThat(followUp.status(followUp.cells().cell(1))).isEqualTo(CellStatus.PUBLISHED);
        assertThat(followUp.status(followUp.cells().cell(2))).isEqualTo(CellStatus.PRIMARY);
    }

    @Test
    void withoutAnotherBandToHideBehindTheMeansAreWithheld() {
        List<DurabilityRow> rows = new ArrayList<>();
        for (String benefit : List.of("SJP", "AE")) {
            addBand(rows, benefit, "0", 33, 16, 0);
            addBand(rows, benefit, "ALL", 33, 16, 0);
        }
        addBand(rows, "SE", "1-90", 15, 3, 80);
        addBand(rows, "SE", "365", 18, 13, 365);
        rows.add(row("SE", "ALL", "K", 33, (15 * 80 + 18 * 365) / 33.0));
        rows.add(row("SE", "ALL", "M", 16, (3 * 80 + 13 * 365) / 16.0));
        rows.add(row("SE", "ALL", "ALL", 49, (18 * 80 + 31 * 365) / 49.0));
        RunTables run = new RunTables(2020, DayBand.of(365), false, rows, Map.of("followed_up", 49L));
        Cube cube = RunCubes.of(run, RunProtection.of(run, 5), 5).durability();
        for (int[] position : cube.positions()) {
            assertThat(cube.figure(cube.measure("se_before"), position)).isEqualTo(Figure.WITHHELD);
        }
        int[] everybody = {2, 0, 0};
        assertThat(cube.figure(cube.measure("persons"), everybody).text()).isEqualTo("49");
        assertThat(cube.isWithheld(2, 2, 2)).isTrue();
    }

    @Test
    void stopsWhenEveryFigureWouldBeWithheld() {
        List<DurabilityRow> rows = new ArrayList<>();
        for (String benefit : List.of("SJP", "AE", "SE")) {
            addBand(rows, benefit, "0", 2, 1, 0);
            addBand(rows, benefit, "ALL", 2, 1, 0);
        }
        RunTables run = new RunTables(2020, DayBand.of(365), false, rows, Map.of("followed_up", 3L));
        assertThatThrownBy(() -> RunProtection.of(run, 5))
                .isInstanceOf(Stop.GateClosed.class)
                .hasMessage("Nothing is published: every figure would have to be withheld.");
    }

    /** One woman and one man in each band: five, five and ten are not small, and still tell that everybody is alone. */
    @Test
    void stopsWhereTheAuditLeavesNoTotalToPublish() {
        List<DurabilityRow> rows = new ArrayList<>();
        for (String benefit : List.of("SJP", "AE", "SE")) {
            double[] days = {0, 40, 120, 250, 365};
            for (int band = 0; band < days.length; band++) {
                addBand(rows, benefit, DayBand.of(365).get(band).label(), 1, 1, days[band]);
            }
            addBand(rows, benefit, "ALL", 5, 5, 155);
        }
        RunTables run = new RunTables(2020, DayBand.of(365), false, rows, Map.of("followed_up", 10L));
        assertThatThrownBy(() -> RunProtection.of(run, 5))
                .isInstanceOf(Stop.GateClosed.class)
                .hasMessageStartingWith("Nothing is published: ");
    }

    private static void addBand(
            List<DurabilityRow> rows, String benefit, String band, int women, int men, double days) {
        rows.add(row(benefit, band, "K", women, days));
        rows.add(row(benefit, band, "M", men, days));
        rows.add(row(benefit, band, "ALL", women + men, days));
    }

    private static DurabilityRow row(String benefit, String band, String sex, long persons, double days) {
        return new DurabilityRow(benefit, band, sex, persons, Map.of("se_before", days));
    }

    @Test
    void stopsWhenTheTotalsDoNotAddUp() {
        RunTables bilaga = Bilaga5.run();
        List<DurabilityRow> rows = new ArrayList<>(bilaga.durability());
        DurabilityRow first = rows.get(rows.size() - 1);
        rows.set(rows.size() - 1, new DurabilityRow(first.benefit(), first.band(), first.sex(), 1, new HashMap<>()));
        RunTables run = new RunTables(2020, DayBand.of(365), false, rows, bilaga.exits());
        assertThatThrownBy(() -> RunProtection.of(run, 5))
                .isInstanceOf(Stop.UnreadableInput.class)
                .hasMessageContaining("its parts add up to");
    }

    private static List<String> withheld(ProtectedTable table) {
        List<String> withheld = new ArrayList<>();
        for (int cell = 0; cell < table.cells().size(); cell++) {
            if (table.status(cell) != CellStatus.PUBLISHED) {
                List<String> codes = table.cells().codes(cell);
                withheld.add(codes.get(1) + " " + codes.get(2));
            }
        }
        return withheld;
    }
}
