package se.samkor.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import se.samkor.schema.LinkageTable;

/** The linkage in both directions and in parts of the cohort: {@link LinkageTable#DETAIL}, added up from counts. */
final class LinkageDetail {
    private static final String LOOKED_FOR = "looked_for";
    private static final List<String> FIRST =
            List.of(BenefitBits.ALL, "SJP", "AE", "SE", LOOKED_FOR, LinkageTally.FOUND);

    /** ALL, the benefits and the counts come in their own order, before other words. */
    private static final Comparator<String> WORDS = Comparator.<String>comparingInt(
                    word -> Math.floorMod(FIRST.indexOf(word), 100))
            .thenComparing(Comparator.naturalOrder());

    private final Map<Part, Map<String, Long>> parts = new TreeMap<>();

    /** A part of the cohort looked at in one direction. */
    private record Part(String direction, int year, String benefit, String dimension, String category)
            implements Comparable<Part> {
        @Override
        public int compareTo(Part other) {
            return Comparator.comparing(Part::direction)
                    .thenComparingInt(Part::year)
                    .thenComparing(Part::benefit, WORDS)
                    .thenComparing(Part::dimension)
                    .thenComparing(Part::category, WORDS)
                    .compare(this, other);
        }
    }

    /** Adds the persons of a cell, those of a sex to ALL too. */
    void add(LinkageTally.Cell cell, long persons) {
        add(cell, cell.category(), persons);
        if (cell.dimension().equals(LinkageTally.SEX)) {
            add(cell, BenefitBits.ALL, persons);
        }
    }

    private void add(LinkageTally.Cell cell, String category, long persons) {
        Part part = new Part(cell.direction(), cell.year(), cell.benefit(), cell.dimension(), category);
        Map<String, Long> outcomes = parts.computeIfAbsent(part, none -> new TreeMap<>(WORDS));
        outcomes.merge(LOOKED_FOR, persons, Long::sum);
        outcomes.merge(cell.outcome(), persons, Long::sum);
    }

    /** The table, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        parts.forEach((part, outcomes) -> {
            double of = outcomes.getOrDefault(LOOKED_FOR, 0L);
            outcomes.forEach((outcome, persons) -> rows.add(LinkageTable.DETAIL.row(
                    part.direction,
                    part.year,
                    part.benefit,
                    part.dimension,
                    part.category,
                    outcome,
                    persons,
                    persons / of)));
        });
        return rows;
    }
}
