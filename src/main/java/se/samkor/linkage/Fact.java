package se.samkor.linkage;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.JobSeekerTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.SicknessBenefitTable;

/** What the registers tell of a person, by kind; each with its columns, the first of which orders it. */
enum Fact {
    /** A participation; the year of birth, last, is no column of the history. */
    STAY(
            0,
            new StructType()
                    .add(ParticipationTable.START, DataTypes.DateType)
                    .add(ParticipationTable.END, DataTypes.DateType)
                    .add(ParticipationTable.PARTICIPATION, DataTypes.StringType)
                    .add(InsatsTable.INSATS, DataTypes.StringType)
                    .add(InsatsTable.FORBUND, DataTypes.StringType)
                    .add(InsatsTable.TYPE, DataTypes.StringType)
                    .add(InsatsTable.INRIKTNING, DataTypes.StringType)
                    .add(ParticipationTable.SEX, DataTypes.StringType)
                    .add(ParticipationTable.END_REASON, DataTypes.StringType)
                    .add(ParticipationTable.SUPPORT_BEFORE, DataTypes.createArrayType(DataTypes.StringType))
                    .add(ParticipationTable.SUPPORT_AFTER, DataTypes.createArrayType(DataTypes.StringType))
                    .add(HistoriesTable.LINK_KIND, DataTypes.StringType)
                    .add(HistoriesTable.LINK_WEIGHT, DataTypes.DoubleType)
                    .add(ParticipationTable.BIRTH_YEAR, DataTypes.IntegerType)),
    CASE(
            1,
            new StructType()
                    .add(SicknessBenefitTable.FROM, DataTypes.DateType)
                    .add(SicknessBenefitTable.TO, DataTypes.DateType)
                    .add(SicknessBenefitTable.BENEFIT, DataTypes.StringType)
                    .add(SicknessBenefitTable.EXTENT, DataTypes.IntegerType)
                    .add(SicknessBenefitTable.DIAGNOSIS, DataTypes.StringType)
                    .add(DisabilityBenefitTable.DIAGNOSIS2, DataTypes.StringType)
                    .add(SicknessBenefitTable.CASE_FROM, DataTypes.DateType)),
    HOME(
            2,
            new StructType()
                    .add(PopulationTable.YEAR, DataTypes.IntegerType)
                    .add(PopulationTable.KOMMUN, DataTypes.StringType)
                    .add(PopulationTable.BIRTH_DATE, DataTypes.DateType)),
    EVENT(
            3,
            new StructType()
                    .add(PopulationEventTable.DATE, DataTypes.DateType)
                    .add(PopulationEventTable.EVENT, DataTypes.StringType)),
    SEEKING(
            4,
            new StructType().add(JobSeekerTable.FROM, DataTypes.DateType).add(JobSeekerTable.TO, DataTypes.DateType));

    private final int code;
    private final StructType type;

    Fact(int code, StructType type) {
        this.code = code;
        this.type = type;
    }

    /** Less than 128: what stands for the kind in a piece of facts. */
    int code() {
        return code;
    }

    /** The kind that a code stands for. */
    static Fact of(int code) {
        for (Fact kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of facts has the code " + code);
    }

    StructType type() {
        return type;
    }
}
