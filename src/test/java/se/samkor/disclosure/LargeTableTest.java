package se.samkor.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import se.samkor.table.Dimension;
import se.samkor.table.Grouping;
import se.samkor.table.Grouping.Node;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * Kommuner in län and, across them, in förbund, by benefit, sex and age, a third of the cells risky. {@code -Dsamkor.large=true} takes 290
 * kommuner and 20 ages: about 97,000 cells, which must be protected and audited within five minutes on two cores.
 */
class LargeTableTest {
    private static final boolean LARGE = Boolean.getBoolean("samkor.large");
    private static final int KOMMUNER = 290;
    private static final int AGES = 20;

    private static Dimension region() {
        return Dimension.of("region", List.of(grouping("L", 14), grouping("F", 4)));
    }

    private static Grouping grouping(String prefix, int size) {
        List<Node> nodes = new ArrayList<>(List.of(new Node(1, "Riket")));
        for (int kommun = 0; kommun < KOMMUNER; kommun++) {
            // förbund lie across the borders of län
            int shifted = prefix.equals("F") ? kommun + 2 : kommun;
            if (kommun == 0 || shifted % size == 0) {
                nodes.add(new Node(2, prefix + shifted / size));
            }
            nodes.add(new Node(3, "k" + kommun));
        }
        return new Grouping(nodes);
    }

    private static List<String> codes(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> prefix + i).toList();
    }

    private static StatisticalTable table() {
        SplittableRandom random = new SplittableRandom(9);
        TableBuilder table = new TableBuilder(
                        "large",
                        List.of(
                                region(),
                                Dimension.flat("benefit", "ALL", codes("b", 3)),
                                Dimension.flat("sex", "ALL", List.of("K", "M")),
                                Dimension.flat("age", "ALL", codes("a", AGES))))
                .countedRows();
        for (String kommun : codes("k", KOMMUNER)) {
            double size = Math.exp(1.2 + random.nextDouble() * 2);
            for (int benefit = 0; benefit < 3; benefit++) {
                for (String sex : List.of("K", "M")) {
                    for (String age : codes("a", AGES)) {
                        long count = Math.round(size / (1 + 2 * benefit) * random.nextDouble() * 1.5 - 0.4);
                        table.add(List.of(kommun, "b" + benefit, sex, age), (double) Math.max(0, count), 0, -1);
                    }
                }
            }
        }
        return table.build();
    }

    @Test
    void isProtectedAndAudited() {
        Assumptions.assumeTrue(LARGE, "takes minutes: run with -Dsamkor.large=true");
        StatisticalTable table = table();
        Instant start = Instant.now();
        Protection protection =
                DisclosureControl.suppress(List.of(table), DisclosureRules.FEWER_THAN_FIVE, SafetyLevel.INSIDER);
        Duration taken = Duration.between(start, Instant.now());
        assertThat(protection.isSafe()).isTrue();
        assertThat(protection.audit()).isNotEmpty();
        System.out.println(
                table.cells().size() + " cells, " + protection.audit().size() + " withheld, " + taken);
        assertThat(taken).isLessThan(Duration.ofMinutes(5));
    }
}
