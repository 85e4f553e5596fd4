package se.samkor.disclosure;

import java.util.List;
import se.samkor.domain.Stop;

/**
 * The outcome of disclosure control for the tables of a run: the audit, and the protected tables if the audit passed.
 */
public final class Protection {
    private final List<ProtectedTable> tables;
    private final List<CellAudit> audit;
    private final List<String> findings;

    Protection(List<ProtectedTable> tables, List<CellAudit> audit, List<String> findings) {
        this.tables = List.copyOf(tables);
        this.audit = List.copyOf(audit);
        this.findings = List.copyOf(findings);
    }

    /** A line for every withheld cell, for the secure zone alone. */
    public List<CellAudit> audit() {
        return audit;
    }

    /** Whether the tables may be published. */
    public boolean isSafe() {
        return findings.isEmpty();
    }

    /** The tables, in the order given. Stops when the audit found a cell that is not safe. */
    public List<ProtectedTable> tables() {
        if (!isSafe()) {
            throw new Stop.GateClosed("Nothing is published: " + findings.get(0)
                    + (findings.size() > 1 ? " (and " + (findings.size() - 1) + " more)" : "") + ".");
        }
        return tables;
    }
}
