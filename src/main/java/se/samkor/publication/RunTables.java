package se.samkor.publication;

import java.util.List;
import java.util.Map;
import se.samkor.domain.DayBand;

/**
 * The unprotected results of a run that are to be published.
 *
 * @param year the exit year
 * @param bands the bands of the days before
 * @param net whether days are net days; otherwise calendar days
 * @param durability the durability table, rows without persons left out
 * @param exits by status, who was followed up and who was not
 * @param details results beside the durability table
 */
public record RunTables(
        int year,
        List<DayBand> bands,
        boolean net,
        List<DurabilityRow> durability,
        Map<String, Long> exits,
        RunDetails details) {
    public RunTables {
        bands = List.copyOf(bands);
        durability = List.copyOf(durability);
        exits = Map.copyOf(exits);
    }

    /** A run without further results. */
    public RunTables(
            int year, List<DayBand> bands, boolean net, List<DurabilityRow> durability, Map<String, Long> exits) {
        this(year, bands, net, durability, exits, RunDetails.NONE);
    }

    RunTables with(RunDetails more) {
        return new RunTables(year, bands, net, durability, exits, more);
    }
}
