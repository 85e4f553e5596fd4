package se.samkor.schema;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** How the text of a register column is read and checked, and what it becomes in the store. */
public enum ColumnKind {
    /** Opaque text, such as an identifier. */
    TEXT(DataTypes.StringType),
    /** A personal number or lopnr; becomes a keyed 64-bit pseudonym. */
    PERSON(DataTypes.LongType),
    /** One of a few codes that the contract states; another code is rejected. */
    CODE(DataTypes.StringType),
    /** A code of a list in {@code conf/codes}; another code is flagged and becomes missing. */
    LISTED_CODE(DataTypes.StringType),
    /** Several codes of a list, joined by a vertical bar; becomes a sorted array. */
    LISTED_CODES(DataTypes.createArrayType(DataTypes.StringType)),
    /** A calendar day, {@code yyyy-MM-dd} or {@code yyyyMMdd}. */
    DATE(DataTypes.DateType),
    /** A calendar year. */
    YEAR(DataTypes.IntegerType),
    /** A whole number, zero or more. */
    COUNT(DataTypes.IntegerType),
    /** A number, decimal comma or point. */
    NUMBER(DataTypes.DoubleType),
    /** The extent of a benefit as a part of full, over 0 and at most 1; stored in 1/10 000. */
    EXTENT(DataTypes.IntegerType),
    /** A kommun code of four digits. */
    KOMMUN(DataTypes.StringType),
    /** An ICD-10-SE code; another form is flagged and becomes missing. */
    DIAGNOSIS(DataTypes.StringType);

    private final DataType stored;

    ColumnKind(DataType stored) {
        this.stored = stored;
    }

    /** The type in the store. */
    public DataType stored() {
        return stored;
    }
}
