package se.samkor.effect;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The checks as rows of {@code effects_checks}. */
public final class ChecksTable {
    private ChecksTable() {}

    /** The rows, in the order given. */
    public static List<Row> rows(List<CheckLine> lines) {
        return lines.stream()
                .map(line -> RowFactory.create(
                        line.outcome(),
                        line.sex(),
                        line.estimator(),
                        line.check(),
                        line.setting(),
                        Cells.of(line.statistic()),
                        Cells.of(line.pValue()),
                        Cells.of(line.low()),
                        Cells.of(line.high()),
                        line.text()))
                .toList();
    }
}
