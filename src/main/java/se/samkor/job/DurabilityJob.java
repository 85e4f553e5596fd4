package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Benefit days before and after for the exits of a year. */
@Command(
        name = "durability",
        mixinStandardHelpOptions = true,
        description = "Benefit days in the year before the start and in the year after the end, for exits in a year.")
final class DurabilityJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    DeliveryOptions which;

    @Mixin
    ObservedOptions observed;

    @Option(names = "--year", required = true, description = "Exit year: the year the episode ended.")
    int year;

    @Option(
            names = "--link",
            description = "Link the delivery first where it is not linked yet, as the job link does without options.")
    boolean link;

    @Option(
            names = "--link-kinds",
            paramLabel = "KINDS",
            defaultValue = "all",
            description =
                    "exact: without persons linked by a repaired number; all: with them, where the delivery was linked"
                            + " with repair (default: ${DEFAULT-VALUE}).")
    LinkKinds kinds;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Path out = shared.requiredOut();
        Installation installation = Installation.open(
                shared, "durability", false, spec.commandLine().getErr());
        Delivery delivery = Delivery.find(installation.store(), which.delivery());
        LinkStep linking = new LinkStep(installation, delivery);
        DurabilityStep step = new DurabilityStep(installation, delivery, kinds, year, observed.through());
        DurabilityStep.Result result = step.run(link ? linking.requiredOrMade(step::watch) : linking.required());
        PrintWriter print = spec.commandLine().getOut();
        new DurabilityText(installation.settings().netDays())
                .lines(year, result.table())
                .forEach(print::println);
        step.export(result, out).forEach(print::println);
        return 0;
    }
}
