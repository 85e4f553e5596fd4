package se.samkor.matching;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.domain.FollowUpWindow;
import se.samkor.schema.ComparisonTable;

/**
 * Event time: mean days of participants and of their comparison persons in each month of the two years before the start and
 * of the year after the end ({@link ComparisonTable#PROFILE}). A month is a twelfth of a window; month -1 ends the day before the
 * start, month 1 begins the day after the end.
 */
final class ProfileRows {
    private static final int MONTHS = 12;

    private final MatchedComparison comparison;
    private final int year;
    private final int windowDays;
    private final boolean net;
    private final List<Row> rows = new ArrayList<>();

    ProfileRows(MatchedComparison comparison, int year, int windowDays, boolean net) {
        this.comparison = comparison;
        this.year = year;
        this.windowDays = windowDays;
        this.net = net;
    }

    List<Row> rows() {
        return rows;
    }

    void add(String benefit) {
        int before = MONTHS * Covariates.HISTORY_DAYS / windowDays;
        for (int month = before; month >= 1; month--) {
            int from = -(windowDays * month / MONTHS);
            int to = -(windowDays * (month - 1) / MONTHS) - 1;
            add(benefit, "before_start", -month, from, to);
        }
        for (int month = 1; month <= MONTHS; month++) {
            int from = windowDays * (month - 1) / MONTHS + 1;
            int to = windowDays * month / MONTHS;
            add(benefit, "after_end", month, from, to);
        }
    }

    private void add(String benefit, String moment, int month, int from, int to) {
        Windows windows = new Windows(benefit, net, windowDays, 0);
        double[] means = comparison.means((subject, end) -> {
            int day = month < 0 ? subject.start() : end;
            return windows.count(subject, new FollowUpWindow(day + from, day + to));
        });
        rows.add(RowFactory.create(
                year,
                benefit,
                moment,
                month,
                (long) comparison.participants().size(),
                means[0],
                means[1],
                means[0] - means[1]));
    }
}
