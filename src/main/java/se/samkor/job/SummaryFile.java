package se.samkor.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import se.samkor.domain.ResultFile;
import se.samkor.publication.Bilingual;
import se.samkor.publication.RunCubes;
import se.samkor.publication.RunFacts;
import se.samkor.publication.SummaryPage;

/**
 * The page that the yearly job leaves in its result folder.
 *
 * @param runId the run that measured
 * @param remarks what to look at, without any figure
 */
record SummaryFile(Installation installation, String runId, List<Bilingual> remarks) {
    private static final String NAME = "summary.html";

    boolean isThere(Path out) {
        return Files.exists(out.resolve(NAME));
    }

    /** Writes {@code out/summary.html} and returns its path. */
    Path write(Optional<RunCubes> published, Path out) {
        List<Row> ledger = installation.ledger().rows();
        RunFacts facts =
                RecordedRun.find(ledger, runId).facts(installation.settings().smallestCount());
        List<SummaryPage.Step> steps = ledger.stream()
                .filter(row -> List.of(runId, installation.ledger().runId()).contains(row.<String>getAs("run_id")))
                .map(row -> new SummaryPage.Step(
                        row.getAs("job"), row.getAs("started"), row.<Double>getAs("seconds"), row.getAs("status")))
                .toList();
        return ResultFile.write(out.resolve(NAME), SummaryPage.of(facts, published, steps, remarks));
    }
}
