package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.domain.Stop;
import se.samkor.publication.BookCubes;
import se.samkor.publication.BookProtection;
import se.samkor.publication.Cube;
import se.samkor.publication.PublicationFolder;
import se.samkor.publication.RunCubes;
import se.samkor.publication.RunFacts;
import se.samkor.publication.RunProtection;
import se.samkor.publication.RunTables;
import se.samkor.table.book.BookPages;
import se.samkor.table.book.TablePage;

/**
 * The publication of a run: its durability table with what hangs together with it, its table book, or both. Example: {@code samkor
 * publish --store S --run 20260301-101500-ab12 --out result}. Reads the table versions that the run wrote, protects them
 * together, and writes result/publication; what an intruder could derive
 * of each withheld cell goes to result/internal, which stays in the secure zone.
 */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Protects the tables of a run and writes CSV, PX, JSON-stat, xlsx and the HTML report.")
final class PublishJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Option(names = "--run", required = true, paramLabel = "ID", description = "The run, as the job runs names it.")
    String run;

    @Spec
    CommandSpec spec;

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description = "The folder of further pages that the table book was made with.")
    @Nullable
    Path pages;

    @Override
    public Integer call() {
        Path out = shared.requiredOut();
        PrintWriter print = spec.commandLine().getOut();
        Installation installation =
                Installation.view(shared, "publish", spec.commandLine().getErr());
        List<TablePage> declared = BookPages.read(Optional.ofNullable(pages));
        List<Row> ledger = installation.ledger().rows();
        Optional<RecordedBook> book = RecordedRun.measured(ledger, run)
                ? Optional.empty()
                : RecordedBook.of(ledger, run, installation.store(), declared);
        List<Path> files = book.isPresent()
                ? publishBook(installation, run, book.get(), out, print)
                : publish(installation, run, declared, out, print).files();
        files.forEach(file -> print.println("written: " + file));
        print.flush();
        return 0;
    }

    /** What was published: the paths written, and the figures as they may be seen. */
    record Published(List<Path> files, RunCubes cubes, RunFacts facts) {}

    /**
     * Protects and publishes a recorded run, the table book of the same delivery and year with it where one has been made, and says
     * how many cells are withheld.
     */
    static Published publish(
            Installation installation, String run, List<TablePage> pages, Path out, PrintWriter print) {
        List<Row> ledger = installation.ledger().rows();
        RecordedRun recorded = RecordedRun.find(ledger, run);
        int smallest = installation.settings().smallestCount();
        RunFacts facts = recorded.facts(smallest);
        RunTables tables = recorded.tables(installation.store());
        PublicationFolder folder = new PublicationFolder(out);
        folder.clear();
        RunProtection.Outcome outcome = RunProtection.of(tables, smallest);
        outcome.leftOut()
                .forEach(group -> print.println("left out, because no safe way to publish it was found: " + group));
        Optional<RecordedBook> book =
                RecordedBook.of(ledger, recorded.delivery(), recorded.year(), installation.store(), pages);
        RunCubes cubes = RunCubes.of(tables, outcome, smallest);
        PublicationAudit audit = new PublicationAudit(outcome.audit(), outcome.unprotected());
        List<Cube> bookCubes = List.of();
        if (book.isPresent()) {
            BookProtection.Outcome ofBook = protectBook(book.get(), smallest, print);
            audit = audit.and(new PublicationAudit(ofBook.audit(), ofBook.unprotected()));
            bookCubes = cubes(book.get(), ofBook, smallest);
        }
        List<Path> files = new ArrayList<>(List.of(audit.write(out)));
        RunFacts bookFacts = book.map(one -> one.facts(smallest)).orElse(facts);
        files.addAll(folder.write(cubes, facts, bookCubes, bookFacts));
        print.println("Run " + run + " is published; " + audit.audit().size() + " cells are withheld.");
        return new Published(files, cubes, facts);
    }

    private static BookProtection.Outcome protectBook(RecordedBook book, int smallest, PrintWriter print) {
        BookProtection.Outcome outcome = BookProtection.of(book.tables(), smallest);
        outcome.leftOut()
                .forEach(table -> print.println("left out, because no safe way to publish it was found: " + table));
        book.unknown().forEach(table -> print.println("left out, because its page is not known (--pages): " + table));
        return outcome;
    }

    private static List<Cube> cubes(RecordedBook book, BookProtection.Outcome outcome, int smallest) {
        return new BookCubes(book.year(), smallest, book.names()).of(outcome.tables());
    }

    /** Protects and publishes the table book of a run that measured nothing. */
    private static List<Path> publishBook(
            Installation installation, String run, RecordedBook book, Path out, PrintWriter print) {
        int smallest = installation.settings().smallestCount();
        PublicationFolder folder = new PublicationFolder(out);
        folder.clear();
        BookProtection.Outcome outcome = protectBook(book, smallest, print);
        if (outcome.tables().isEmpty()) {
            throw new Stop.GateClosed("Nothing is published: no table of the book can be published safely.");
        }
        List<Path> files =
                new ArrayList<>(List.of(new PublicationAudit(outcome.audit(), outcome.unprotected()).write(out)));
        files.addAll(folder.writeBook(cubes(book, outcome, smallest), book.facts(smallest)));
        print.println("The table book of run " + run + " is published: "
                + outcome.tables().size() + " tables; " + outcome.audit().size() + " cells are withheld.");
        return files;
    }
}
