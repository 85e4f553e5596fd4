package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.Stop;
import se.samkor.identity.PseudonymKey;
import se.samkor.register.StagedRegister;
import se.samkor.run.Progress;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.QualityTable;
import se.samkor.schema.RejectedTable;
import se.samkor.schema.RepairableTable;
import se.samkor.schema.ResultTable;

/** Staged registers to the tables of the store. */
final class RegisterWriting {
    private static final String PSEUDONYMS = PersonTables.PSEUDONYMS;
    private static final String DELIVERY = "delivery";

    private final Installation installation;
    private final String delivery;
    private final List<DeliveryReading.Counted> read;

    /**
     * @param delivery its name in the store
     */
    RegisterWriting(Installation installation, String delivery, List<DeliveryReading.Counted> read) {
        this.installation = installation;
        this.delivery = delivery;
        this.read = read;
    }

    /** The rows of {@link QualityTable} about what was read. */
    static List<Row> quality(List<DeliveryReading.Counted> read) {
        return read.stream().flatMap(one -> one.report().rows().stream()).toList();
    }

    /** Every pseudonym with its check, those of earlier deliveries too; a stop when one stands for two persons. */
    Dataset<Row> uniquePseudonyms(PseudonymKey key) {
        Dataset<Row> pairs = read.stream()
                .map(DeliveryReading.Counted::register)
                .filter(register -> register.schema().person().isPresent())
                .map(StagedRegister::pseudonyms)
                .reduce(Dataset::unionByName)
                .orElseThrow();
        if (installation.store().exists(PSEUDONYMS)) {
            pairs = pairs.unionByName(PersonTables.pseudonyms(installation.store(), key.fingerprint()));
        }
        Dataset<Row> grouped = pairs.groupBy("person")
                .agg(min("check").as("check"), max("check").as("_other"));
        Dataset<Row> found = installation.store().stage(PSEUDONYMS, grouped);
        long collisions = found.filter(col("check").notEqual(col("_other"))).count();
        if (collisions > 0) {
            throw new Stop.UnreadableInput("Cannot ingest the delivery " + delivery + ": " + collisions
                    + " pseudonyms stand for more than one person; use another key.");
        }
        return found.drop("_other");
    }

    /** Writes a version of every table and says which. */
    Map<String, Long> write(Dataset<Row> persons) {
        return installation.progress().step("write registers", () -> {
            Map<String, Long> versions = new ConcurrentSkipListMap<>();
            List<Runnable> writes = new ArrayList<>();
            writes.add(() -> installation.store().overwrite(PSEUDONYMS, persons));
            for (DeliveryReading.Counted one : read) {
                StagedRegister register = one.register();
                String table = register.schema().name();
                writes.add(() -> versions.put(table, installation.store().overwrite(table, register.accepted())));
                if (register.schema().equals(ParticipationTable.SCHEMA)) {
                    writes.add(() -> versions.put(
                            RepairableTable.NAME,
                            installation
                                    .store()
                                    .overwrite(
                                            RepairableTable.NAME,
                                            register.repairable().coalesce(1))));
                }
            }
            writes.add(() -> versions.put(
                    RejectedTable.NAME,
                    installation.store().replaceWhere(RejectedTable.NAME, rejected(), DELIVERY, delivery)));
            ResultTable quality = QualityTable.TABLE;
            writes.add(() -> versions.put(
                    quality.name(),
                    installation
                            .store()
                            .replaceWhere(quality.name(), quality.type(), quality(read), DELIVERY, delivery)));
            SideBySide.run(installation.spark(), writes);
            return new Progress.Outcome<>(versions.size() + " tables", new TreeMap<>(versions));
        });
    }

    private Dataset<Row> rejected() {
        return read.stream()
                .map(one -> one.register().rejected(delivery))
                .flatMap(Optional::stream)
                .reduce(Dataset::unionByName)
                .orElseGet(() -> installation.spark().createDataFrame(List.of(), RejectedTable.TABLE.type()))
                .coalesce(1);
    }
}
