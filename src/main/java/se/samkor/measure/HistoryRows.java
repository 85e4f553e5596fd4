package se.samkor.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.Participations;
import se.samkor.schema.CohortRule;
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
    private static final int STAYS = 5;
    private static final int CASES = 6;
    private static final int HAPPENED = 7;
    private static final int SEEKING = 8;

    private static final UTF8String INDIVIDUAL = UTF8String.fromString(CohortRule.INDIVIDUAL);
    private static final UTF8String MISTAKE = UTF8String.fromString(CohortRule.MISTAKE);
    private static final Map<UTF8String, Integer> WHAT = Map.of(
            UTF8String.fromString("DOD"), PersonHistory.DIED,
            UTF8String.fromString("UTVANDRAD"), PersonHistory.LEFT,
            UTF8String.fromString("INVANDRAD"), PersonHistory.CAME);

    private final int[] places;
    private final Fields stay;
    private final Fields partCase;
    private final Fields event;
    private final Fields seeking;
    /** The position of a benefit code's group; codes that are not counted have none. */
    private final HashMap<UTF8String, Integer> benefits = new HashMap<>();

    /** The columns of an array of structs by name. */
    private static final class Fields implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int width;
        private final int[] place;

        Fields(StructType rows, String column, String... names) {
            StructType type = (StructType) ((ArrayType) rows.apply(column).dataType()).elementType();
            this.width = type.length();
            this.place = Arrays.stream(names).mapToInt(type::fieldIndex).toArray();
        }

        int width() {
            return width;
        }

        /** A whole number, or a day, of one element; another one where there is none. */
        int number(InternalRow element, int field, int missing) {
            return element.isNullAt(place[field]) ? missing : element.getInt(place[field]);
        }

        @Nullable
        UTF8String text(InternalRow element, int field) {
            return element.isNullAt(place[field]) ? null : element.getUTF8String(place[field]);
        }

        /** A number of every element. */
        int[] numbers(ArrayData elements, int field, int missing) {
            int[] numbers = new int[elements.numElements()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(elements.getStruct(i, width()), field, missing);
            }
            return numbers;
        }
    }

    /** Of rows with {@link HistoriesTable#MEASURED} among their columns, and the benefit codes of each group. */
    HistoryRows(StructType rows, Function<BenefitGroup, List<String>> benefitsOf) {
        this.places = HistoriesTable.MEASURED.stream().mapToInt(rows::fieldIndex).toArray();
        this.stay = new Fields(
                rows,
                HistoriesTable.PARTICIPATIONS,
                ParticipationTable.START,
                ParticipationTable.END,
                InsatsTable.TYPE,
                ParticipationTable.END_REASON);
        this.partCase = new Fields(
                rows,
                HistoriesTable.PART_CASES,
                SicknessBenefitTable.FROM,
                SicknessBenefitTable.TO,
                SicknessBenefitTable.BENEFIT,
                SicknessBenefitTable.EXTENT,
                SicknessBenefitTable.DIAGNOSIS,
                SicknessBenefitTable.CASE_FROM);
        this.event = new Fields(rows, HistoriesTable.EVENTS, PopulationEventTable.DATE, PopulationEventTable.EVENT);
        this.seeking = new Fields(rows, HistoriesTable.JOB_SEEKING, JobSeekerTable.FROM, JobSeekerTable.TO);
        for (BenefitGroup group : BenefitGroup.values()) {
            int position = Groups.BENEFITS.indexOf(group.name());
            benefitsOf.apply(group).forEach(code -> benefits.putIfAbsent(UTF8String.fromString(code), position));
        }
    }

    /** Whether a stay that counts may end in the given days: most persons of a register need not be read further. */
    boolean endsWithin(InternalRow row, int from, int through) {
        ArrayData stays = row.getArray(places[STAYS]);
        for (int i = 0; i < stays.numElements(); i++) {
            InternalRow one = stays.getStruct(i, stay.width());
            int end = stay.number(one, 1, Participations.ONGOING);
            if (end >= from && end <= through && counts(one)) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(InternalRow one) {
        return INDIVIDUAL.equals(stay.text(one, 2)) && !MISTAKE.equals(stay.text(one, 3));
    }

    /** Who a row is about: what of it stays with the person's measures: person, sex, link kind and weight. */
    @Nullable Object[] whose(InternalRow row) {
        return new @Nullable Object[] {
            row.getLong(places[PERSON]),
            row.isNullAt(places[SEX]) ? null : row.getUTF8String(places[SEX]).clone(),
            row.isNullAt(places[LINK_KIND])
                    ? null
                    : row.getUTF8String(places[LINK_KIND]).clone(),
            row.isNullAt(places[LINK_WEIGHT]) ? null : row.getDouble(places[LINK_WEIGHT])
        };
    }

    /** What the measures ask of the person. */
    PersonHistory person(InternalRow row) {
        ArrayData happened = row.getArray(places[HAPPENED]);
        ArrayData seeks = row.getArray(places[SEEKING]);
        return new PersonHistory(new PersonHistory.Facts(
                row.isNullAt(places[SEX]) ? "" : row.getString(places[SEX]),
                row.isNullAt(places[BORN]) ? PersonHistory.NEVER : row.getInt(places[BORN]),
                stays(row.getArray(places[STAYS])),
                cases(row.getArray(places[CASES])),
                events(happened),
                new PersonHistory.Spans(
                        seeking.numbers(seeks, 0, 0), seeking.numbers(seeks, 1, Participations.ONGOING))));
    }

    private Participations stays(ArrayData all) {
        int[] start = new int[all.numElements()];
        int[] end = new int[start.length];
        int n = 0;
        for (int i = 0; i < start.length; i++) {
            InternalRow one = all.getStruct(i, stay.width());
            if (counts(one)) {
                start[n] = stay.number(one, 0, Participations.ONGOING);
                end[n++] = stay.number(one, 1, Participations.ONGOING);
            }
        }
        return new Participations(Arrays.copyOf(start, n), Arrays.copyOf(end, n));
    }

    private PersonHistory.Cases cases(ArrayData all) {
        int most = all.numElements();
        int[] benefit = new int[most];
        int[] from = new int[most];
        int[] to = new int[most];
        int[] extent = new int[most];
        @Nullable String[] diagnosis = new @Nullable String[most];
        int[] caseFrom = new int[most];
        int n = 0;
        for (int i = 0; i < most; i++) {
            InternalRow one = all.getStruct(i, partCase.width());
            @Nullable UTF8String code = partCase.text(one, 2);
            @Nullable Integer position = code == null ? null : benefits.get(code);
            if (position != null) {
                benefit[n] = position;
                from[n] = partCase.number(one, 0, 0);
                to[n] = partCase.number(one, 1, 0);
                extent[n] = partCase.number(one, 3, 0);
                @Nullable UTF8String said = partCase.text(one, 4);
                diagnosis[n] = said == null ? null : said.toString();
                caseFrom[n++] = partCase.number(one, 5, PersonHistory.NEVER);
            }
        }
        return new PersonHistory.Cases(
                Arrays.copyOf(benefit, n),
                new PersonHistory.Spans(Arrays.copyOf(from, n), Arrays.copyOf(to, n)),
                Arrays.copyOf(extent, n),
                Arrays.copyOf(diagnosis, n),
                Arrays.copyOf(caseFrom, n));
    }

    private PersonHistory.Events events(ArrayData all) {
        int[] day = new int[all.numElements()];
        int[] what = new int[day.length];
        int n = 0;
        for (int i = 0; i < day.length; i++) {
            InternalRow one = all.getStruct(i, event.width());
            @Nullable UTF8String code = event.text(one, 1);
            @Nullable Integer known = code == null ? null : WHAT.get(code);
            if (known != null) {
                day[n] = event.number(one, 0, 0);
                what[n++] = known;
            }
        }
        return new PersonHistory.Events(Arrays.copyOf(day, n), Arrays.copyOf(what, n));
    }
}
