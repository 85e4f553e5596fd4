package se.samkor.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.HistoriesTable;

/** Everything that is known of one person, gathered piece by piece in any order, to a row of {@link HistoriesTable}. */
final class PersonFacts {
    /** The columns of a history. */
    static final StructType TYPE = new StructType()
            .add(HistoriesTable.PERSON, DataTypes.LongType)
            .add(HistoriesTable.SEX, DataTypes.StringType)
            .add(HistoriesTable.BIRTH_DATE, DataTypes.DateType)
            .add(HistoriesTable.KOMMUN, DataTypes.StringType)
            .add(HistoriesTable.LINK_KIND, DataTypes.StringType)
            .add(HistoriesTable.LINK_WEIGHT, DataTypes.DoubleType)
            .add(HistoriesTable.PARTICIPATIONS, DataTypes.createArrayType(stay()))
            .add(HistoriesTable.PART_CASES, DataTypes.createArrayType(Fact.CASE.type()))
            .add(HistoriesTable.EVENTS, DataTypes.createArrayType(Fact.EVENT.type()))
            .add(HistoriesTable.JOB_SEEKING, DataTypes.createArrayType(Fact.SEEKING.type()));

    private static final int STAY_COLUMNS = Fact.STAY.type().length() - 1;
    private static final int START = 0;
    private static final int PARTICIPATION = 2;
    private static final int SEX = 7;
    private static final int LINK_KIND = 11;
    private static final int LINK_WEIGHT = 12;
    private static final int BIRTH_YEAR = 13;

    private final Map<Fact, FactOrder> orders = new EnumMap<>(Fact.class);
    private final Map<Fact, List<InternalRow>> known = new EnumMap<>(Fact.class);
    private final Numbers ofCases = new Numbers();
    private final Numbers ofEvents = new Numbers();

    /** Whether a person was found under several numbers. */
    private static final class Numbers {
        private boolean any;
        private boolean several;
        private long one;

        void add(long number) {
            several |= any && number != one;
            any = true;
            one = number;
        }

        void clear() {
            any = false;
            several = false;
        }
    }

    PersonFacts() {
        for (Fact kind : Fact.values()) {
            orders.put(
                    kind,
                    new FactOrder(
                            kind.type(),
                            kind == Fact.STAY ? STAY_COLUMNS : kind.type().length()));
            known.put(kind, new ArrayList<>());
        }
    }

    private static StructType stay() {
        StructType all = Fact.STAY.type();
        return new StructType(java.util.Arrays.copyOf(all.fields(), all.length() - 1));
    }

    void clear() {
        known.values().forEach(List::clear);
        ofCases.clear();
        ofEvents.clear();
    }

    void add(long person, byte[] piece) {
        FactReader reader = new FactReader(person, piece);
        switch (reader.kind()) {
            case CASE -> ofCases.add(reader.number());
            case EVENT, SEEKING -> ofEvents.add(reader.number());
            default -> {
                // participations stand under the person's own number, and of homes there is one
            }
        }
        List<InternalRow> facts = facts(reader.kind());
        while (reader.hasNext()) {
            facts.add(reader.next());
        }
    }

    private List<InternalRow> facts(Fact kind) {
        return known.computeIfAbsent(kind, none -> new ArrayList<>());
    }

    private FactOrder order(Fact kind) {
        return java.util.Objects.requireNonNull(orders.get(kind));
    }

    /** The person's history. */
    InternalRow row(long person) {
        List<InternalRow> stays = sorted(Fact.STAY, false);
        @Nullable
        InternalRow home = facts(Fact.HOME).stream().max(order(Fact.HOME)).orElse(null);
        @Nullable UTF8String kind = null;
        @Nullable Double weight = null;
        @Nullable Integer birthYear = null;
        for (InternalRow stay : stays) {
            @Nullable UTF8String linked = stay.getUTF8String(LINK_KIND);
            // "repaired" comes after "exact"
            kind = linked != null && (kind == null || linked.compareTo(kind) > 0) ? linked : kind;
            weight = stay.isNullAt(LINK_WEIGHT)
                    ? weight
                    : (Double) Math.min(weight == null ? Double.MAX_VALUE : weight, stay.getDouble(LINK_WEIGHT));
            birthYear = stay.isNullAt(BIRTH_YEAR)
                    ? birthYear
                    : (Integer) Math.max(birthYear == null ? Integer.MIN_VALUE : birthYear, stay.getInt(BIRTH_YEAR));
        }
        return new GenericInternalRow(new @Nullable Object[] {
            person,
            sex(stays),
            birthDate(home, birthYear),
            home == null ? null : home.getUTF8String(1),
            kind,
            weight,
            new GenericArrayData(
                    stays.stream().map(PersonFacts::withoutBirthYear).toArray()),
            new GenericArrayData(sorted(Fact.CASE, ofCases.several).toArray()),
            new GenericArrayData(sorted(Fact.EVENT, ofEvents.several).toArray()),
            new GenericArrayData(sorted(Fact.SEEKING, ofEvents.several).toArray())
        });
    }

    /** In order; what a person has under two numbers alike is one thing registered twice. */
    private List<InternalRow> sorted(Fact kind, boolean eachOnce) {
        FactOrder order = order(kind);
        List<InternalRow> facts = facts(kind);
        facts.sort(order);
        if (!eachOnce) {
            return facts;
        }
        List<InternalRow> once = new ArrayList<>();
        for (InternalRow fact : facts) {
            if (once.isEmpty() || order.compare(once.get(once.size() - 1), fact) != 0) {
                once.add(fact);
            }
        }
        return once;
    }

    /** Of the participation that began last; of several that began on a day, that with the last identifier. */
    private static @Nullable UTF8String sex(List<InternalRow> stays) {
        @Nullable InternalRow last = null;
        for (InternalRow stay : stays) {
            if (last == null || begins(stay, last) >= 0) {
                last = stay;
            }
        }
        return last == null ? null : last.getUTF8String(SEX);
    }

    private static int begins(InternalRow one, InternalRow other) {
        int start = Integer.compare(one.getInt(START), other.getInt(START));
        int participation = one.getUTF8String(PARTICIPATION).compareTo(other.getUTF8String(PARTICIPATION));
        // with one identifier twice, one of them, and always the same
        int last = participation != 0 ? participation : one.getUTF8String(SEX).compareTo(other.getUTF8String(SEX));
        return start != 0 ? start : last;
    }

    private static @Nullable Integer birthDate(@Nullable InternalRow home, @Nullable Integer birthYear) {
        if (home != null && !home.isNullAt(2)) {
            return home.getInt(2);
        }
        return birthYear == null
                ? null
                : (Integer) (int) LocalDate.of(birthYear, 7, 1).toEpochDay();
    }

    private static InternalRow withoutBirthYear(InternalRow stay) {
        @Nullable Object[] values = new @Nullable Object[STAY_COLUMNS];
        for (int i = 0; i < STAY_COLUMNS; i++) {
            values[i] = stay.get(i, Fact.STAY.type().fields()[i].dataType());
        }
        return new GenericInternalRow(values);
    }
}
