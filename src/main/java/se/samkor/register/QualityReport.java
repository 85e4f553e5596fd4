package se.samkor.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.schema.QualityTable;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;

/**
 * What was found in a register of a delivery: rows read, accepted and rejected by file, by rule, marked rows, values per
 * column. Accepted and rejected add up to read in every file, or the report cannot be made.
 */
public final class QualityReport {
    private final RegisterSchema schema;
    private final String delivery;
    private final Map<String, FileCounts> files;
    private final List<String> extraColumns;

    private QualityReport(
            RegisterSchema schema, String delivery, Map<String, FileCounts> files, List<String> extraColumns) {
        this.schema = schema;
        this.delivery = delivery;
        this.files = files;
        this.extraColumns = extraColumns;
    }

    /** The counts of one file. */
    private static final class FileCounts {
        private long read;
        private final Map<String, Long> rejected = new TreeMap<>();
        private final Map<String, Long> flagged = new TreeMap<>();
        private final Map<String, Long> filled = new TreeMap<>();

        long rejected() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Counts a staged register. Files without a row are in the report too. */
    public static QualityReport of(
            String delivery, StagedRegister register, List<String> files, List<String> extraColumns) {
        Map<String, FileCounts> counts = new TreeMap<>();
        files.forEach(file -> counts.put(file, new FileCounts()));
        for (Tally some : register.tally()) {
            add(counts.computeIfAbsent(some.place().file(), file -> new FileCounts()), some, register);
        }
        register.duplicatesByFile().forEach((name, rows) -> counts.computeIfAbsent(name, file -> new FileCounts())
                .rejected
                .merge(RuleCatalogue.EXACT_DUPLICATE.code(), rows, Long::sum));
        for (Row row : register.flagCounts()) {
            FileCounts file = counts.computeIfAbsent(row.getString(0), name -> new FileCounts());
            file.flagged.merge(row.getString(1), row.getLong(2), Long::sum);
        }
        return new QualityReport(register.schema(), delivery, counts, extraColumns);
    }

    private static void add(FileCounts file, Tally some, StagedRegister register) {
        file.read += some.rows();
        if (some.place().accepted()) {
            List<RegisterColumn> columns = register.schema().columns();
            for (int i = 0; i < columns.size(); i++) {
                file.filled.merge(columns.get(i).source(), some.filled()[i], Long::sum);
            }
        } else {
            String rule =
                    register.findings().get(some.place().finding() - 1).rule().code();
            file.rejected.merge(rule, some.rows(), Long::sum);
        }
    }

    /** The register. */
    public RegisterSchema schema() {
        return schema;
    }

    /** Rows read, in all files. */
    public long read() {
        return files.values().stream().mapToLong(file -> file.read).sum();
    }

    /** Rows rejected, in all files. */
    public long rejected() {
        return files.values().stream().mapToLong(FileCounts::rejected).sum();
    }

    /** Rows accepted, in all files. */
    public long accepted() {
        return read() - rejected();
    }

    /** The report as rows of {@link QualityTable}. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        files.forEach((file, counts) -> {
            rows.add(row(file, "read", "", Optional.empty(), counts.read));
            rows.add(row(file, "accepted", "", Optional.empty(), counts.read - counts.rejected()));
            rows.add(row(file, "rejected", "", Optional.empty(), counts.rejected()));
            counts.rejected.forEach(
                    (rule, n) -> rows.add(row(file, "rejected", rule, Optional.of(RuleCatalogue.of(rule)), n)));
            counts.flagged.forEach(
                    (rule, n) -> rows.add(row(file, "flagged", rule, Optional.of(RuleCatalogue.of(rule)), n)));
            counts.filled.forEach((column, n) -> rows.add(row(file, "filled", column, Optional.empty(), n)));
        });
        for (String extra : extraColumns) {
            int at = extra.indexOf(": ");
            rows.add(row(extra.substring(0, at), "extra_column", extra.substring(at + 2), Optional.empty(), 0));
        }
        return rows;
    }

    private Row row(String file, String item, String detail, Optional<Rule> rule, long rows) {
        return RowFactory.create(
                delivery,
                schema.name(),
                file,
                item,
                detail,
                rule.map(Rule::swedish).orElse(""),
                rule.map(Rule::english).orElse(""),
                rows);
    }
}
