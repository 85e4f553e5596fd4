package se.samkor.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.publication.Bilingual;
import se.samkor.publication.RunDetails;
import se.samkor.publication.RunDetails.Compared;
import se.samkor.publication.RunDetails.Flow;
import se.samkor.publication.RunDetails.Linked;
import se.samkor.publication.RunDetails.ProfileDay;
import se.samkor.publication.RunDetails.RegisterRows;
import se.samkor.publication.RunDetails.Transition;
import se.samkor.schema.BenefitExitsTable;
import se.samkor.schema.CohortRule;
import se.samkor.schema.ComparisonTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.ProfileTable;
import se.samkor.schema.VolumeTable;
import se.samkor.store.TableStore;

/**
 * The results beside the durability table that belong to a run: what it wrote itself, what it read from, and what was made from its
 * persons or its delivery since. A table that is not there gives an empty part.
 */
final class RecordedDetails {
    /** Every so many days of the profile are published; with the day of the start. */
    private static final int STEP = 30;

    private static final int LONGEST = 360;

    private final RelatedRuns related;
    private final TableStore store;
    private final int year;

    RecordedDetails(RelatedRuns related, TableStore store, int year) {
        this.related = related;
        this.store = store;
        this.year = year;
    }

    RunDetails read() {
        KommunResults kommuner = new KommunResults(related, store);
        return new RunDetails(
                flow(),
                profile(),
                transitions(),
                comparison(),
                kommuner.areas(),
                kommuner.events(),
                linkage(),
                quality());
    }

    private List<Row> rows(Map<String, Long> versions, String table, String condition) {
        Long version = versions.get(table);
        return version == null
                ? List.of()
                : store.read(table, version).filter(condition).collectAsList();
    }

    static String text(Row row, String column) {
        int field = row.fieldIndex(column);
        return row.isNullAt(field) ? "" : row.getString(field);
    }

    static long number(Row row, String column) {
        int field = row.fieldIndex(column);
        return row.isNullAt(field) ? 0 : row.getLong(field);
    }

    /** The named columns that are there, as decimals. */
    static Map<String, Double> figures(Row row, List<String> columns) {
        Map<String, Double> figures = new HashMap<>();
        for (String column : columns) {
            int field = row.fieldIndex(column);
            if (!row.isNullAt(field)) {
                figures.put(column, row.getDouble(field));
            }
        }
        return figures;
    }

    private List<ProfileDay> profile() {
        String days = "exit_year = " + year + " and sex = 'ALL' and benefit <> 'ALL' and abs(day) <= " + LONGEST
                + " and day % " + STEP + " = 0";
        List<ProfileDay> profile = new ArrayList<>();
        for (Row row : rows(related.measured(), ProfileTable.TABLE.name(), days)) {
            long persons = number(row, "persons");
            long paid = Math.round(row.getDouble(row.fieldIndex("share")) * persons);
            profile.add(new ProfileDay(row.getInt(row.fieldIndex("day")), text(row, "benefit"), persons, paid));
        }
        return profile;
    }

    private List<Transition> transitions() {
        String condition =
                "exit_year = " + year + " and sex = 'ALL' and diagnosis_group = 'ALL' and benefit in ('SJP','AE','SE')";
        List<Transition> transitions = new ArrayList<>();
        for (Row row : rows(related.measured(), BenefitExitsTable.TABLE.name(), condition)) {
            String other = text(row, "destination_benefit");
            String destination = other.isEmpty() ? text(row, "destination") : other;
            transitions.add(new Transition(
                    text(row, "benefit"), Integer.parseInt(text(row, "moment")), destination, number(row, "persons")));
        }
        return transitions;
    }

    private List<Compared> comparison() {
        List<String> figures = List.of(
                "before_participants",
                "after_participants",
                "before_controls",
                "after_controls",
                "effect_days",
                "ci_low",
                "ci_high");
        String condition = "exit_year = " + year + " and band = 'ALL' and benefit <> 'ALL'";
        List<Compared> compared = new ArrayList<>();
        for (Row row : rows(related.compared(), ComparisonTable.TABLE.name(), condition)) {
            compared.add(new Compared(
                    text(row, "benefit"),
                    text(row, "sex"),
                    number(row, "participants"),
                    number(row, "controls"),
                    figures(row, figures)));
        }
        return compared;
    }

    private List<Linked> linkage() {
        String condition = "year = " + year + " and sex <> 'ALL' and benefit <> 'ALL'";
        List<Linked> linked = new ArrayList<>();
        for (Row row : rows(related.linked(), LinkageTable.TABLE.name(), condition)) {
            linked.add(new Linked(text(row, "benefit"), text(row, "sex"), "found", number(row, "found_in_midas")));
        }
        for (Row row : rows(related.linked(), LinkageTable.UNMATCHED.name(), condition)) {
            linked.add(new Linked(text(row, "benefit"), text(row, "sex"), text(row, "reason"), number(row, "persons")));
        }
        return linked;
    }

    private List<RegisterRows> quality() {
        Optional<Delivery> delivery = related.delivery();
        if (delivery.isEmpty()) {
            return List.of();
        }
        Map<String, RegisterRows> sums = new TreeMap<>();
        for (Row row : QualityText.rows(store, delivery.get())) {
            String item = row.getString(3);
            String rule = row.getString(4);
            boolean counted = item.equals("accepted") || (item.equals("rejected") && !rule.isEmpty());
            if (counted) {
                Bilingual sentence = new Bilingual(row.getString(5), row.getString(6));
                sums.merge(
                        row.getString(1) + " " + item + " " + rule,
                        new RegisterRows(row.getString(1), item, rule, sentence, row.getLong(7)),
                        (one, other) -> new RegisterRows(
                                one.register(), one.item(), one.rule(), one.sentence(), one.rows() + other.rows()));
            }
        }
        return List.copyOf(sums.values());
    }

    /** Registrations by kind, and how many persons are behind those that count; from the registers as they were linked. */
    private Optional<Flow> flow() {
        Optional<Delivery> delivery = related.delivery();
        if (delivery.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> versions = delivery.get().versions();
        Dataset<Row> types = table(versions, InsatsTable.SCHEMA.name())
                .select(InsatsTable.INSATS, InsatsTable.TYPE)
                .distinct();
        Map<String, Long> kinds = new LinkedHashMap<>();
        long persons = 0;
        Column mistake = coalesce(col(ParticipationTable.END_REASON).equalTo(CohortRule.MISTAKE), lit(false));
        for (Row row : table(versions, ParticipationTable.SCHEMA.name())
                .join(types, new String[] {InsatsTable.INSATS}, "inner")
                .groupBy(
                        col(InsatsTable.TYPE),
                        mistake.as("mistake"),
                        col(ParticipationTable.PERSON).isNotNull().as("named"))
                .agg(count(lit(1)), countDistinct(col(ParticipationTable.PERSON)))
                .collectAsList()) {
            String kind = !row.getString(0).equals("INDIVID")
                    ? "structural"
                    : row.getBoolean(1) ? "mistake" : row.getBoolean(2) ? "counted" : "anonymous";
            kinds.merge(kind, row.getLong(3), Long::sum);
            persons = kind.equals("counted") ? row.getLong(4) : persons;
        }
        if (versions.containsKey(VolumeTable.SCHEMA.name())) {
            addVolume(kinds, table(versions, VolumeTable.SCHEMA.name()), types);
        }
        return Optional.of(new Flow(kinds, persons));
    }

    private static void addVolume(Map<String, Long> kinds, Dataset<Row> volume, Dataset<Row> types) {
        Column all = coalesce(col(VolumeTable.WOMEN), lit(0))
                .plus(coalesce(col(VolumeTable.MEN), lit(0)))
                .plus(coalesce(col(VolumeTable.UNKNOWN), lit(0)));
        for (Row row : volume.join(types, new String[] {VolumeTable.INSATS}, "inner")
                .groupBy(InsatsTable.TYPE)
                .agg(sum(all.cast("long")))
                .collectAsList()) {
            kinds.merge(row.getString(0).equals("INDIVID") ? "volume" : "structural", row.getLong(1), Long::sum);
        }
    }

    private Dataset<Row> table(Map<String, Long> versions, String name) {
        return store.read(name, versions.getOrDefault(name, 0L));
    }
}
