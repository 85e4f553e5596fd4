package se.samkor.publication;

import java.util.List;
import se.samkor.disclosure.ProtectedTable;

/**
 * The cubes of a run's publication.
 *
 * @param followUp who was followed up: status
 * @param durability days before and after: benefit, band, sex
 */
public record RunCubes(Cube followUp, Cube durability) {
    /**
     * Puts the protected tables of a run into words.
     *
     * @param run what the tables were made of; only its layout is used
     * @param threshold the smallest count that is published
     */
    public static RunCubes of(RunTables run, RunProtection.Outcome outcome, int threshold) {
        List<ProtectedTable> tables = outcome.tables();
        LinkedTables layout = new LinkedTables(run, threshold - 1);
        Variable year = DurabilityWords.year(run.year());
        Cube followUp = new Cube(
                "follow_up",
                DurabilityWords.followUpText(run.year(), threshold),
                year,
                List.of(DurabilityWords.statuses(layout.statuses())),
                List.of(DurabilityWords.persons()),
                tables.subList(0, 1));
        Cube durability = new Cube(
                "durability_days",
                DurabilityWords.durabilityText(run.year(), run.net(), threshold),
                year,
                List.of(
                        DurabilityWords.benefits(),
                        DurabilityWords.bands(layout.bandLabels()),
                        DurabilityWords.sexes()),
                DurabilityWords.measures(),
                tables.subList(1, tables.size()));
        return new RunCubes(followUp, durability);
    }

    /** All of them. */
    public List<Cube> all() {
        return List.of(durability, followUp);
    }
}
