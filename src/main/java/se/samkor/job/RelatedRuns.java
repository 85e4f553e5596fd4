package se.samkor.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.store.TableStore;

/** The steps that hang together with a measured run: the linking it read, the comparison and effects made from the same data. */
final class RelatedRuns {
    private final Row record;
    private final List<Row> ledger;
    private final TableStore store;

    /** @param record the step that made the durability table */
    RelatedRuns(Row record, List<Row> ledger, TableStore store) {
        this.record = record;
        this.ledger = ledger;
        this.store = store;
    }

    private static Map<String, Long> tables(Row row, String column) {
        return Ledger.tables(row.getString(row.fieldIndex(column)));
    }

    /** What the run wrote itself. */
    Map<String, Long> measured() {
        return tables(record, "tables_written");
    }

    private Optional<Row> latest(String job, Predicate<Row> same) {
        return ledger.stream()
                .filter(row -> row.getString(row.fieldIndex("job")).equals(job)
                        && row.getString(row.fieldIndex("status")).equals("done")
                        && same.test(row))
                .reduce((first, second) -> second);
    }

    private Optional<Row> link() {
        Long histories = tables(record, "tables_read").get(HistoriesTable.NAME);
        return histories == null
                ? Optional.empty()
                : latest(
                        "link",
                        row -> histories.equals(tables(row, "tables_written").get(HistoriesTable.NAME)));
    }

    /** What the linking wrote whose histories the run read. */
    Map<String, Long> linked() {
        return link().map(row -> tables(row, "tables_written")).orElse(Map.of());
    }

    /** What a comparison of the run's persons wrote. */
    Map<String, Long> compared() {
        String persons = DurabilityPersonsTable.TABLE.name();
        Long version = measured().get(persons);
        return version == null
                ? Map.of()
                : latest(
                                "compare",
                                row -> version.equals(tables(row, "tables_read").get(persons)))
                        .map(row -> tables(row, "tables_written"))
                        .orElse(Map.of());
    }

    /** What the effects by kommun wrote that were estimated from the run's delivery. */
    Map<String, Long> effects() {
        Optional<Map<String, Long>> versions = delivery().map(Delivery::versions);
        return versions.flatMap(known -> latest("effects", row -> known.entrySet()
                        .containsAll(tables(row, "tables_read").entrySet())))
                .map(row -> tables(row, "tables_written"))
                .orElse(Map.of());
    }

    /** The delivery that the run was made from, in the versions that were linked. */
    Optional<Delivery> delivery() {
        String participations = ParticipationTable.SCHEMA.name();
        Optional<Long> version = link().map(row -> tables(row, "tables_read").get(participations))
                .filter(Objects::nonNull);
        return version.flatMap(wanted -> Delivery.all(store).stream()
                .filter(delivery -> wanted.equals(delivery.versions().get(participations)))
                .reduce((first, second) -> second));
    }
}
