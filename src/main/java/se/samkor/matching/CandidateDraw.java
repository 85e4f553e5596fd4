package se.samkor.matching;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;
import se.samkor.domain.FollowUpWindow;
import se.samkor.matching.RiskSet.Known;

/**
 * Draws candidates from the {@link RiskSet}: of each cell (month, sex, age band, benefits paid the day before, length of the case
 * under way) in which somebody started, those with the smallest hashes. The persons are gone through twice, first to count,
 * then to take, so that what leaves a partition is bounded by the cells, however many persons there are; the registers are
 * read, and exchanged by person, once.
 */
final class CandidateDraw implements Serializable {
    private final RiskSet risk;
    private final int mostInCell;

    /**
     * What is drawn for.
     *
     * @param participants first and last day by person
     * @param mostInCell candidates kept of a cell
     * @param windowDays length of the windows
     */
    CandidateDraw(Map<Long, int[]> participants, int mostInCell, int windowDays) {
        this.risk = new RiskSet(participants, windowDays);
        this.mostInCell = mostInCell;
    }

    /** The period whose part-cases matter. */
    FollowUpWindow period() {
        return risk.period();
    }

    /** Participants found in befolkning, and the candidates. */
    record Drawn(List<Subject> participants, List<CellSample> cells) {}

    /** Draws from facts as {@link PersonRows#gather} puts them in order. */
    Drawn from(Dataset<Row> facts) {
        JavaRDD<InternalRow> rows = facts.queryExecution().toRdd().toJavaRDD();
        Census census = rows.mapPartitions(
                        some -> List.of(count(new PersonIterator(some))).iterator())
                .treeAggregate(new Census(), Census::plus, Census::plus);
        LongTotals counts = census.ofParticipants();
        Map<Long, CellSample> cells = rows.mapPartitionsToPair(some -> pairs(take(new PersonIterator(some), counts)))
                .reduceByKey(CellSample::plus)
                .collectAsMap();
        return new Drawn(census.participants(), List.copyOf(new TreeMap<>(cells).values()));
    }

    Drawn from(Iterable<Known> persons) {
        Census census = count(persons.iterator());
        Map<Long, CellSample> cells = take(persons.iterator(), census.ofParticipants());
        return new Drawn(census.participants(), List.copyOf(cells.values()));
    }

    private Census count(Iterator<Known> persons) {
        Census census = new Census();
        persons.forEachRemaining(known -> census.add(risk, known));
        return census;
    }

    private Map<Long, CellSample> take(Iterator<Known> persons, LongTotals counts) {
        TreeMap<Long, CellSample> cells = new TreeMap<>();
        persons.forEachRemaining(known -> {
            if (known.timeline().sex() != 0) {
                risk.months(known, (cell, rank, stay) -> {
                    long candidates = (long) counts.of(cell);
                    if (candidates > 0 && CellSample.wants(rank, mostInCell, candidates)) {
                        cells.computeIfAbsent(cell, key -> new CellSample(mostInCell, candidates))
                                .keep(risk.subject(known, rank, stay));
                    }
                });
            }
        });
        return cells;
    }

    private static Iterator<Tuple2<Long, CellSample>> pairs(Map<Long, CellSample> cells) {
        return cells.entrySet().stream()
                .map(cell -> new Tuple2<>(cell.getKey(), cell.getValue()))
                .iterator();
    }
}
