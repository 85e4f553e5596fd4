package se.samkor.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.identity.IdentityKind;
import se.samkor.identity.PseudonymKey;
import se.samkor.identity.Pseudonyms;
import se.samkor.register.DeliveryFolder;
import se.samkor.register.DeliverySettings;
import se.samkor.register.QualityReport;
import se.samkor.register.RegisterReader;
import se.samkor.register.RegisterReader.RawRegister;
import se.samkor.register.StagedRegister;
import se.samkor.register.Validation;
import se.samkor.run.Progress;
import se.samkor.run.SparkSessions;
import se.samkor.schema.DeliveriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.QualityTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;
import se.samkor.schema.RejectedTable;
import se.samkor.schema.RepairableTable;

/**
 * Delivery to validated Delta registers. Nothing of the delivery counts before its row in {@code deliveries} is written,
 * which happens last; run again after any interruption, it ends in the same store.
 */
final class IngestStep {
    private static final String PSEUDONYMS = PersonTables.PSEUDONYMS;

    private final Installation installation;
    private final DeliveryFolder folder;
    private final DeliverySettings settings;
    private final PseudonymKey key;
    private final Optional<LocalDate> observedThrough;

    IngestStep(Installation installation, String delivery, PseudonymKey key, Optional<LocalDate> observedThrough) {
        this.installation = installation;
        this.folder = DeliveryFolder.open(
                delivery, installation.spark().sessionState().newHadoopConf());
        SparkSessions.suit(installation.spark(), folder.bytes());
        this.settings = folder.settings();
        this.key = StoreKeys.complete(installation.store(), key);
        this.observedThrough = observedThrough.or(settings::observedThrough);
    }

    /** The last day that the payout registers cover, if the delivery or the command says so. */
    Optional<LocalDate> observedThrough() {
        return observedThrough;
    }

    /** What became of the delivery, and its quality report where it was just made. */
    record Result(Delivery delivery, boolean changed, List<Row> quality) {}

    Result run() {
        Instant started = Instant.now();
        List<Delivery> earlier = Delivery.all(installation.store());
        String fingerprint = folder.fingerprint();
        requireSameKey(earlier);
        Ledger.Plan plan = new Ledger.Plan(
                "ingest", folder.name(), null, Map.of(), fingerprint + key.fingerprint() + observedThrough);
        Optional<Delivery> known = earlier.stream()
                .filter(delivery -> delivery.fingerprint().equals(fingerprint)
                        && delivery.observedThrough().equals(observedThrough))
                .reduce((first, second) -> second);
        if (known.isPresent()
                && !installation.ledger().hasMade("ingest", known.get().versions())) {
            // entered as the last act of a run that was interrupted before it was recorded
            installation.store().removeStaging();
            forgetProtected(known.get());
            recordInterrupted(known.get(), plan, started);
        }
        if (known.isPresent() && ForgetPersonStep.changed(installation.ledger(), known.get())) {
            installation
                    .progress()
                    .say("ingest: delivery " + known.get().name() + " is in the store, persons were removed from it on"
                            + " request; it is not read again");
            return new Result(known.get(), false, List.of());
        }
        if (known.isPresent() && installation.ledger().earlier(plan).isPresent()) {
            installation
                    .progress()
                    .say("ingest: delivery " + known.get().name() + " is already in the store, nothing to do");
            return new Result(known.get(), false, List.of());
        }
        return ingest(earlier, fingerprint, plan, started);
    }

    private void recordInterrupted(Delivery delivery, Ledger.Plan plan, Instant started) {
        List<Row> quality = QualityText.rows(installation.store(), delivery);
        long read = QualityText.sum(quality, "read");
        long accepted = 0;
        for (RegisterSchema schema : Registers.ALL) {
            Long version = delivery.versions().get(schema.name());
            // what stands there now: persons may have been removed since
            accepted += version == null
                    ? 0
                    : installation.store().read(schema.name(), version).count();
        }
        installation.ledger().record(plan, started, new Ledger.Done(delivery.versions(), read, accepted));
    }

    private void requireSameKey(List<Delivery> earlier) {
        for (Delivery delivery : earlier) {
            if (!delivery.keyFingerprint().equals(key.fingerprint())) {
                throw new Stop.WrongUsage(
                        "Cannot add to this store: its pseudonyms were made with another key; give that one by --key-file or "
                                + PseudonymKey.VARIABLE + ".");
            }
        }
    }

    private Result ingest(List<Delivery> earlier, String fingerprint, Ledger.Plan plan, Instant started) {
        Map<RegisterSchema, RawRegister> registers = open();
        String name = nameFor(earlier, fingerprint);
        Pseudonyms pseudonyms = new Pseudonyms(key, identity(registers), asOf());
        List<StagedRegister> staged = new ArrayList<>();
        List<QualityReport> reports = new ArrayList<>();
        for (Staged done : readAll(name, registers, pseudonyms)) {
            staged.add(done.register());
            reports.add(done.report());
        }
        Dataset<Row> persons = uniquePseudonyms(staged);
        Map<String, Long> versions = write(name, staged, reports, persons);
        new QualityGate(installation.settings()).check(reports);
        Delivery delivery = finish(
                new Delivery(
                        name,
                        earlier.size() + 1L,
                        fingerprint,
                        key.fingerprint(),
                        settings.observedFrom(),
                        observedThrough,
                        versions),
                identity(registers),
                plan,
                started,
                reports);
        return new Result(delivery, true, quality(reports));
    }

    private static List<Row> quality(List<QualityReport> reports) {
        return reports.stream().flatMap(report -> report.rows().stream()).toList();
    }

    private record Staged(StagedRegister register, QualityReport report) {}

    /** Reads two registers at a time. The insatser come first: those that name an insats are checked against them. */
    private List<Staged> readAll(String name, Map<RegisterSchema, RawRegister> registers, Pseudonyms pseudonyms) {
        CompletableFuture<Optional<Dataset<Row>>> insatser = new CompletableFuture<>();
        Map<RegisterSchema, Staged> done = new ConcurrentHashMap<>();
        List<Runnable> reads = new ArrayList<>();
        RawRegister first = registers.get(InsatsTable.SCHEMA);
        if (first == null) {
            insatser.complete(Optional.empty());
        } else {
            reads.add(() -> {
                try {
                    Staged read = read(name, InsatsTable.SCHEMA, first, pseudonyms, Optional.empty());
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
                            pseudonyms,
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

    private Staged read(
            String delivery,
            RegisterSchema schema,
            RawRegister raw,
            Pseudonyms pseudonyms,
            Optional<Dataset<Row>> insatser) {
        return installation.progress().step("read " + schema.name(), () -> {
            StagedRegister register = stage(schema, raw.rows(), pseudonyms, insatser);
            QualityReport report = QualityReport.of(delivery, register, raw.files(), raw.extraColumns());
            requireRows(report);
            String words = Progress.number(report.read()) + " rows, " + Progress.number(report.accepted())
                    + " accepted, " + Progress.number(report.rejected()) + " rejected";
            return new Progress.Outcome<>(words, new Staged(register, report));
        });
    }

    private Map<RegisterSchema, RawRegister> open() {
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
        return found;
    }

    private IdentityKind identity(Map<RegisterSchema, RawRegister> registers) {
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

    /** The day by which the century of a ten-digit number is settled. */
    private LocalDate asOf() {
        return settings.extracted().or(() -> observedThrough).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    }

    private String nameFor(List<Delivery> earlier, String fingerprint) {
        boolean taken = earlier.stream().anyMatch(delivery -> delivery.name().equals(folder.name()));
        return taken ? folder.name() + "-" + fingerprint.substring(0, 8) : folder.name();
    }

    private StagedRegister stage(
            RegisterSchema schema, Dataset<Row> raw, Pseudonyms pseudonyms, Optional<Dataset<Row>> insatser) {
        Validation validation = new Validation(schema, settings, pseudonyms, asOf(), insatser);
        Dataset<Row> rows = written(schema.name(), validation.apply(raw));
        Dataset<Row> duplicates = written(schema.name() + "-repeated", StagedRegister.findDuplicates(schema, rows));
        return new StagedRegister(schema, validation.breaks(), rows, duplicates);
    }

    private Dataset<Row> written(String name, Dataset<Row> rows) {
        String path = installation.store().emptyStaging(name);
        // read a few times and removed: to compress it costs more than it saves
        rows.write().mode(SaveMode.Overwrite).option("compression", "none").parquet(path);
        return installation.spark().read().schema(rows.schema()).parquet(path);
    }

    private static void requireRows(QualityReport report) {
        if (report.schema().needed() && report.read() == 0) {
            throw new Stop.UnreadableInput("Cannot ingest " + report.schema().name()
                    + ": expected rows, found a register with a header alone.");
        }
    }

    /** Every pseudonym with its check; a stop when a pseudonym stands for two persons. */
    private Dataset<Row> uniquePseudonyms(List<StagedRegister> staged) {
        Dataset<Row> pairs = staged.stream()
                .filter(register -> register.schema().person().isPresent())
                .map(StagedRegister::pseudonyms)
                .reduce(Dataset::unionByName)
                .orElseThrow();
        if (installation.store().exists(PSEUDONYMS)) {
            pairs = pairs.unionByName(PersonTables.pseudonyms(installation.store(), key.fingerprint()));
        }
        Dataset<Row> grouped = pairs.groupBy("person")
                .agg(min("check").as("check"), max("check").as("_other"));
        Dataset<Row> found = written(PSEUDONYMS, grouped);
        long collisions = found.filter(col("check").notEqual(col("_other"))).count();
        if (collisions > 0) {
            throw new Stop.UnreadableInput("Cannot ingest the delivery " + folder.name() + ": " + collisions
                    + " pseudonyms stand for more than one person; use another key.");
        }
        return found.drop("_other");
    }

    private Map<String, Long> write(
            String delivery, List<StagedRegister> staged, List<QualityReport> reports, Dataset<Row> persons) {
        return installation.progress().step("write registers", () -> {
            Map<String, Long> versions = new ConcurrentSkipListMap<>();
            List<Runnable> writes = new ArrayList<>();
            writes.add(() -> installation.store().overwrite(PSEUDONYMS, persons));
            for (StagedRegister register : staged) {
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
            String ofDelivery = "delivery = '" + delivery.replace("'", "''") + "'";
            writes.add(() -> versions.put(
                    RejectedTable.NAME,
                    installation.store().replaceWhere(RejectedTable.NAME, rejected(delivery, staged), ofDelivery)));
            Dataset<Row> rows = installation.spark().createDataFrame(quality(reports), QualityTable.TABLE.type());
            writes.add(() -> versions.put(
                    QualityTable.TABLE.name(),
                    installation.store().replaceWhere(QualityTable.TABLE.name(), rows.coalesce(1), ofDelivery)));
            SideBySide.run(installation.spark(), writes);
            return new Progress.Outcome<>(versions.size() + " tables", new TreeMap<>(versions));
        });
    }

    private Dataset<Row> rejected(String delivery, List<StagedRegister> staged) {
        return staged.stream()
                .map(register -> register.rejected(delivery))
                .flatMap(Optional::stream)
                .reduce(Dataset::unionByName)
                .orElseGet(() -> installation.spark().createDataFrame(List.of(), RejectedTable.TABLE.type()))
                .coalesce(1);
    }

    private Delivery finish(
            Delivery delivery, IdentityKind identity, Ledger.Plan plan, Instant started, List<QualityReport> reports) {
        List<Row> rows = new ArrayList<>();
        delivery.versions()
                .forEach((table, version) -> rows.add(RowFactory.create(
                        delivery.name(),
                        delivery.sequence(),
                        delivery.fingerprint(),
                        delivery.keyFingerprint(),
                        identity.column(),
                        date(settings.extracted()),
                        date(delivery.observedFrom()),
                        date(delivery.observedThrough()),
                        table,
                        version)));
        installation
                .store()
                .append(
                        DeliveriesTable.TABLE.name(),
                        installation
                                .spark()
                                .createDataFrame(rows, DeliveriesTable.TABLE.type())
                                .coalesce(1));
        forgetProtected(delivery);
        installation.store().removeStaging();
        long read = reports.stream().mapToLong(QualityReport::read).sum();
        long accepted = reports.stream().mapToLong(QualityReport::accepted).sum();
        installation.ledger().record(plan, started, new Ledger.Done(delivery.versions(), read, accepted));
        return delivery;
    }

    /** Where the delivery protects persons, what was made of them before is removed, in all its versions. */
    private void forgetProtected(Delivery delivery) {
        if (KnownNumbers.protectsMore(installation.store(), delivery)) {
            installation
                    .progress()
                    .say("persons are protected now who were not: histories and persons made before are removed;"
                            + " link and measure again");
            PersonTables.forgetMade(installation.store());
        }
    }

    private static @Nullable Date date(Optional<LocalDate> day) {
        return day.map(Date::valueOf).orElse(null);
    }
}
