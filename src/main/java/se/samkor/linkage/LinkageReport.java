package se.samkor.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.Passing;

/**
 * How many of those who have a benefit in SUS are found with it in MiDAS (693 of 722 in section 4 of the 2020 report), and
 * the other way round: how many who started in the year have it in MiDAS, whatever SUS says (1 864 against 1 859).
 *
 * <p>Population: persons by the year in which they started an individual insats, by their first start of the year. A
 * benefit is found when a part-case of it has a day from {@code daysBefore} days before the start through the start.
 */
public final class LinkageReport {
    /** The columns of the histories that are read. */
    public static final List<String> COLUMNS = StartRows.COLUMNS;

    private static final String ALL = BenefitBits.ALL;
    private static final List<String> SEXES = List.of(ALL, "K", "M");

    private final int daysBefore;
    private final List<String> sjpBenefits;

    public LinkageReport(int daysBefore, List<String> sjpBenefits) {
        this.daysBefore = daysBefore;
        this.sjpBenefits = sjpBenefits;
    }

    /**
     * Rows of {@link LinkageTable#TABLE}, {@link LinkageTable#UNMATCHED} and {@link LinkageTable#DETAIL}, in the order of the
     * columns that name them.
     */
    public record Tables(List<Row> linkage, List<Row> unmatched, List<Row> detail) {}

    /**
     * All tables in one pass over the histories, of which only counts leave the executors.
     *
     * @param histories rows with {@link #COLUMNS}, in any order and with others between
     */
    public Tables of(InternalRows histories) {
        return passing(histories).alone();
    }

    /** The same, of histories on their way to somebody else. */
    public Passing<Tables> passing(InternalRows histories) {
        StartRows reading = new StartRows(histories.type(), daysBefore, sjpBenefits);
        return Passing.of(histories, new LinkageTally.Seen(reading)).map(LinkageReport::tables);
    }

    private static Tables tables(LinkageTally tally) {
        Map<Cell, Found> cells = new TreeMap<>();
        LinkageDetail detail = new LinkageDetail();
        tally.persons().forEach((part, persons) -> {
            detail.add(part, persons);
            if (part.dimension().equals(LinkageTally.SEX)) {
                for (String sex : List.of(ALL, part.category())) {
                    Cell cell = new Cell(part.year(), BenefitBits.GROUPS.indexOf(part.benefit()), SEXES.indexOf(sex));
                    cells.computeIfAbsent(cell, none -> new Found()).add(part, persons);
                }
            }
        });
        List<Row> linkage = new ArrayList<>();
        List<Row> unmatched = new ArrayList<>();
        cells.forEach((cell, found) -> {
            linkage.add(found.row(cell));
            unmatched.addAll(found.reasons(cell));
        });
        return new Tables(linkage, unmatched, detail.rows());
    }

    /** A year of start, benefit and sex, by their places in the order of the tables. */
    private record Cell(int year, int benefit, int sex) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return Comparator.comparingInt(Cell::year)
                    .thenComparingInt(Cell::benefit)
                    .thenComparingInt(Cell::sex)
                    .compare(this, other);
        }

        String benefitName() {
            return BenefitBits.GROUPS.get(benefit);
        }

        String sexName() {
            return SEXES.get(sex);
        }
    }

    /** The persons of a cell. */
    private static final class Found {
        private long inSus;
        private long inBoth;
        private long inMidas;
        private final Map<String, Long> reasons = new TreeMap<>();

        void add(LinkageTally.Cell part, long persons) {
            if (part.direction().equals(LinkageTally.MIDAS_TO_SUS)) {
                inMidas += persons;
                return;
            }
            inSus += persons;
            if (part.outcome().equals(LinkageTally.FOUND)) {
                inBoth += persons;
            } else {
                reasons.merge(part.outcome(), persons, Long::sum);
            }
        }

        Row row(Cell cell) {
            @Nullable Double share = inSus == 0 ? null : (double) inBoth / inSus;
            return LinkageTable.TABLE.row(cell.year, cell.benefitName(), cell.sexName(), inSus, inBoth, inMidas, share);
        }

        List<Row> reasons(Cell cell) {
            List<Row> rows = new ArrayList<>();
            reasons.forEach((reason, persons) -> rows.add(
                    LinkageTable.UNMATCHED.row(cell.year, cell.benefitName(), cell.sexName(), reason, persons)));
            return rows;
        }
    }
}
