package se.samkor.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samkor.disclosure.CellAudit;
import se.samkor.disclosure.DisclosureControl;
import se.samkor.disclosure.DisclosureRules;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.disclosure.Protection;
import se.samkor.table.StatisticalTable;
import se.samkor.table.book.BookLayout;
import se.samkor.table.book.BookTable;

/**
 * Protects the tables of a book. Those that count the same population go in together, all years of it, so that a figure that
 * stands in several of them is withheld in all or in none, and none gives away what another withholds. A table for which no safe
 * way is found is left out.
 */
public final class BookProtection {
    private final int maxCount;
    private final DisclosureRules rules;
    private final List<StatisticalTable> unprotected = new ArrayList<>();
    private final List<CellAudit> audit = new ArrayList<>();
    /** What became of each part of a layout, by its name. */
    private final Map<String, ProtectedTable> published = new LinkedHashMap<>();

    /**
     * A book as it may be published.
     *
     * @param tables the tables, in the order of the book
     * @param unprotected what was protected, for the audit file of the secure zone
     * @param leftOut tables for which no safe way was found
     */
    public record Outcome(
            List<ProtectedBookTable> tables,
            List<StatisticalTable> unprotected,
            List<CellAudit> audit,
            List<String> leftOut) {
        public Outcome {
            tables = List.copyOf(tables);
            unprotected = List.copyOf(unprotected);
            audit = List.copyOf(audit);
            leftOut = List.copyOf(leftOut);
        }
    }

    private BookProtection(int threshold) {
        this.maxCount = threshold - 1;
        this.rules = new DisclosureRules(maxCount, 0, List.of());
    }

    /**
     * Protects a book.
     *
     * @param threshold the smallest count that is published
     */
    public static Outcome of(List<BookTable> tables, int threshold) {
        return new BookProtection(threshold).protect(tables);
    }

    private Outcome protect(List<BookTable> tables) {
        List<BookLayout> layouts = tables.stream().map(BookLayout::of).toList();
        Map<String, List<BookLayout>> groups = new LinkedHashMap<>();
        for (BookLayout layout : layouts) {
            if (layout.isConsistent() && !layout.parts().isEmpty()) {
                groups.computeIfAbsent(layout.parts().get(0).population(), population -> new ArrayList<>())
                        .add(layout);
            }
        }
        groups.values().forEach(this::protectTogether);
        List<ProtectedBookTable> safe = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (BookLayout layout : layouts) {
            List<ProtectedTable> parts = new ArrayList<>();
            for (StatisticalTable part : layout.parts()) {
                ProtectedTable one = published.get(part.name());
                if (one != null) {
                    parts.add(one);
                }
            }
            if (parts.size() == layout.parts().size()) {
                safe.add(new ProtectedBookTable(layout, parts));
            } else {
                leftOut.add(layout.table().id());
            }
        }
        return new Outcome(safe, unprotected, audit, leftOut);
    }

    /** All tables of a population; where that is not safe, as many as are, in the order of the book. */
    private void protectTogether(List<BookLayout> group) {
        List<BookLayout> safe = group;
        Optional<Protection> protection = attempt(group);
        if (protection.isEmpty()) {
            safe = new ArrayList<>();
            for (BookLayout layout : group) {
                List<BookLayout> more = new ArrayList<>(safe);
                more.add(layout);
                Optional<Protection> together = attempt(more);
                if (together.isPresent()) {
                    safe = more;
                    protection = together;
                }
            }
        }
        List<StatisticalTable> tables = tables(safe);
        protection.ifPresent(found -> {
            found.audit().forEach(line -> audit.add(line.moved(unprotected.size())));
            unprotected.addAll(tables);
            found.tables().forEach(table -> published.put(table.name(), table));
        });
    }

    private Optional<Protection> attempt(List<BookLayout> layouts) {
        Protection protection = DisclosureControl.protect(tables(layouts), rules);
        return protection.isSafe() ? Optional.of(protection) : Optional.empty();
    }

    private List<StatisticalTable> tables(List<BookLayout> layouts) {
        List<StatisticalTable> tables = new ArrayList<>();
        layouts.forEach(layout -> tables.addAll(layout.parts()));
        tables.addAll(BookLayout.flows(tables, maxCount));
        return tables;
    }
}
