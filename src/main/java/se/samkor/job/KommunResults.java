package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import se.samkor.publication.RunDetails.AreaChange;
import se.samkor.publication.RunDetails.EventEffect;
import se.samkor.schema.EffectsTables;
import se.samkor.schema.KommunYearsTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.SmallAreaTable;
import se.samkor.store.TableStore;

/** What {@code effects} found for kommuner and förbund, as a publication needs it. */
final class KommunResults {
    private static final String AGE = "16-64";
    private static final List<String> ESTIMATORS = List.of("cs", "imputation", "sunab", "event-study");

    private final RelatedRuns related;
    private final TableStore store;

    KommunResults(RelatedRuns related, TableStore store) {
        this.related = related;
        this.store = store;
    }

    private List<Row> rows(String table, String condition) {
        Long version = related.effects().get(table);
        return version == null
                ? List.of()
                : store.read(table, version).filter(condition).collectAsList();
    }

    /** Persons with the benefit by year in an area: the key is a kommun or a förbund. */
    private record Paid(Map<Integer, Long> byYear) {
        long sum() {
            return byYear.values().stream().mapToLong(Long::longValue).sum();
        }

        /** The smaller of the two halves' largest number; a half without anybody does not count. */
        long fewest(int cut) {
            long before = most(cut, true);
            long after = most(cut, false);
            return before == 0 || after == 0 ? Math.max(before, after) : Math.min(before, after);
        }

        private long most(int cut, boolean before) {
            return byYear.entrySet().stream()
                    .filter(year -> year.getKey() < cut == before)
                    .mapToLong(Map.Entry::getValue)
                    .max()
                    .orElse(0);
        }
    }

    List<AreaChange> areas() {
        Map<String, Paid> paid = new TreeMap<>();
        Map<String, String> groupOf = new HashMap<>();
        TreeSet<Integer> years = new TreeSet<>();
        for (Row row : rows(KommunYearsTable.TABLE.name(), "sex = 'ALL' and age = '" + AGE + "'")) {
            String kommun = RecordedDetails.text(row, "kommun");
            String group = RecordedDetails.text(row, "cluster");
            int year = row.getInt(row.fieldIndex("year"));
            long persons = RecordedDetails.number(row, "sjp_persons");
            years.add(year);
            groupOf.put(kommun, group);
            for (String area : new TreeSet<>(List.of(kommun, group))) {
                paid.computeIfAbsent(area, absent -> new Paid(new TreeMap<>()))
                        .byYear()
                        .merge(year, persons, Long::sum);
            }
        }
        return years.isEmpty() ? List.of() : areas(paid, groupOf, List.copyOf(years));
    }

    private List<AreaChange> areas(Map<String, Paid> paid, Map<String, String> groupOf, List<Integer> years) {
        int cut = years.get(years.size() / 2);
        Map<String, String> names = names();
        List<AreaChange> areas = new ArrayList<>();
        for (Row row : rows(SmallAreaTable.TABLE.name(), "sex = 'ALL' and outcome = '" + AreaChange.OUTCOME + "'")) {
            String area = RecordedDetails.text(row, "area");
            boolean kommun = RecordedDetails.text(row, "level").equals("kommun");
            String group = kommun ? groupOf.getOrDefault(area, area) : area;
            Paid persons = paid.get(area);
            // a kommun outside every förbund is there as a kommun already
            if (persons != null && (kommun || !groupOf.containsKey(area))) {
                areas.add(new AreaChange(
                        group,
                        names.getOrDefault(group, group),
                        kommun ? area : "",
                        persons.sum(),
                        persons.fewest(cut),
                        RecordedDetails.figures(row, AreaChange.FIGURES)));
            }
        }
        return areas;
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        Optional<Long> version = related.delivery()
                .flatMap(delivery -> Optional.ofNullable(delivery.versions().get(MembershipTable.SCHEMA.name())));
        version.ifPresent(known -> store.read(MembershipTable.SCHEMA.name(), known)
                .groupBy(col(MembershipTable.FORBUND))
                .agg(max(col(MembershipTable.NAME)))
                .collectAsList()
                .forEach(row -> names.put(row.getString(0), row.getString(1))));
        return names;
    }

    /** The effects by year since entry of one estimator: the first that was used, in the order in which they are preferred. */
    List<EventEffect> events() {
        List<Row> rows = rows(
                EffectsTables.EFFECTS.name(),
                "sex = 'ALL' and aggregation = 'dynamic' and event_time is not null and estimate is not null"
                        + " and ci_low is not null");
        Map<String, EventEffect> events = new LinkedHashMap<>();
        Optional<String> used = ESTIMATORS.stream()
                .filter(name -> rows.stream()
                        .anyMatch(row -> RecordedDetails.text(row, "estimator").equals(name)))
                .findFirst();
        for (Row row : rows) {
            if (used.isPresent() && RecordedDetails.text(row, "estimator").equals(used.get())) {
                EventEffect event = event(row, used.get());
                events.putIfAbsent(event.outcome() + " " + event.year(), event);
            }
        }
        return List.copyOf(events.values());
    }

    private static EventEffect event(Row row, String estimator) {
        return new EventEffect(
                RecordedDetails.text(row, "outcome"),
                estimator,
                row.getInt(row.fieldIndex("event_time")),
                row.getInt(row.fieldIndex("n_units")),
                row.getDouble(row.fieldIndex("estimate")),
                row.getDouble(row.fieldIndex("ci_low")),
                row.getDouble(row.fieldIndex("ci_high")));
    }
}
