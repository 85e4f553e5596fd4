package se.samkor.job;

import static org.apache.spark.sql.functions.col;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.measure.RevisedFigures;
import se.samkor.measure.RevisedPersons;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.RevisionsTable;
import se.samkor.store.ResultCsv;

/** Says which figures of a year moved from one delivery to another, and why. Both must be linked. */
@Command(
        name = "revisions",
        mixinStandardHelpOptions = true,
        description =
                "Which figures of the durability table moved between two deliveries, and why: late entry, late exit,"
                        + " corrected, withdrawn.")
final class RevisionsJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Option(names = "--from", required = true, paramLabel = "DELIVERY", description = "The earlier delivery.")
    String from;

    @Option(names = "--to", required = true, paramLabel = "DELIVERY", description = "The later delivery.")
    String to;

    @Option(names = "--year", required = true, description = "Exit year: the year the episode ended.")
    int year;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Path out = shared.requiredOut();
        Installation installation =
                Installation.open(shared, "revisions", false, spec.commandLine().getErr());
        Made old = made(installation, from);
        Made found = made(installation, to);
        Set<Long> renumbered = new HashSet<>(old.renumbered());
        renumbered.addAll(found.renumbered());
        Set<Long> both = new HashSet<>(old.renumbered());
        both.retainAll(found.renumbered());
        renumbered.removeAll(both);
        List<Row> moved = RevisedPersons.of(old.side(), found.side(), renumbered)
                .orderBy(DurabilityPersonsTable.PERSON)
                .collectAsList();
        RevisedFigures revised =
                new RevisedFigures(year, installation.settings().windowDays(), moved);
        List<Row> figures = revised.figures(old.table(), found.table());
        PrintWriter print = spec.commandLine().getOut();
        print.println(figures.size() + " figures of " + year + " moved from " + from + " to " + to + ".");
        revised.reasons().forEach(row -> print.println("  " + row.getString(1) + ": " + row.getLong(2) + " persons"));
        print.println(ResultCsv.write(out, RevisionsTable.TABLE.name(), RevisionsTable.TABLE.type(), figures));
        print.println(
                ResultCsv.write(out, RevisionsTable.REASONS.name(), RevisionsTable.REASONS.type(), revised.reasons()));
        return 0;
    }

    /** What a delivery was made to. */
    private record Made(RevisedPersons.Side side, List<Row> table, Set<Long> renumbered) {}

    private Made made(Installation installation, String name) {
        Delivery delivery = Delivery.find(installation.store(), Optional.of(name));
        LinkStep.Result linked = new LinkStep(installation, delivery).required();
        DurabilityStep.Result measured = new DurabilityStep(installation, delivery, year, Optional.empty()).run(linked);
        String persons = DurabilityPersonsTable.TABLE.name();
        RevisedPersons.Side side = new RevisedPersons.Side(
                installation
                        .store()
                        .read(persons, measured.versions().getOrDefault(persons, 0L))
                        .filter(col(DurabilityPersonsTable.EXIT_YEAR).equalTo(year)),
                installation.store().read(HistoriesTable.NAME, linked.histories()));
        Map<Long, Long> newest = KnownNumbers.of(installation, delivery).newest();
        Set<Long> renumbered = new HashSet<>(newest.keySet());
        renumbered.addAll(newest.values());
        return new Made(side, measured.table(), renumbered);
    }
}
