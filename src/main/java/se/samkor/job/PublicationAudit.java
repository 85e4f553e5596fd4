package se.samkor.job;

import java.nio.file.Path;
import se.samkor.disclosure.CellAudit;
import se.samkor.domain.ResultFile;
import se.samkor.publication.RunProtection;
import se.samkor.table.StatisticalTable;

/** The audit of a publication for the secure zone: a line for each withheld cell of each table. */
record PublicationAudit(RunProtection.Outcome outcome) {
    private static final String HEADER =
            "table,cell,status,true_value,outsider_low,outsider_high,outsider_exact,insider_low,insider_high,insider_exact\n";

    /** Writes {@code out/internal/publication_audit.csv} and returns its path. */
    Path write(Path out) {
        StringBuilder text = new StringBuilder(HEADER);
        for (CellAudit audit : outcome.audit()) {
            StatisticalTable table = outcome.unprotected().get(audit.table());
            text.append(table.name()).append(',');
            text.append(String.join(" ", table.cells().codes(audit.cell()))).append(',');
            text.append(audit.status().label()).append(',');
            text.append(audit.trueValue()).append(',');
            text.append(audit.outsider().low())
                    .append(',')
                    .append(audit.outsider().high());
            text.append(',').append(audit.outsiderExact());
            text.append(',')
                    .append(audit.insider().low())
                    .append(',')
                    .append(audit.insider().high());
            text.append(',').append(audit.insiderExact());
            text.append('\n');
        }
        return ResultFile.write(out.resolve("internal").resolve("publication_audit.csv"), text);
    }
}
