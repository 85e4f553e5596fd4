package se.samkor.linkage;

import java.util.Optional;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** How the values of a column stand in Parquet and become what Spark holds within. */
enum StoredType {
    LONG {
        @Override
        Object read(ValuesReader values) {
            return values.readLong();
        }

        @Override
        Object read(Dictionary dictionary, int code) {
            return dictionary.decodeToLong(code);
        }
    },
    /** Whole numbers of 32 bits, and days. */
    INT {
        @Override
        Object read(ValuesReader values) {
            return values.readInteger();
        }

        @Override
        Object read(Dictionary dictionary, int code) {
            return dictionary.decodeToInt(code);
        }
    },
    TEXT {
        @Override
        Object read(ValuesReader values) {
            return UTF8String.fromBytes(values.readBytes().getBytes());
        }

        @Override
        Object read(Dictionary dictionary, int code) {
            return UTF8String.fromBytes(dictionary.decodeToBinary(code).getBytes());
        }
    };

    /** The next value. */
    abstract Object read(ValuesReader values);

    /** The value at a place of a dictionary. */
    abstract Object read(Dictionary dictionary, int code);

    /** That of a type of Spark's; empty where it is read by Spark alone. */
    static Optional<StoredType> of(DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return Optional.of(TEXT);
        }
        if (type.equals(DataTypes.LongType)) {
            return Optional.of(LONG);
        }
        boolean whole = type.equals(DataTypes.IntegerType) || type.equals(DataTypes.DateType);
        return whole ? Optional.of(INT) : Optional.empty();
    }
}
