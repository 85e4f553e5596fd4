package se.samkor.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.LinkageTable;

/** The linkage in both directions and in parts of the cohort: {@link LinkageTable#DETAIL}. */
public final class LinkageDetail {
    private static final String LOOKED_FOR = "looked_for";
    private static final String FOUND = "found";

    private LinkageDetail() {}

    /** Counts the cells of {@link LinkageReport#cells}. */
    public static Dataset<Row> of(Dataset<Row> cells) {
        Dataset<Row> lines = direction(cells, "sus_to_midas", "in_sus", "in_midas", "reason")
                .unionByName(direction(cells, "midas_to_sus", "in_midas", "in_sus", "reason_in_sus"));
        Column of = sum(when(col("outcome").equalTo(LOOKED_FOR), col("persons")))
                .over(Window.partitionBy("direction", "year", "benefit", "dimension", "category"));
        return lines.groupBy("direction", "year", "benefit", "dimension", "category", "outcome")
                .agg(count(lit(1)).as("persons"))
                .withColumn("share", col("persons").divide(of));
    }

    private static Dataset<Row> direction(
            Dataset<Row> cells, String name, String lookedFor, String found, String reason) {
        Column sex = struct(lit("sex").as("dimension"), col("sex").as("category"));
        Column age = struct(lit("age").as("dimension"), col("age").as("category"));
        Column forbund = struct(
                lit("forbund").as("dimension"),
                coalesce(col("forbund"), lit("unknown")).as("category"));
        Column all = col("sex").equalTo("ALL");
        Column outcome = when(col(found), lit(FOUND)).otherwise(col(reason));
        return cells.filter(col(lookedFor))
                .withColumn("_part", explode(when(all, array(sex, age, forbund)).otherwise(array(sex))))
                .withColumn("outcome", explode(array(lit(LOOKED_FOR), outcome)))
                .select(
                        lit(name).as("direction"),
                        col("year"),
                        col("benefit"),
                        col("_part.dimension"),
                        col("_part.category"),
                        col("outcome"));
    }

    /** The age on a day in years, in the bands of the reports. */
    static Column ageBand(Column day) {
        Column age = floor(months_between(day, col(HistoriesTable.BIRTH_DATE)).divide(12));
        return when(age.isNull(), lit("unknown"))
                .when(age.lt(20), lit("-19"))
                .when(age.lt(30), lit("20-29"))
                .when(age.lt(40), lit("30-39"))
                .when(age.lt(50), lit("40-49"))
                .when(age.lt(60), lit("50-59"))
                .otherwise(lit("60-"));
    }
}
