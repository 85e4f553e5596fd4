package se.samkor.matching;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;

/**
 * The inriktningar of the individual insatser in which each participant took part between first and last day; several where
 * there were several insatser.
 */
final class Inriktningar {
    private Inriktningar() {}

    static Map<Long, SortedSet<String>> of(PersonRows.Sources sources, Map<Long, int[]> participants) {
        Dataset<Row> wanted = sources.participations()
                .sparkSession()
                .createDataset(List.copyOf(participants.keySet()), Encoders.LONG())
                .toDF(PersonRows.PERSON);
        Map<Long, SortedSet<String>> found = new HashMap<>();
        for (Row row : PersonRows.individual(sources.insatser(), sources.participations())
                .join(broadcast(wanted), new String[] {PersonRows.PERSON}, "left_semi")
                .select(
                        col(PersonRows.PERSON),
                        col(InsatsTable.INRIKTNING),
                        unix_date(col(ParticipationTable.START)),
                        coalesce(unix_date(col(ParticipationTable.END)), lit(Integer.MAX_VALUE)))
                .collectAsList()) {
            int[] stay = participants.get(row.getLong(0));
            if (stay != null && !row.isNullAt(1) && row.getInt(2) <= stay[1] && row.getInt(3) >= stay[0]) {
                found.computeIfAbsent(row.getLong(0), person -> new TreeSet<>()).add(row.getString(1));
            }
        }
        return found;
    }
}
