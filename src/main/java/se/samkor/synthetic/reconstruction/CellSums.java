package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * The whole days of one measure that all persons of one sex in a cell have together: a transportation problem with the
 * {@link Margins} as rows and columns and the bands as bounds, close to what the margins suggest for each cell.
 */
final class CellSums {
    private final long[][] days;

    private CellSums(long[][] days) {
        this.days = days;
    }

    long days(int sjpBand, int column) {
        return days[sjpBand][column];
    }

    /** No days in any cell. */
    static CellSums none() {
        return new CellSums(new long[Banding.BANDS][Column.all().size()]);
    }

    /**
     * Solves for one measure.
     *
     * @param taken days of the window that another benefit has filled in each cell
     */
    static CellSums of(Measure measure, Sex sex, Margins margins, JointCounts counts, CellSums taken) {
        List<Column> columns = Column.all();
        ExpressionsBasedModel model = Margins.deterministicModel();
        Variable[][] cells = new Variable[Banding.BANDS][columns.size()];
        List<Variable> all = new ArrayList<>();
        for (int band = 0; band < Banding.BANDS; band++) {
            for (int c = 0; c < columns.size(); c++) {
                long persons = counts.persons(band, c);
                Bounds bounds = Bounds.of(measure, band, columns.get(c));
                Variable cell = model.newVariable("days" + band + '_' + c)
                        .lower(bounds.low() * persons)
                        .upper(bounds.high() * persons - taken.days(band, c));
                near(model, cell, persons, suggested(measure, sex, margins, counts, band, c));
                cells[band][c] = cell;
                all.add(cell);
            }
        }
        JointCounts.dayMargins(model, measure, margins, sex, cells);
        WholeNumbers.settle(model, all, measure + " by cell, " + sex);
        return new CellSums(JointCounts.values(cells));
    }

    private static void near(ExpressionsBasedModel model, Variable cell, long persons, double mean) {
        if (persons > 0) {
            JointCounts.near(model, cell, Math.rint(persons * mean), 1.0 / persons);
        }
    }

    /** The mean of the SJP band for SJP, of the column for AE and SE. */
    private static double suggested(Measure measure, Sex sex, Margins margins, JointCounts counts, int band, int c) {
        if (measure.group() == Banding.SJP) {
            return (double) margins.days(sex, Banding.SJP, band) / Math.max(1, counts.ofBand(band));
        }
        return (double) margins.days(sex, Column.at(c)) / Math.max(1, counts.ofColumn(c));
    }
}
