package se.samkor.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import se.samkor.disclosure.CellAudit;
import se.samkor.disclosure.DisclosureControl;
import se.samkor.disclosure.DisclosureRules;
import se.samkor.disclosure.MeansAudit;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.disclosure.Protection;
import se.samkor.disclosure.PublishedMean;
import se.samkor.domain.DayBand;
import se.samkor.domain.Stop;
import se.samkor.publication.LinkedTables.Extra;
import se.samkor.publication.LinkedTables.Withheld;
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
        Withheld withheld = Withheld.NOTHING;
        while (true) {
            List<StatisticalTable> tables = layout.build(withheld);
            Protection protection = DisclosureControl.protect(tables, rules);
            List<ProtectedTable> published = protection.tables();
            Withheld more = more(tables, published, withheld);
            if (more.equals(withheld)) {
                requireSomething(published);
                return new Outcome(published, tables, protection.audit(), leftOut);
            }
            withheld = more;
        }
    }

    /** A further cell for every one that the means give away; where there is none, the means themselves. */
    private Withheld more(List<StatisticalTable> tables, List<ProtectedTable> published, Withheld withheld) {
        List<Extra> extras = new ArrayList<>();
        Set<String> means = new LinkedHashSet<>();
        for (int i = 0; i < LinkedTables.BENEFITS.size(); i++) {
            String benefit = LinkedTables.BENEFITS.get(i);
            StatisticalTable table = tables.get(i + 1);
            List<PublishedMean> told = layout.means(benefit, withheld);
            for (int cell : MeansAudit.weakCells(table, published.get(i + 1), told, maxCount)) {
                List<String> codes = table.cells().codes(cell);
                Optional<Extra> next = next(benefit, codes.get(1), codes.get(2), table, withheld.extras());
                next.ifPresent(extras::add);
                if (next.isEmpty() && withheld.means().contains(benefit)) {
                    throw new Stop.GateClosed("Nothing is published: published means would give a withheld count away,"
                            + " and nothing further is left to withhold.");
                } else if (next.isEmpty()) {
                    means.add(benefit);
                }
            }
        }
        return withheld.andExtras(extras).andMeansOf(means);
    }

    /** The nearest band that is not yet withheld on purpose; bands of a single number of days last: they hide nothing. */
    private Optional<Extra> next(String benefit, String band, String sex, StatisticalTable table, Set<Extra> extras) {
        List<String> labels = layout.bandLabels();
        int here = labels.indexOf(band);
        return run.bands().stream()
                .filter(other -> !other.label().equals(band))
                .sorted(Comparator.comparing((DayBand other) -> other.from() == other.to())
                        .thenComparing(other -> Math.abs(labels.indexOf(other.label()) - here)))
                .map(other -> new Extra(benefit, other.label(), sex))
                .filter(extra -> !extras.contains(extra) && persons(table, extra) > maxCount)
                .findFirst();
    }

    /** A publication that withholds every figure of the followed-up persons is none. */
    private static void requireSomething(List<ProtectedTable> published) {
        boolean nothing = published.stream().skip(1).allMatch(table -> IntStream.range(
                        0, table.cells().size())
                .allMatch(cell -> table.count(cell).orElse(0) == 0));
        if (nothing) {
            throw new Stop.GateClosed("Nothing is published: every figure would have to be withheld.");
        }
    }

    private static double persons(StatisticalTable table, Extra extra) {
        int band = table.dimensions().get(1).indexOf(extra.band());
        int sex = table.dimensions().get(2).indexOf(extra.sex());
        return table.count(table.cells().cell(0, band, sex));
    }
}
