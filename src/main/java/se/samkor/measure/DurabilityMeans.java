package se.samkor.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import se.samkor.domain.DayBand;
import se.samkor.domain.DayCount;
import se.samkor.schema.DurabilityMeansTable;

/** The means before and after of the durability table, each with its interval; the table itself has that of the difference. */
final class DurabilityMeans {
    private static final int SQUARES_BEFORE = 3;
    private static final int SQUARES_AFTER = 4;

    private final int year;
    private final List<DayBand> bands;
    private final DurabilitySums sums;

    DurabilityMeans(int year, List<DayBand> bands, DurabilitySums sums) {
        this.year = year;
        this.bands = bands;
        this.sums = sums;
    }

    /** A row for each benefit of a cell: banded benefit, band (0 for all), sex. */
    List<Row> rows(int section, int[] cell, boolean net) {
        List<Row> rows = new ArrayList<>();
        long persons = sums.persons(section, cell[2]);
        for (int group = 0; group < DurabilitySums.GROUPS; group++) {
            boolean banded = cell[1] > 0 && group == cell[0] - 1;
            // of the benefit that makes the bands the days before lie within the band
            int most = banded ? bands.get(cell[1] - 1).to() : window();
            int least = banded && !net ? bands.get(cell[1] - 1).from() : 0;
            MeanWithInterval before = mean(section, cell[2], group, net, 0, SQUARES_BEFORE, least, most);
            MeanWithInterval after = mean(section, cell[2], group, net, 1, SQUARES_AFTER, 0, window());
            rows.add(DurabilityMeansTable.TABLE.row(
                    year,
                    Groups.BENEFITS.get(cell[0]),
                    cell[1] == 0 ? "ALL" : bands.get(cell[1] - 1).label(),
                    Groups.SEXES.get(cell[2]),
                    net ? "net" : "calendar",
                    Groups.BENEFITS.get(1 + group),
                    persons,
                    before.mean(),
                    before.low(),
                    before.high(),
                    after.mean(),
                    after.low(),
                    after.high()));
        }
        return rows;
    }

    private int window() {
        return bands.get(bands.size() - 1).to();
    }

    private MeanWithInterval mean(
            int section, int sex, int group, boolean net, int part, int squaresPart, int least, int most) {
        int unit = net ? DayCount.NET_UNIT : 1;
        int count = net ? 1 : 0;
        long persons = sums.persons(section, sex);
        BigDecimal sum = sums.sum(section, sex, group, count, part);
        double mean = PairedMean.mean(persons, sum, unit);
        if (least == most) {
            return new MeanWithInterval(mean, mean, mean);
        }
        double days = sum.doubleValue() / unit;
        double squares = sums.sum(section, sex, group, count, squaresPart).doubleValue() / ((double) unit * unit);
        double above = days - (double) least * persons;
        double squaresAbove = squares - 2.0 * least * days + (double) least * least * persons;
        return new BoundedMean(persons, above, squaresAbove, most - least)
                .interval()
                .map(limits -> new MeanWithInterval(mean, least + limits.low(), least + limits.high()))
                .orElse(new MeanWithInterval(mean, null, null));
    }
}
