package se.samkor.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.samkor.disclosure.CellAudit;
import se.samkor.disclosure.DisclosureControl;
import se.samkor.disclosure.DisclosureRules;
import se.samkor.disclosure.MeansAudit;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.disclosure.Protection;
import se.samkor.domain.DayBand;
import se.samkor.domain.Stop;
import se.samkor.publication.LinkedTables.Extra;
import se.samkor.table.StatisticalTable;

/**
 * Protects all tables of a run together: first the counts, then the counts against what the published means tell about
 * them. Where the means would give a withheld count away, more cells of nearby bands are withheld, and everything is
 * audited again.
 */
public final class RunProtection {
    private final RunTables run;
    private final LinkedTables layout;
    private final DisclosureRules rules;
    private final int maxCount;

    private RunProtection(RunTables run, int threshold) {
        this.run = run;
        this.maxCount = threshold - 1;
        this.layout = new LinkedTables(run, maxCount);
        this.rules = new DisclosureRules(maxCount, 0, List.of());
    }

    /**
     * The tables as they may be published.
     *
     * @param tables the follow-up table first, then a durability table for each benefit, then those of the sections
     * @param unprotected the same tables as they were, for the audit file of the secure zone
     * @param leftOut groups of tables for which no safe way was found
     */
    public record Outcome(
            List<ProtectedTable> tables,
            List<StatisticalTable> unprotected,
            List<CellAudit> audit,
            List<String> leftOut) {
        public Outcome {
            tables = List.copyOf(tables);
            unprotected = List.copyOf(unprotected);
            audit = List.copyOf(audit);
            leftOut = List.copyOf(leftOut);
        }

        /** The tables of a group, in the order in which they were laid. */
        List<ProtectedTable> group(String name) {
            return tables.stream()
                    .filter(table -> table.name().equals(name) || table.name().startsWith(name + "_"))
                    .toList();
        }
    }

    /**
     * Protects the tables; stops with exit status 3 when no safe way is found.
     *
     * @param threshold the smallest count that is published
     */
    public static Outcome of(RunTables run, int threshold) {
        Outcome linked = linked(run, threshold);
        return new FurtherProtection(run, threshold).after(linked);
    }

    /** The tables that count the same exits; the comparison goes where it cannot be protected with the others. */
    private static Outcome linked(RunTables run, int threshold) {
        if (run.details().comparison().isEmpty()) {
            return new RunProtection(run, threshold).search(List.of());
        }
        try {
            return new RunProtection(run, threshold).search(List.of());
        } catch (Stop.GateClosed withComparison) {
            RunDetails details = run.details().withoutComparison();
            return new RunProtection(run.with(details), threshold).search(List.of(ComparisonSection.TABLE));
        }
    }

    private Outcome search(List<String> leftOut) {
        Set<Extra> extras = new LinkedHashSet<>();
        while (true) {
            List<StatisticalTable> tables = layout.build(extras);
            Protection protection = DisclosureControl.protect(tables, rules);
            List<ProtectedTable> published = protection.tables();
            List<Extra> more = more(tables, published, extras);
            if (more.isEmpty()) {
                return new Outcome(published, tables, protection.audit(), leftOut);
            }
            boolean found = extras.addAll(more);
            if (!found) {
                throw new Stop.GateClosed("Nothing is published: published means would give a withheld count away, and"
                        + " no further cell is left to withhold.");
            }
        }
    }

    /** A further cell for every one that the means give away. */
    private List<Extra> more(List<StatisticalTable> tables, List<ProtectedTable> published, Set<Extra> extras) {
        List<Extra> more = new ArrayList<>();
        for (int i = 0; i < LinkedTables.BENEFITS.size(); i++) {
            String benefit = LinkedTables.BENEFITS.get(i);
            StatisticalTable table = tables.get(i + 1);
            for (int cell : MeansAudit.weakCells(table, published.get(i + 1), layout.means(benefit), maxCount)) {
                List<String> codes = table.cells().codes(cell);
                more.add(next(benefit, codes.get(1), codes.get(2), table, extras));
            }
        }
        return more;
    }

    /** The nearest band that is not yet withheld on purpose; bands of a single number of days last: they hide nothing. */
    private Extra next(String benefit, String band, String sex, StatisticalTable table, Set<Extra> extras) {
        List<String> labels = layout.bandLabels();
        int here = labels.indexOf(band);
        List<Extra> candidates = new ArrayList<>();
        run.bands().stream()
                .filter(other -> !other.label().equals(band))
                .sorted(Comparator.comparing((DayBand other) -> other.from() == other.to())
                        .thenComparing(other -> Math.abs(labels.indexOf(other.label()) - here)))
                .forEach(other -> candidates.add(new Extra(benefit, other.label(), sex)));
        return candidates.stream()
                .filter(extra -> !extras.contains(extra) && persons(table, extra) > maxCount)
                .findFirst()
                // known already: the caller sees that nothing new was found
                .orElseGet(() -> extras.stream().findFirst().orElse(new Extra(benefit, band, sex)));
    }

    private static double persons(StatisticalTable table, Extra extra) {
        int band = table.dimensions().get(1).indexOf(extra.band());
        int sex = table.dimensions().get(2).indexOf(extra.sex());
        return table.count(table.cells().cell(0, band, sex));
    }
}
