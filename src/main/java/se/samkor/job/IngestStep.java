package se.samkor.job;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Stop;
import se.samkor.identity.IdentityKind;
import se.samkor.identity.PseudonymKey;
import se.samkor.identity.Pseudonyms;
import se.samkor.register.DeliveryFolder;
import se.samkor.register.DeliverySettings;
import se.samkor.register.QualityReport;
import se.samkor.register.Validation;
import se.samkor.run.SparkSessions;
import se.samkor.schema.DeliveriesTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;

/**
 * Delivery to validated Delta registers. Nothing of the delivery counts before its row in {@code deliveries} is written,
 * which happens last; run again after any interruption, it ends in the same store.
 */
final class IngestStep {
    private final Installation installation;
    private final DeliveryFolder folder;
    private final DeliverySettings settings;
    private final PseudonymKey key;
    private final Optional<LocalDate> observedThrough;

    IngestStep(Installation installation, String delivery, PseudonymKey key, Optional<LocalDate> observedThrough) {
        this.installation = installation;
        this.folder = DeliveryFolder.open(
                delivery, installation.spark().sessionState().newHadoopConf());
        SparkSessions.suit(
                installation.spark(),
                () -> Math.max(folder.bytes(), installation.store().bytes()));
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
                        "Cannot add to this store: its pseudonyms were made with another key; give that one by"
                                + " --key-file or "
                                + PseudonymKey.VARIABLE + ".");
            }
        }
    }

    private Result ingest(List<Delivery> earlier, String fingerprint, Ledger.Plan plan, Instant started) {
        DeliveryReading reading = DeliveryReading.open(installation, folder, settings);
        String name = nameFor(earlier, fingerprint);
        Pseudonyms pseudonyms = new Pseudonyms(key, reading.identity(), asOf());
        List<DeliveryReading.Counted> read = reading.readAll(
                name, (schema, insatser) -> new Validation(schema, settings, pseudonyms, asOf(), insatser));
        RegisterWriting writing = new RegisterWriting(installation, name, read);
        Map<String, Long> versions = writing.write(writing.uniquePseudonyms(key));
        List<QualityReport> reports =
                read.stream().map(DeliveryReading.Counted::report).toList();
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
                reading.identity(),
                plan,
                started,
                reports);
        return new Result(delivery, true, RegisterWriting.quality(read));
    }

    /** The day by which the century of a ten-digit number is settled. */
    private LocalDate asOf() {
        return settings.extracted().or(() -> observedThrough).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    }

    private String nameFor(List<Delivery> earlier, String fingerprint) {
        boolean taken = earlier.stream().anyMatch(delivery -> delivery.name().equals(folder.name()));
        return taken ? folder.name() + "-" + fingerprint.substring(0, 8) : folder.name();
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
        installation.store().append(DeliveriesTable.TABLE.name(), DeliveriesTable.TABLE.type(), rows);
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
