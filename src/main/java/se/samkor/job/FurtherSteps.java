package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.samkor.domain.Stop;
import se.samkor.schema.MembershipTable;
import se.samkor.table.book.BookPages;

/**
 * What the yearly job does after the durability table: quality report, table book, comparison persons, effects by kommun,
 * publication. A step that the delivery cannot carry (no comparison persons, no memberships, too few persons for anything to be
 * safe) is left out and says so in one line; broken identities end the job, and nothing is published.
 */
final class FurtherSteps {
    private final Installation installation;
    private final Delivery delivery;
    private final LinkStep.Result linked;
    private final DurabilityStep.Result measured;
    private final int year;
    private final Path out;
    private final PrintWriter print;

    FurtherSteps(
            Installation installation,
            Delivery delivery,
            LinkStep.Result linked,
            DurabilityStep.Result measured,
            int year,
            Path out,
            PrintWriter print) {
        this.installation = installation;
        this.delivery = delivery;
        this.linked = linked;
        this.measured = measured;
        this.year = year;
        this.out = out;
        this.print = print;
    }

    /** The steps by the names of the option. */
    enum Step {
        quality,
        tables,
        compare,
        effects,
        publish,
        none
    }

    void run(Set<Step> wanted) {
        take(Step.quality, wanted, () -> new QualityFiles(installation, delivery).write(Optional.of(linked), out));
        take(Step.tables, wanted, this::tables);
        take(Step.compare, wanted, this::compare);
        take(Step.effects, wanted, this::effects);
        take(Step.publish, wanted, this::publish);
    }

    private interface Work {
        List<Path> files();
    }

    private void take(Step step, Set<Step> wanted, Work work) {
        if (!wanted.contains(step)) {
            return;
        }
        Ledger.Plan plan = new Ledger.Plan(
                "follow-up: " + step, delivery.name(), year, measured.versions(), linked.versions() + "");
        if (installation.ledger().earlier(plan).isPresent()) {
            print.println(step + " is done already, nothing to do");
            return;
        }
        Instant started = Instant.now();
        try {
            List<Path> files = work.files();
            files.forEach(file -> print.println("written: " + file));
            installation.ledger().record(plan, started, new Ledger.Done(Map.of(), files.size(), files.size()));
        } catch (Stop.UnreadableInput | Stop.WrongUsage impossible) {
            print.println(step + " is left out: " + impossible.getMessage());
        }
        print.flush();
    }

    private List<Path> tables() {
        TablesStep.Result book = new TablesStep(installation, delivery, year, BookPages.read(Optional.empty())).run();
        book.summary().forEach(print::println);
        return TablesStep.export(book, year, out);
    }

    private List<Path> compare() {
        CompareStep.Result compared =
                new CompareStep(installation, delivery, year, measured, CompareJob.defaults()).run();
        new CompareText(compared).lines().forEach(print::println);
        return CompareStep.export(compared, out);
    }

    /** The results are done and stay; where no safe publication of them exists, as of a handful of persons, there is none. */
    private List<Path> publish() {
        try {
            return PublishJob.publish(installation, measured.runId(), out, print);
        } catch (Stop.GateClosed closed) {
            throw new Stop.UnreadableInput(String.valueOf(closed.getMessage()));
        }
    }

    private List<Path> effects() {
        if (!delivery.versions().containsKey(MembershipTable.SCHEMA.name())) {
            throw new Stop.UnreadableInput("the delivery has no " + MembershipTable.SCHEMA.name() + ".");
        }
        EffectsStep.Result effects = new EffectsStep(installation, delivery, EffectsJob.defaults()).run();
        effects.notes().forEach(note -> print.println("! " + note));
        EffectsText.doubts(print, effects.doubts());
        return EffectsStep.export(effects, out);
    }
}
