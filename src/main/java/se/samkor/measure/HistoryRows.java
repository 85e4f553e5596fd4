package se.samkor.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.Participations;
import se.samkor.schema.CohortRule;
import se.samkor.schema.ElementFields;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * Histories as Spark holds them, read where they are: of a person no more than the measures ask, as plain arrays of days. An
 * expression for each array would cost more than the reading, and rows as Spark hands them to Java ten times as much.
 */
final class HistoryRows implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Places in {@link HistoriesTable#MEASURED}. */
    private static final int PERSON = 0;

    private static final int SEX = 1;
    private static final int BORN = 2;
    private static final int LINK_KIND = 3;
    private static final int LINK_WEIGHT = 4;

    private static final Map<UTF8String, Integer> WHAT = Map.of(
            UTF8String.fromString("DOD"), PersonHistory.DIED,
            UTF8String.fromString("UTVANDRAD"), PersonHistory.LEFT,
            UTF8String.fromString("INVANDRAD"), PersonHistory.CAME);

    private final int[] places;
    private final ElementFields stay;
    private final ElementFields partCase;
    private final ElementFields event;
    private final ElementFields seeking;
    /** The position of a benefit code's group; codes that are not counted have none. */
    private final HashMap<UTF8String, Integer> benefits = new HashMap<>();

    /** Of rows with {@link HistoriesTable#MEASURED} among their columns, and the benefit codes of each group. */
    HistoryRows(StructType rows, Function<BenefitGroup, List<String>> benefitsOf) {
        this.places =
                HistoriesTable.MEASURED.stream().mapToInt(rows::fieldIndex).toArray();
        this.stay = new ElementFields(
                rows,
                HistoriesTable.PARTICIPATIONS,
                ParticipationTable.START,
                ParticipationTable.END,
                InsatsTable.TYPE,
                ParticipationTable.END_REASON);
        this.partCase = new ElementFields(
                rows,
                HistoriesTable.PART_CASES,
                SicknessBenefitTable.FROM,
                SicknessBenefitTable.TO,
                SicknessBenefitTable.BENEFIT,
                SicknessBenefitTable.EXTENT,
                SicknessBenefitTable.DIAGNOSIS,
                SicknessBenefitTable.CASE_FROM);
        this.event =
                new ElementFields(rows, HistoriesTable.EVENTS, PopulationEventTable.DATE, PopulationEventTable.EVENT);
        this.seeking = new ElementFields(rows, HistoriesTable.JOB_SEEKING, JobSeekerTable.FROM, JobSeekerTable.TO);
        for (BenefitGroup group : BenefitGroup.values()) {
            int position = Groups.BENEFITS.indexOf(group.name());
            benefitsOf.apply(group).forEach(code -> benefits.putIfAbsent(UTF8String.fromString(code), position));
        }
    }

    /** Whether a stay that counts may end in the given days: most persons of a register need not be read further. */
    boolean endsWithin(InternalRow row, int from, int through) {
        for (InternalRow one : stay.of(row)) {
            int end = stay.number(one, 1, Participations.ONGOING);
            if (end >= from && end <= through && counts(one)) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(InternalRow one) {
        return CohortRule.isCounted(stay.text(one, 2), stay.text(one, 3));
    }

    /** Who a row is about: what of it stays with the person's measures: person, sex, link kind and weight. */
    @Nullable
    Object[] whose(InternalRow row) {
        return new @Nullable Object[] {
            row.getLong(places[PERSON]),
            row.isNullAt(places[SEX]) ? null : row.getUTF8String(places[SEX]).clone(),
            row.isNullAt(places[LINK_KIND])
                    ? null
                    : row.getUTF8String(places[LINK_KIND]).clone(),
            row.isNullAt(places[LINK_WEIGHT]) ? null : row.getDouble(places[LINK_WEIGHT])
        };
    }

    /** What the measures ask of the person, while the row is the present one. */
    PersonHistory person(InternalRow row) {
        InternalRow[] seeks = seeking.of(row);
        return new PersonHistory(new PersonHistory.Facts(
                row.isNullAt(places[SEX]) ? "" : row.getString(places[SEX]),
                row.isNullAt(places[BORN]) ? PersonHistory.NEVER : row.getInt(places[BORN]),
                stays(stay.of(row)),
                cases(partCase.of(row)),
                events(event.of(row)),
                new PersonHistory.Spans(
                        numbers(seeking, seeks, 0, 0), numbers(seeking, seeks, 1, Participations.ONGOING))));
    }

    private static int[] numbers(ElementFields fields, InternalRow[] elements, int field, int missing) {
        return numbers(fields, elements, elements.length, field, missing);
    }

    // loops, not streams: what makes a stream costs more than what goes through it, for the first compiler most of all
    private static int[] numbers(ElementFields fields, InternalRow[] elements, int count, int field, int missing) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = fields.number(elements[i], field, missing);
        }
        return numbers;
    }

    private Participations stays(InternalRow[] all) {
        int count = 0;
        InternalRow[] counted = new InternalRow[all.length];
        for (InternalRow one : all) {
            if (counts(one)) {
                counted[count++] = one;
            }
        }
        return new Participations(
                numbers(stay, counted, count, 0, Participations.ONGOING),
                numbers(stay, counted, count, 1, Participations.ONGOING));
    }

    private PersonHistory.Cases cases(InternalRow[] all) {
        int count = 0;
        InternalRow[] counted = new InternalRow[all.length];
        int[] benefit = new int[all.length];
        for (InternalRow one : all) {
            @Nullable Integer group = benefit(one);
            if (group != null) {
                benefit[count] = group;
                counted[count++] = one;
            }
        }
        return new PersonHistory.Cases(
                Arrays.copyOf(benefit, count),
                new PersonHistory.Spans(
                        numbers(partCase, counted, count, 0, 0), numbers(partCase, counted, count, 1, 0)),
                numbers(partCase, counted, count, 3, 0),
                one -> diagnosis(counted[one]),
                numbers(partCase, counted, count, 5, PersonHistory.NEVER));
    }

    private @Nullable String diagnosis(InternalRow partCaseOf) {
        @Nullable UTF8String said = partCase.text(partCaseOf, 4);
        return said == null ? null : said.toString();
    }

    private @Nullable Integer benefit(InternalRow partCaseOf) {
        @Nullable UTF8String code = partCase.text(partCaseOf, 2);
        return code == null ? null : benefits.get(code);
    }

    private PersonHistory.Events events(InternalRow[] all) {
        int count = 0;
        InternalRow[] known = new InternalRow[all.length];
        int[] whats = new int[all.length];
        for (InternalRow one : all) {
            @Nullable Integer what = what(one);
            if (what != null) {
                whats[count] = what;
                known[count++] = one;
            }
        }
        return new PersonHistory.Events(numbers(event, known, count, 0, 0), Arrays.copyOf(whats, count));
    }

    private @Nullable Integer what(InternalRow happened) {
        @Nullable UTF8String code = event.text(happened, 1);
        return code == null ? null : WHAT.get(code);
    }
}
