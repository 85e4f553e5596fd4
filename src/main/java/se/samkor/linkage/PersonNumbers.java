package se.samkor.linkage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.StoredTable;

/**
 * Under which pseudonym the rows of a person belong together: exchanged numbers lead to the newest one, and protected
 * persons have none. Few numbers are exchanged or protected, so what is known of them is broadcast.
 */
public final class PersonNumbers {
    /** The pseudonym under which a register has a row. */
    static final String NUMBER = "_number";

    private static final String NEWEST = "_newest";
    private static final StructType TYPE =
            new StructType().add(NUMBER, DataTypes.LongType, false).add(NEWEST, DataTypes.LongType, true);

    private final Optional<Dataset<Row>> known;
    private final Map<Long, Long> newest;
    private final Set<Long> protectedNumbers;

    private PersonNumbers(Optional<Dataset<Row>> known, Map<Long, Long> newest, Set<Long> protectedNumbers) {
        this.known = known;
        this.newest = newest;
        this.protectedNumbers = protectedNumbers;
    }

    /** Nobody has changed number or is protected. */
    public static PersonNumbers unchanged() {
        return new PersonNumbers(Optional.empty(), Map.of(), Set.of());
    }

    /**
     * What is known of numbers.
     *
     * @param newest from every exchanged number to the newest of the person
     * @param protectedNumbers all numbers of protected persons
     */
    public static PersonNumbers of(SparkSession spark, Map<Long, Long> newest, Set<Long> protectedNumbers) {
        Set<Long> numbers = new TreeSet<>(newest.keySet());
        numbers.addAll(protectedNumbers);
        if (numbers.isEmpty()) {
            return unchanged();
        }
        List<Row> rows = new ArrayList<>();
        for (Long number : numbers) {
            @Nullable Long to = protectedNumbers.contains(number) ? null : newest.get(number);
            rows.add(RowFactory.create(number, to));
        }
        return new PersonNumbers(
                Optional.of(spark.createDataFrame(rows, TYPE)), Map.copyOf(newest), Set.copyOf(protectedNumbers));
    }

    /** The newest number of whoever has a number; empty when protected. */
    OptionalLong now(long number) {
        return protectedNumbers.contains(number)
                ? OptionalLong.empty()
                : OptionalLong.of(newest.getOrDefault(number, number));
    }

    /** A register with every row under the newest number, without the rows of protected persons. */
    public Dataset<Row> identified(Dataset<Row> register) {
        return known.map(numbers -> register.join(
                                broadcast(numbers), col(HistoriesTable.PERSON).equalTo(col(NUMBER)), "left")
                        .filter(not(isProtected()))
                        .withColumn(HistoriesTable.PERSON, coalesce(col(NEWEST), col(HistoriesTable.PERSON)))
                        .select(columns(register)))
                .orElse(register);
    }

    /** Participations under the newest number; those of protected persons stay, as anonymous ones. */
    public StoredTable anonymised(StoredTable participations) {
        return areUnchanged() ? participations : StoredTable.of(anonymised(participations.dataset()));
    }

    /** The same, of a query. */
    public Dataset<Row> anonymised(Dataset<Row> participations) {
        return known.map(numbers -> participations
                        .join(broadcast(numbers), col(ParticipationTable.PERSON).equalTo(col(NUMBER)), "left")
                        .withColumn(
                                ParticipationTable.BIRTH_YEAR,
                                when(not(isProtected()), col(ParticipationTable.BIRTH_YEAR)))
                        .withColumn(
                                ParticipationTable.PERSON,
                                when(not(isProtected()), coalesce(col(NEWEST), col(ParticipationTable.PERSON))))
                        .select(columns(participations)))
                .orElse(participations);
    }

    /** All numbers under which registers may have the given persons, and whose each is. */
    SortedMap<Long, Long> numbersOf(Collection<Long> persons) {
        SortedMap<Long, Long> numbers = new TreeMap<>();
        newest.forEach((number, person) -> {
            if (!protectedNumbers.contains(number) && persons.contains(person)) {
                numbers.put(number, person);
            }
        });
        persons.forEach(person -> numbers.put(person, person));
        return numbers;
    }

    /** Whether no number is exchanged or protected. */
    private boolean areUnchanged() {
        return known.isEmpty();
    }

    private static Column isProtected() {
        return coalesce(col(NUMBER).isNotNull().and(col(NEWEST).isNull()), lit(false));
    }

    private static Column[] columns(Dataset<Row> register) {
        return Arrays.stream(register.columns())
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
    }
}
