package se.samkor.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.Stop;
import se.samkor.identity.IdentityKind;
import se.samkor.register.DeliveryFolder;
import se.samkor.register.DeliverySettings;
import se.samkor.register.QualityReport;
import se.samkor.register.RegisterReader;
import se.samkor.register.RegisterReader.RawRegister;
import se.samkor.register.StagedRegister;
import se.samkor.register.Validation;
import se.samkor.run.Progress;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;
import se.samkor.store.DeltaStore;

/** Delivery to staged registers: opened and looked at first, then each put through its rules once and counted. */
final class DeliveryReading {
    private final Installation installation;
    private final DeliveryFolder folder;
    private final Map<RegisterSchema, RawRegister> registers;

    private DeliveryReading(
            Installation installation, DeliveryFolder folder, Map<RegisterSchema, RawRegister> registers) {
        this.installation = installation;
        this.folder = folder;
        this.registers = registers;
    }

    /** Looks at the files of a delivery; stops when a register or column is missing or a file cannot be read. */
    static DeliveryReading open(Installation installation, DeliveryFolder folder, DeliverySettings settings) {
        RegisterReader reader = new RegisterReader(installation.spark(), folder, settings);
        Map<RegisterSchema, RawRegister> found = new LinkedHashMap<>();
        for (RegisterSchema schema : Registers.ALL) {
            Optional<RawRegister> register = reader.read(schema);
            if (register.isEmpty() && schema.needed()) {
                throw new Stop.UnreadableInput("Cannot ingest the delivery " + folder.name() + ": the register "
                        + schema.name() + " is missing (expected " + schema.name()
                        + ".csv, .parquet, .sas7bdat or a folder "
                        + schema.name() + ").");
            }
            register.ifPresent(raw -> found.put(schema, raw));
        }
        return new DeliveryReading(installation, folder, found);
    }

    /** How the registers name persons, all alike. */
    IdentityKind identity() {
        IdentityKind kind = null;
        for (Map.Entry<RegisterSchema, RawRegister> entry : registers.entrySet()) {
            Optional<IdentityKind> own = entry.getValue().identity();
            if (own.isPresent() && kind != null && own.get() != kind) {
                throw new Stop.UnreadableInput("Cannot ingest the delivery " + folder.name()
                        + ": all registers must name persons alike, found " + kind.column() + " and, in "
                        + entry.getKey().name() + ", " + own.get().column() + ".");
            }
            kind = own.orElse(kind);
        }
        return kind == null ? IdentityKind.PERSONNUMMER : kind;
    }

    /** The rules of a register; the accepted insatser where it names any. */
    interface Rules {
        Validation of(RegisterSchema schema, Optional<Dataset<Row>> insatser);
    }

    /** A register with its findings, and what was counted in it. */
    record Counted(StagedRegister register, QualityReport report) {}

    /**
     * Reads two registers at a time. The insatser come first: those that name an insats are checked against them.
     *
     * @param name of the delivery in the store
     */
    List<Counted> readAll(String name, Rules rules) {
        CompletableFuture<Optional<Dataset<Row>>> insatser = new CompletableFuture<>();
        Map<RegisterSchema, Counted> done = new ConcurrentHashMap<>();
        List<Runnable> reads = new ArrayList<>();
        RawRegister first = registers.get(InsatsTable.SCHEMA);
        if (first == null) {
            insatser.complete(Optional.empty());
        } else {
            reads.add(() -> {
                try {
                    Counted read = read(name, InsatsTable.SCHEMA, first, rules, Optional.empty());
                    done.put(InsatsTable.SCHEMA, read);
                    insatser.complete(Optional.of(read.register().accepted()));
                } finally {
                    // after a failure nobody waits, and nobody goes on
                    insatser.cancel(false);
                }
            });
        }
        for (RegisterSchema schema : inReadingOrder(registers.keySet())) {
            reads.add(() -> done.put(
                    schema,
                    read(
                            name,
                            schema,
                            Objects.requireNonNull(registers.get(schema)),
                            rules,
                            schema.namesInsats() ? insatser.join() : Optional.empty())));
        }
        SideBySide.run(installation.spark(), reads);
        return registers.keySet().stream()
                .map(done::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Beside the insatser one register that does not wait for them, then those that do, then the rest. */
    private static List<RegisterSchema> inReadingOrder(Set<RegisterSchema> schemas) {
        List<RegisterSchema> free = new ArrayList<>();
        List<RegisterSchema> waiting = new ArrayList<>();
        for (RegisterSchema schema : schemas) {
            if (!schema.equals(InsatsTable.SCHEMA)) {
                (schema.namesInsats() ? waiting : free).add(schema);
            }
        }
        free.addAll(Math.min(1, free.size()), waiting);
        return free;
    }

    private Counted read(
            String delivery, RegisterSchema schema, RawRegister raw, Rules rules, Optional<Dataset<Row>> insatser) {
        return installation.progress().step("read " + schema.name(), () -> {
            StagedRegister register = stage(schema, raw.rows(), rules.of(schema, insatser));
            QualityReport report = QualityReport.of(delivery, register, raw.files(), raw.extraColumns());
            requireRows(report);
            String words = Progress.number(report.read()) + " rows, " + Progress.number(report.accepted())
                    + " accepted, " + Progress.number(report.rejected()) + " rejected";
            return new Progress.Outcome<>(words, new Counted(register, report));
        });
    }

    private StagedRegister stage(RegisterSchema schema, Dataset<Row> raw, Validation validation) {
        DeltaStore store = installation.store();
        Dataset<Row> rows = store.stage(schema.name(), validation.apply(raw));
        Optional<Dataset<Row>> duplicates = StagedRegister.findDuplicates(schema, rows)
                .map(places -> store.stage(schema.name() + "-repeated", places));
        return new StagedRegister(schema, validation.breaks(), rows, duplicates);
    }

    private static void requireRows(QualityReport report) {
        if (report.schema().needed() && report.read() == 0) {
            throw new Stop.UnreadableInput("Cannot ingest " + report.schema().name()
                    + ": expected rows, found a register with a header alone.");
        }
    }
}
