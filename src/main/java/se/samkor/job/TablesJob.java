package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.table.book.BookPages;

/**
 * The yearly table book: every table that {@code conf/tables} declares, counted in one pass, checked, and written tidy and in
 * the shape of the reports.
 *
 * <pre>
 * samkor tables --store store --year 2021 --out results
 * samkor tables --store store --year 2021 --pages my-tables --out results
 * </pre>
 */
@Command(
        name = "tables",
        mixinStandardHelpOptions = true,
        description = "The yearly table book: participants, results, insatser, förbund and economy of a year, with"
                + " durability where it is measured.")
final class TablesJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    DeliveryOptions which;

    @Option(names = "--year", required = true, description = "The year of the book.")
    int year;

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description = "A folder of further pages (*.conf), each declaring a table as those of conf/tables do.")
    @Nullable
    Path pages;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Path out = shared.requiredOut();
        var declared = BookPages.read(Optional.ofNullable(pages));
        Installation installation =
                Installation.open(shared, "tables", false, spec.commandLine().getErr());
        Delivery delivery = Delivery.find(installation.store(), which.delivery());
        TablesStep.Result result = new TablesStep(installation, delivery, year, declared).run();
        PrintWriter print = spec.commandLine().getOut();
        result.summary().forEach(print::println);
        TablesStep.export(result, year, out).forEach(print::println);
        return 0;
    }
}
