package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import se.samkor.disclosure.ProtectedTable;

/**
 * The cubes of a run's publication.
 *
 * @param followUp who was followed up: status
 * @param durability days before and after: benefit, band, sex
 * @param sections the further parts of the report, each with its cube
 */
public record RunCubes(Cube followUp, Cube durability, List<Section> sections) {
    public RunCubes {
        sections = List.copyOf(sections);
    }

    /**
     * Puts the protected tables of a run into words.
     *
     * @param run what the tables were made of; only its layout is used
     * @param threshold the smallest count that is published
     */
    public static RunCubes of(RunTables run, RunProtection.Outcome outcome, int threshold) {
        LinkedTables layout = new LinkedTables(run, threshold - 1);
        Variable year = DurabilityWords.year(run.year());
        Cube followUp = new Cube(
                "follow_up",
                DurabilityWords.followUpText(run.year(), threshold),
                year,
                List.of(DurabilityWords.statuses(layout.statusCodes())),
                List.of(DurabilityWords.persons()),
                outcome.group("follow_up"));
        Cube durability = new Cube(
                "durability_days",
                DurabilityWords.durabilityText(run.year(), run.net(), threshold),
                year,
                List.of(
                        DurabilityWords.benefits(),
                        DurabilityWords.bands(layout.bandLabels()),
                        DurabilityWords.sexes()),
                DurabilityWords.measures(),
                outcome.group("durability"));
        return new RunCubes(followUp, durability, sections(run, outcome, followUp, threshold));
    }

    private interface Maker {
        Section make(List<ProtectedTable> tables);
    }

    private static List<Section> sections(RunTables run, RunProtection.Outcome outcome, Cube followUp, int threshold) {
        List<Section> sections = new ArrayList<>();
        add(sections, outcome, FlowSection.TABLE, tables -> FlowSection.of(run, tables, followUp, threshold));
        add(sections, outcome, ProfileSection.TABLE, tables -> ProfileSection.of(run, tables, threshold));
        add(sections, outcome, TransitionSection.TABLE, tables -> TransitionSection.of(run, tables, threshold));
        add(sections, outcome, ComparisonSection.TABLE, tables -> ComparisonSection.of(run, tables, threshold));
        add(
                sections,
                outcome,
                AreaTables.TABLE,
                tables -> new AreaSection(new AreaTables(run).cube(run, tables, threshold)));
        add(sections, outcome, EventSection.TABLE, tables -> EventSection.of(run, tables, threshold));
        add(sections, outcome, LinkageSection.TABLE, tables -> LinkageSection.of(run, tables, threshold));
        add(sections, outcome, QualitySection.TABLE, tables -> QualitySection.of(run, tables, threshold));
        return sections;
    }

    private static void add(List<Section> sections, RunProtection.Outcome outcome, String name, Maker maker) {
        List<ProtectedTable> tables = outcome.group(name);
        if (!tables.isEmpty()) {
            sections.add(maker.make(tables));
        }
    }

    /** All of them. */
    public List<Cube> all() {
        List<Cube> all = new ArrayList<>(List.of(durability, followUp));
        sections.forEach(section -> all.add(section.cube()));
        return all;
    }
}
