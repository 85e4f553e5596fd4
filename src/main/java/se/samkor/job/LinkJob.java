package se.samkor.job;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Links SUS, MiDAS and befolkning to one history per person. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "SUS x MiDAS x befolkning by pseudonym, with a linkage report.")
final class LinkJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Mixin
    DeliveryOptions which;

    @Option(
            names = "--repair",
            description =
                    "Link participations whose number is faulty to the person it was probably meant for, and report the"
                            + " estimated rates of error; also by the setting linkage.repair.")
    boolean repair;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Path> wanted = shared.wantedOut();
        Installation installation =
                Installation.open(shared, "link", false, spec.commandLine().getErr());
        Delivery delivery = Delivery.find(installation.store(), which.delivery());
        LinkStep step = new LinkStep(
                installation, delivery, repair || installation.settings().repair());
        LinkStep.Result result = step.run();
        wanted.ifPresent(
                out -> step.export(result, out).forEach(spec.commandLine().getOut()::println));
        return 0;
    }
}
