package se.samkor.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.table.CellSpace;
import se.samkor.table.Dimension;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

final class SmallCountRoundingTest {

    /** What R 4.2.2 answers to {@code set.seed(123); sample.int(12)}, and to {@code sample.int(3000, 1000)} a little later. */
    @Test
    void drawsAreThoseOfR() {
        RandomDraw draw = new RandomDraw(123);
        assertThat(draw.sample(12, 12)).containsExactly(2, 11, 9, 1, 5, 10, 4, 3, 8, 7, 0, 6);
        assertThat(draw.sample(400, 400)).startsWith(90, 255, 196, 399, 347, 136, 354, 327, 25, 6);
        assertThat(draw.sample(3000, 1000)).startsWith(1326, 1742, 2066, 1694, 377, 548, 1638, 1267, 2095, 2511);
    }

    @Test
    void codesAreSortedSignsFirstAndWithoutRegardToCase() {
        List<String> codes = List.of("b", "B", "a1", "a", "A", "1_5", "10_12", "6_9", "\u00e5");
        assertThat(codes.stream().sorted(new CodeOrder()))
                .containsExactly("1_5", "10_12", "6_9", "a", "A", "a1", "b", "B", "\u00e5");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void roundedTablesAddUpHoldNoSmallCountAndKeepTheirSum(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder builder = new TableBuilder(
                        "random",
                        List.of(
                                Dimension.flat("region", "T", List.of("a", "b", "c", "d", "e", "f")),
                                Dimension.flat("sex", "ALL", List.of("K", "M"))))
                .countedRows();
        for (String region : List.of("a", "b", "c", "d", "e", "f")) {
            for (String sex : List.of("K", "M")) {
                builder.add(List.of(region, sex), random.nextInt(9), 0, -1);
            }
        }
        StatisticalTable table = builder.build();
        ProtectedTable rounded = DisclosureControl.round(table, 5).tables().get(0);
        CellSpace cells = table.cells();
        double[] sums = new double[cells.size()];
        for (int cell = 0; cell < sums.length; cell++) {
            if (cells.isInner(cell)) {
                double count = rounded.count(cell).orElseThrow();
                assertThat(count == 0 || count >= 5).isTrue();
                assertThat(table.count(cell) >= 5 && count != table.count(cell)).isFalse();
                for (int above : cells.cellsAbove(cell)) {
                    sums[above] += count;
                }
            }
        }
        for (int cell = 0; cell < sums.length; cell++) {
            assertThat(rounded.count(cell)).hasValue(sums[cell]);
        }
        assertThat(Math.abs(sums[0] - table.count(0))).isLessThanOrEqualTo(2.5);
    }
}
