package se.samkor.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samkor.disclosure.CellAudit;
import se.samkor.disclosure.DisclosureControl;
import se.samkor.disclosure.DisclosureRules;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.disclosure.Protection;
import se.samkor.table.StatisticalTable;

/**
 * Protects the tables of the report's sections, a group of tables that share counts at a time. A group for which no safe way is
 * found is left out of the publication, so that a side table never stops the main ones.
 */
final class FurtherProtection {
    private final RunTables run;
    private final int threshold;

    FurtherProtection(RunTables run, int threshold) {
        this.run = run;
        this.threshold = threshold;
    }

    private Map<String, List<StatisticalTable>> groups() {
        int maxCount = threshold - 1;
        Map<String, List<StatisticalTable>> groups = new LinkedHashMap<>();
        groups.put(FlowSection.TABLE, FlowSection.tables(run));
        groups.put(ProfileSection.TABLE, ProfileSection.tables(run, threshold));
        groups.put(TransitionSection.TABLE, TransitionSection.tables(run, maxCount));
        groups.put(AreaTables.TABLE, new AreaTables(run).tables(maxCount));
        groups.put(EventSection.TABLE, EventSection.tables(run));
        groups.put(LinkageSection.TABLE, LinkageSection.tables(run));
        groups.put(QualitySection.TABLE, QualitySection.tables(run));
        return groups;
    }

    /** The linked tables with those of the sections after them. */
    RunProtection.Outcome after(RunProtection.Outcome linked) {
        List<ProtectedTable> tables = new ArrayList<>(linked.tables());
        List<StatisticalTable> unprotected = new ArrayList<>(linked.unprotected());
        List<CellAudit> audit = new ArrayList<>(linked.audit());
        List<String> leftOut = new ArrayList<>(linked.leftOut());
        DisclosureRules rules = new DisclosureRules(threshold - 1, 0, List.of());
        groups().forEach((name, group) -> {
            Protection protection = DisclosureControl.protect(group, rules);
            if (protection.isSafe()) {
                protection.audit().forEach(line -> audit.add(line.moved(tables.size())));
                tables.addAll(protection.tables());
                unprotected.addAll(group);
            } else {
                leftOut.add(name);
            }
        });
        return new RunProtection.Outcome(tables, unprotected, audit, leftOut);
    }
}
