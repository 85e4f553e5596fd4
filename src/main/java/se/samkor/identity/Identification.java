package se.samkor.identity;

import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The step from a text that names a person to a struct of {@code value} and {@code check} (the keyed pseudonym and its
 * collision check), {@code birth_date} (as the number says, or missing) and {@code fault} (the name of a {@link
 * PersonNumber.Fault}, or missing). Missing text gives a missing struct. A function of the row alone: no expression of
 * Spark's computes a keyed hash.
 */
public final class Identification {
    private static final StructType TYPE = new StructType()
            .add("value", DataTypes.LongType)
            .add("check", DataTypes.LongType)
            .add("birth_date", DataTypes.DateType)
            .add("fault", DataTypes.StringType);

    private Identification() {}

    /** The struct for the text of a column. */
    public static Column identify(Pseudonyms pseudonyms, Column text) {
        UDF1<@Nullable String, @Nullable Row> identify =
                name -> name == null || name.isBlank() ? null : row(pseudonyms.of(name.strip()));
        return udf(identify, TYPE).apply(text);
    }

    /** The pseudonyms that a faulty number may have been meant for, as a sorted array; empty for a valid one. */
    public static Column variants(Pseudonyms pseudonyms, Column text) {
        UDF1<@Nullable String, long[]> variants = number -> number == null ? new long[0] : pseudonyms.variants(number);
        return udf(variants, DataTypes.createArrayType(DataTypes.LongType, false))
                .apply(text);
    }

    /** Whether a text holds a valid personal number among other things. */
    public static Column holdsNumber(java.time.LocalDate asOf, Column text) {
        UDF1<@Nullable String, Boolean> holds = value -> value != null && NumberMask.holdsNumber(value, asOf);
        return udf(holds, DataTypes.BooleanType).apply(text);
    }

    /** The text with everything masked that could be a personal number. */
    public static Column masked(Column text) {
        UDF1<@Nullable String, @Nullable String> mask = value -> value == null ? null : NumberMask.mask(value);
        return udf(mask, DataTypes.StringType).apply(text);
    }

    /** The pseudonyms of a column (long) that were made by the key's predecessor, as the key makes them. */
    public static Column rekeyed(PseudonymKey key, Column person) {
        Rekeying next = new Rekeying(key.secret());
        UDF1<@Nullable Long, @Nullable Long> value = old -> old == null ? null : next.value(old);
        return udf(value, DataTypes.LongType).apply(person);
    }

    /** The collision checks that belong to {@link #rekeyed}. */
    public static Column rekeyedCheck(PseudonymKey key, Column person, Column check) {
        Rekeying next = new Rekeying(key.secret());
        UDF2<Long, Long, Long> value = next::check;
        return udf(value, DataTypes.LongType).apply(person, check);
    }

    /** The same for an array of pseudonyms, which is sorted again. */
    public static Column rekeyedAll(PseudonymKey key, Column persons) {
        Rekeying next = new Rekeying(key.secret());
        UDF1<scala.collection.Seq<Long>, long[]> values = old -> {
            long[] made = new long[old.size()];
            for (int i = 0; i < made.length; i++) {
                made[i] = next.value(old.apply(i));
            }
            Arrays.sort(made);
            return made;
        };
        return udf(values, DataTypes.createArrayType(DataTypes.LongType, false)).apply(persons);
    }

    private static Row row(Pseudonyms.Pseudonym pseudonym) {
        return RowFactory.create(
                pseudonym.value(),
                pseudonym.check(),
                pseudonym.birthDate().orElse(null),
                pseudonym.fault().map(Enum::name).orElse(null));
    }
}
