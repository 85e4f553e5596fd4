package se.samkor.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.LinkageTable;

/** {@link LinkageTable#DETAIL} from the counts of {@link LinkageReportByQuery}. */
final class LinkageDetailByQuery {
    static final String SEX = "sex";
    private static final String AGE = "age";
    private static final String FORBUND = "forbund";
    private static final String ALL = "ALL";
    private static final String LOOKED_FOR = "looked_for";
    private static final String FOUND = "found";
    private static final List<String> FIRST = List.of(ALL, "SJP", "AE", "SE", LOOKED_FOR, FOUND);

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

    /** The parts that a person counts in: its sex, its age at the start, its förbund. */
    static Column parts(Column start, Column forbund) {
        return array(
                part(SEX, col(HistoriesTable.SEX)),
                part(AGE, ageBand(start)),
                part(FORBUND, coalesce(forbund, lit("unknown"))));
    }

    private static Column part(String dimension, Column category) {
        return struct(lit(dimension).as("dimension"), category.as("category"));
    }

    /** Adds a count of {@link LinkageReportByQuery}: year, sex, benefit, in SUS, in MiDAS, two reasons, dimension, category, persons. */
    void add(Row count) {
        boolean inSus = count.getBoolean(3);
        boolean inMidas = count.getBoolean(4);
        if (inSus) {
            add("sus_to_midas", count, inMidas ? FOUND : count.getString(5));
        }
        if (inMidas) {
            add("midas_to_sus", count, inSus ? FOUND : count.getString(6));
        }
    }

    private void add(String direction, Row count, String outcome) {
        String dimension = count.getString(7);
        add(new Part(direction, count.getInt(0), count.getString(2), dimension, count.getString(8)), outcome, count);
        if (dimension.equals(SEX)) {
            add(new Part(direction, count.getInt(0), count.getString(2), SEX, ALL), outcome, count);
        }
    }

    private void add(Part part, String outcome, Row count) {
        Map<String, Long> outcomes = parts.computeIfAbsent(part, none -> new TreeMap<>(WORDS));
        outcomes.merge(LOOKED_FOR, count.getLong(9), Long::sum);
        outcomes.merge(outcome, count.getLong(9), Long::sum);
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

    /** The age on a day in years, in the bands of the reports. */
    static Column ageBand(Column day) {
        Column age = floor(months_between(day, col(HistoriesTable.BIRTH_DATE)).divide(12));
        return when(age.isNull(), lit("unknown"))
                .when(age.lt(20), lit("-19"))
                .when(age.lt(30), lit("20-29"))
                .when(age.lt(40), lit("30-39"))
                .when(age.lt(50), lit("40-49"))
                .when(age.lt(60), lit("50-59"))
                .otherwise(lit("60-"));
    }
}
