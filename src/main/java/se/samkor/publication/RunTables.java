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
 */
public record RunTables(
        int year, List<DayBand> bands, boolean net, List<DurabilityRow> durability, Map<String, Long> exits) {
    public RunTables {
        bands = List.copyOf(bands);
        durability = List.copyOf(durability);
        exits = Map.copyOf(exits);
    }
}
