package se.samkor.linkage;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.ParticipationTable;

/** Histories as they would be without repaired links: for a result with and one without. */
public final class ExactLinks {
    private ExactLinks() {}

    /** Leaves out repaired participations, and the persons who have no others. */
    public static Dataset<Row> of(Dataset<Row> histories) {
        Column exact = filter(col(HistoriesTable.PARTICIPATIONS), each -> each.getField(HistoriesTable.LINK_KIND)
                .equalTo(HistoriesTable.EXACT));
        Column latest = array_max(transform(
                col(HistoriesTable.PARTICIPATIONS),
                each -> struct(
                        each.getField(ParticipationTable.START).as("start"),
                        each.getField(ParticipationTable.PARTICIPATION).as("id"),
                        each.getField(ParticipationTable.SEX).as("sex"))));
        return histories
                .withColumn(HistoriesTable.PARTICIPATIONS, exact)
                .filter(size(col(HistoriesTable.PARTICIPATIONS)).gt(0))
                .withColumn(HistoriesTable.SEX, latest.getField("sex"))
                .withColumn(HistoriesTable.LINK_KIND, lit(HistoriesTable.EXACT))
                .withColumn(HistoriesTable.LINK_WEIGHT, lit(null).cast("double"));
    }
}
