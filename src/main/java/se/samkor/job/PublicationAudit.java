package se.samkor.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.samkor.disclosure.CellAudit;
import se.samkor.domain.ResultFile;
import se.samkor.table.StatisticalTable;

/** The audit of a publication for the secure zone: a line for each withheld cell of each table. */
record PublicationAudit(List<CellAudit> audit, List<StatisticalTable> unprotected) {
    private static final String HEADER =
            "table,cell,status,true_value,outsider_low,outsider_high,outsider_exact,insider_low,insider_high,insider_exact\n";

    /** This audit with that of other tables after it. */
    PublicationAudit and(PublicationAudit others) {
        List<CellAudit> lines = new ArrayList<>(audit);
        others.audit.forEach(line -> lines.add(line.moved(unprotected.size())));
        List<StatisticalTable> tables = new ArrayList<>(unprotected);
        tables.addAll(others.unprotected);
        return new PublicationAudit(lines, tables);
    }

    /** Writes {@code out/internal/publication_audit.csv} and returns its path. */
    Path write(Path out) {
        StringBuilder text = new StringBuilder(HEADER);
        for (CellAudit line : audit) {
            StatisticalTable table = unprotected.get(line.table());
            text.append(table.name()).append(',');
            // codes of the table book say what they count, commas included
            text.append(ResultFile.field(String.join(" ", table.cells().codes(line.cell()))))
                    .append(',');
            text.append(line.status().label()).append(',');
            text.append(line.trueValue()).append(',');
            text.append(line.outsider().low())
                    .append(',')
                    .append(line.outsider().high());
            text.append(',').append(line.outsiderExact());
            text.append(',')
                    .append(line.insider().low())
                    .append(',')
                    .append(line.insider().high());
            text.append(',').append(line.insiderExact());
            text.append('\n');
        }
        return ResultFile.write(out.resolve("internal").resolve("publication_audit.csv"), text);
    }
}
