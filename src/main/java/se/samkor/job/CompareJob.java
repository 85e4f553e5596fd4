package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.samkor.matching.ComparisonOptions;
import se.samkor.matching.MatchDesign;

/** What would have happened without the insats: participants against matched comparison persons. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Benefit days of participants against those of matched comparison persons: difference in"
                + " differences, for exits in a year.")
final class CompareJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    DeliveryOptions which;

    @Mixin
    ObservedOptions observed;

    @Option(names = "--year", required = true, description = "Exit year: the year the episode ended.")
    int year;

    @Option(
            names = "--ratio",
            paramLabel = "K",
            description = "Comparison persons for each participant, at most; default 5.")
    int ratio = 5;

    @Option(
            names = "--without-replacement",
            description = "Each candidate serves one participant only; by default several.")
    boolean withoutReplacement;

    @Option(
            names = "--caliper",
            paramLabel = "C",
            description = "Largest distance, in standard deviations of the logit of the propensity; default 0.2.")
    double caliper = 0.2;

    @Option(
            names = "--candidates-per-cell",
            paramLabel = "N",
            description = "Candidates kept of each month of start, sex, age band, benefits paid and length of the case"
                    + " under way; default 100.")
    int candidatesPerCell = 100;

    @Option(
            names = "--exclude-future",
            description = "Leave out comparison persons who start an insats before their own year after has ended.")
    boolean excludeFuture;

    @Spec
    CommandSpec spec;

    private ComparisonOptions options() {
        return new ComparisonOptions(
                new MatchDesign(ratio, !withoutReplacement, caliper), candidatesPerCell, excludeFuture);
    }

    /** How the yearly job compares: with no option given. */
    static ComparisonOptions defaults() {
        return new CompareJob().options();
    }

    @Override
    public Integer call() {
        Path out = shared.requiredOut();
        ComparisonOptions options = options();
        Installation installation =
                Installation.open(shared, "compare", false, spec.commandLine().getErr());
        Delivery delivery = Delivery.find(installation.store(), which.delivery());
        LinkStep.Result linked = new LinkStep(installation, delivery).required();
        DurabilityStep.Result measured =
                new DurabilityStep(installation, delivery, LinkKinds.exact, year, observed.through()).run(linked);
        CompareStep.Result result = new CompareStep(installation, delivery, year, measured, options).run();
        PrintWriter print = spec.commandLine().getOut();
        new CompareText(result).lines().forEach(print::println);
        CompareStep.export(result, out).forEach(print::println);
        return 0;
    }
}
