package se.samkor.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayBand;
import se.samkor.schema.DurabilityDaysTable;
import se.samkor.schema.RevisionsTable;

/**
 * The figures that differ between two durability tables of a year, each with the persons who moved it and why: those who
 * came into its cell or left it, and those in it whose days of that benefit differ.
 */
public final class RevisedFigures {
    private static final String ALL = "ALL";
    private static final int KEYS = 5;
    private static final int PERSONS = 5;

    private final int year;
    private final List<DayBand> bands;
    private final List<Row> moved;

    /**
     * @param moved what {@link RevisedPersons#of} found
     */
    public RevisedFigures(int year, int windowDays, List<Row> moved) {
        this.year = year;
        this.bands = DayBand.of(windowDays);
        this.moved = moved;
    }

    /** {@link RevisionsTable#REASONS}, by reason. */
    public List<Row> reasons() {
        Map<String, Long> counts = moved.stream()
                .collect(Collectors.groupingBy(row -> row.getString(3), TreeMap::new, Collectors.counting()));
        List<Row> rows = new ArrayList<>();
        counts.forEach((reason, persons) -> rows.add(RowFactory.create(year, reason, persons)));
        return rows;
    }

    /** {@link RevisionsTable#TABLE}, in the order of the second table, then of the first. */
    public List<Row> figures(List<Row> from, List<Row> to) {
        Map<List<Object>, Row> before = byKey(from);
        Map<List<Object>, Row> now = byKey(to);
        List<List<Object>> keys = new ArrayList<>(to.stream().map(RevisedFigures::key).toList());
        from.stream().map(RevisedFigures::key).filter(key -> !now.containsKey(key)).forEach(keys::add);
        List<Row> rows = new ArrayList<>();
        for (List<Object> key : keys) {
            String[] names = DurabilityDaysTable.TABLE.type().fieldNames();
            for (int column = PERSONS; column < names.length; column++) {
                @Nullable Double old = value(before.get(key), column);
                @Nullable Double found = value(now.get(key), column);
                if (!Objects.equals(old, found)) {
                    rows.add(row(key, names[column], old, found));
                }
            }
        }
        return rows;
    }

    private static Map<List<Object>, Row> byKey(List<Row> table) {
        return table.stream().collect(Collectors.toMap(RevisedFigures::key, row -> row));
    }

    private static List<Object> key(Row row) {
        List<Object> key = new ArrayList<>();
        for (int i = 1; i < KEYS; i++) {
            key.add(row.getString(i));
        }
        return key;
    }

    private static @Nullable Double value(@Nullable Row row, int column) {
        return row == null || row.isNullAt(column) ? null : ((Number) row.get(column)).doubleValue();
    }

    private Row row(List<Object> key, String measure, @Nullable Double old, @Nullable Double found) {
        TreeMap<String, Long> reasons = new TreeMap<>();
        for (Row person : moved) {
            boolean was = isIn(key, person.getStruct(1));
            boolean is = isIn(key, person.getStruct(2));
            if (was != is || (was && differs(measure, key, person))) {
                reasons.merge(person.getString(3), 1L, Long::sum);
            }
        }
        @Nullable Double change = old == null || found == null ? null : found - old;
        long persons = reasons.values().stream().mapToLong(Long::longValue).sum();
        String why = reasons.entrySet().stream()
                .map(reason -> reason.getKey() + "=" + reason.getValue())
                .collect(Collectors.joining(" "));
        return RowFactory.create(
                year, key.get(0), key.get(1), key.get(2), key.get(3), measure, old, found, change, persons, why);
    }

    /** Whether a person with these days is in a cell: banded benefit, band, sex. */
    private boolean isIn(List<Object> key, @Nullable Row days) {
        if (days == null || !(key.get(2).equals(ALL) || key.get(2).equals(days.getString(0)))) {
            return false;
        }
        if (key.get(1).equals(ALL)) {
            return true;
        }
        BenefitGroup banded = BenefitGroup.valueOf((String) key.get(0));
        int before = days.getInt(days.fieldIndex(banded.prefix() + "_before"));
        return bands.stream()
                .anyMatch(band -> band.label().equals(key.get(1)) && before >= band.from() && before <= band.to());
    }

    private static boolean differs(String measure, List<Object> key, Row person) {
        String suffix = key.get(3).equals("net") ? "_net" : "";
        TreeSet<String> columns = new TreeSet<>();
        for (BenefitGroup group : BenefitGroup.values()) {
            if (measure.equals(group.prefix() + "_before") || measure.startsWith(group.prefix() + "_diff")) {
                columns.add(group.prefix() + "_before" + suffix);
            }
            if (measure.equals(group.prefix() + "_after") || measure.startsWith(group.prefix() + "_diff")) {
                columns.add(group.prefix() + "_after" + suffix);
            }
        }
        Row old = person.getStruct(1);
        Row now = person.getStruct(2);
        Map<String, Object> values = new HashMap<>();
        columns.forEach(column -> values.put(column, old.get(old.fieldIndex(column))));
        return columns.stream().anyMatch(column -> !Objects.equals(values.get(column), now.get(now.fieldIndex(column))));
    }
}
