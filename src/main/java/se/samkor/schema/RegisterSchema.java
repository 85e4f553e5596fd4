package se.samkor.schema;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A register of the contract: its name, its columns, the order its dates must have.
 *
 * @param name the register's name, which is also the file's and the table's
 * @param needed whether a delivery without it cannot be followed up
 * @param period the pair of date columns (names inside) of which the first may not come after the second, if any
 * @param columns in the order of the contract
 */
public record RegisterSchema(String name, boolean needed, Optional<Period> period, List<RegisterColumn> columns) {
    /** The source file of a row, relative to the delivery. */
    public static final String FLAGS = "flags";

    /** The first and the last day of what a row is about. */
    public record Period(String from, String to) {}

    static RegisterSchema needed(String name, Period period, RegisterColumn... columns) {
        return new RegisterSchema(name, true, Optional.of(period), List.of(columns));
    }

    static RegisterSchema needed(String name, RegisterColumn... columns) {
        return new RegisterSchema(name, true, Optional.empty(), List.of(columns));
    }

    static RegisterSchema optional(String name, Period period, RegisterColumn... columns) {
        return new RegisterSchema(name, false, Optional.of(period), List.of(columns));
    }

    static RegisterSchema optional(String name, RegisterColumn... columns) {
        return new RegisterSchema(name, false, Optional.empty(), List.of(columns));
    }

    /** The type of the validated table: the columns, then the codes of the rules a row is flagged by (or missing). */
    public StructType stored() {
        StructType type = new StructType(columns.stream()
                .map(column ->
                        DataTypes.createStructField(column.name(), column.kind().stored(), true))
                .toArray(StructField[]::new));
        return type.add(FLAGS, DataTypes.createArrayType(DataTypes.StringType), true);
    }

    /** The column that gives the person, if the register is about persons. */
    public Optional<RegisterColumn> person() {
        return columns.stream()
                .filter(column -> column.kind() == ColumnKind.PERSON)
                .findFirst();
    }

    /** Whether a row names an insats of SUS, which must then be known; a row of Uppföljning Finsam is an insats itself. */
    public boolean namesInsats() {
        return !name.equals(InsatsTable.SCHEMA.name())
                && !name.equals(FinsamFollowUpTable.SCHEMA.name())
                && columns.stream().anyMatch(column -> column.name().equals(InsatsTable.INSATS));
    }
}
