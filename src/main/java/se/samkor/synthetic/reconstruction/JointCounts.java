package se.samkor.synthetic.reconstruction;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * How many persons of one sex share an SJP band and a {@link Column}: whole numbers with the published counts as margins
 * that leave room for the day sums of the year before. Of the many that do, one near {@link LikelyCounts} is taken.
 */
final class JointCounts {
    /** How far inside their bands the mean days of a cell must lie, so that whole persons still fit. */
    private static final double ROOM = 0.03;

    private final long[][] persons;

    private JointCounts(long[][] persons) {
        this.persons = persons;
    }

    long persons(int sjpBand, int column) {
        return persons[sjpBand][column];
    }

    long ofBand(int sjpBand) {
        return Arrays.stream(persons[sjpBand]).sum();
    }

    long ofColumn(int column) {
        return Arrays.stream(persons).mapToLong(row -> row[column]).sum();
    }

    static JointCounts of(PublishedTable table, Sex sex, Map<Measure, Margins> margins) {
        List<Column> columns = Column.all();
        ExpressionsBasedModel model = Margins.deterministicModel();
        double[][] likely = LikelyCounts.of(table, sex, margins);
        Variable[][] persons = new Variable[Banding.BANDS][columns.size()];
        for (int band = 0; band < Banding.BANDS; band++) {
            for (int c = 0; c < columns.size(); c++) {
                persons[band][c] = model.newVariable("n" + band + '_' + c).lower(0);
                near(model, persons[band][c], likely[band][c], 1 / Math.sqrt(likely[band][c] + 1));
            }
        }
        countMargins(model, table, sex, persons);
        margins.forEach((measure, own) -> {
            if (measure.before()) {
                days(model, measure, own, sex, persons);
            }
        });
        List<Variable> smallestColumnsFirst = IntStream.range(0, columns.size())
                .map(c -> columns.size() - 1 - c)
                .boxed()
                .flatMap(c -> Arrays.stream(persons).map(row -> row[c]))
                .toList();
        WholeNumbers.settle(model, smallestColumnsFirst, "persons by cell, " + sex);
        return new JointCounts(values(persons));
    }

    /** Makes every step away from the likely value cost its weight. */
    static void near(ExpressionsBasedModel model, Variable cell, double likely, double weight) {
        Variable distance = model.newVariable("off_" + cell.getName()).lower(0).weight(weight);
        model.newExpression("over_" + cell.getName()).upper(likely).set(cell, 1).set(distance, -1);
        model.newExpression("under_" + cell.getName())
                .lower(likely)
                .set(cell, 1)
                .set(distance, 1);
    }

    private static void countMargins(ExpressionsBasedModel model, PublishedTable table, Sex sex, Variable[][] persons) {
        List<Column> columns = Column.all();
        for (int band = 0; band < Banding.BANDS; band++) {
            Expression row = model.newExpression("row" + band)
                    .level(table.band(sex.printed(), Banding.SJP, band).persons());
            for (Variable cell : persons[band]) {
                row.set(cell, 1);
            }
        }
        for (int c = 1; c < columns.size(); c++) {
            Column column = columns.get(c);
            Expression sum = model.newExpression("column" + c)
                    .level(table.band(sex.printed(), column.group(), column.band())
                            .persons());
            for (Variable[] row : persons) {
                sum.set(row[c], 1);
            }
        }
    }

    /** Room for the days before; those after are bounded by the window alone and fit once these do. */
    private static void days(
            ExpressionsBasedModel model, Measure measure, Margins margins, Sex sex, Variable[][] persons) {
        List<Column> columns = Column.all();
        Variable[][] days = new Variable[Banding.BANDS][columns.size()];
        for (int band = 0; band < Banding.BANDS; band++) {
            for (int c = 0; c < columns.size(); c++) {
                Bounds bounds = Bounds.of(measure, band, columns.get(c)).tightened(ROOM);
                days[band][c] = dayVariable(model, measure.name() + band + '_' + c, bounds, persons[band][c]);
            }
        }
        dayMargins(model, measure, margins, sex, days);
    }

    private static Variable dayVariable(ExpressionsBasedModel model, String name, Bounds bounds, Variable persons) {
        Variable days = model.newVariable(name).lower(0);
        if (bounds.high() == 0) {
            return days.upper(0);
        }
        model.newExpression("low" + name).lower(0).set(days, 1).set(persons, -bounds.low());
        model.newExpression("high" + name).upper(0).set(days, 1).set(persons, -bounds.high());
        return days;
    }

    /** The sums over rows and columns; with them the bands 0 of AE and SE come out right as well. */
    static void dayMargins(ExpressionsBasedModel model, Measure measure, Margins margins, Sex sex, Variable[][] days) {
        List<Column> columns = Column.all();
        for (int band = 0; band < Banding.BANDS; band++) {
            Expression row = model.newExpression(measure + "row" + band).level(margins.days(sex, Banding.SJP, band));
            for (Variable cell : days[band]) {
                row.set(cell, 1);
            }
        }
        for (int c = 1; c < columns.size(); c++) {
            Column column = columns.get(c);
            Expression sum =
                    model.newExpression(measure + "column" + c).level(margins.days(sex, column.group(), column.band()));
            for (Variable[] row : days) {
                sum.set(row[c], 1);
            }
        }
    }

    static long[][] values(Variable[][] cells) {
        long[][] values = new long[cells.length][];
        for (int band = 0; band < cells.length; band++) {
            values[band] = new long[cells[band].length];
            for (int c = 0; c < cells[band].length; c++) {
                values[band][c] = Margins.wholeValue(cells[band][c]);
            }
        }
        return values;
    }
}
