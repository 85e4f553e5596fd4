package se.samkor.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.samkor.domain.Stop;
import se.samkor.publication.Bilingual;
import se.samkor.publication.RunCubes;
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
    private final List<Bilingual> remarks = new ArrayList<>();
    private Optional<RunCubes> published = Optional.empty();
    private boolean publishedBefore;

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
        summary().ifPresent(file -> print.println("written: " + file));
        print.flush();
    }

    /** The page for a mail. One that was written with the figures of an earlier publication stays. */
    private Optional<Path> summary() {
        SummaryFile file = new SummaryFile(installation, measured.runId(), remarks);
        return publishedBefore && file.isThere(out) ? Optional.empty() : Optional.of(file.write(published, out));
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
            publishedBefore |= step == Step.publish;
            return;
        }
        Instant started = Instant.now();
        try {
            List<Path> files = work.files();
            files.forEach(file -> print.println("written: " + file));
            installation.ledger().record(plan, started, new Ledger.Done(Map.of(), files.size(), files.size()));
        } catch (Stop.UnreadableInput | Stop.WrongUsage impossible) {
            print.println(step + " is left out: " + impossible.getMessage());
            // the reason may be a figure that is not published
            remarks.add(new Bilingual(
                    "Steget " + step + " är utelämnat; varför står i körningens utskrift.",
                    "The step " + step + " is left out; the run's own output says why."));
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
            PublishJob.Published done =
                    PublishJob.publish(installation, measured.runId(), BookPages.read(Optional.empty()), out, print);
            published = Optional.of(done.cubes());
            return done.files();
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
        if (effects.doubts().values().stream().anyMatch(reasons -> !reasons.isEmpty())) {
            remarks.add(new Bilingual(
                    "Effekter per kommun: underlaget räcker inte till alla slutsatser, se internal/effects.html.",
                    "Effects by kommun: the data cannot carry every conclusion, see internal/effects.html."));
        }
        return EffectsStep.export(effects, out);
    }
}
