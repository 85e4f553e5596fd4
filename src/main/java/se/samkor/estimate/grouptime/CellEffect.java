package se.samkor.estimate.grouptime;

/** A cell's effect and its estimation error by cluster; NaN and a reason when it has none. */
final class CellEffect {
    private final Cell cell;
    private final double estimate;
    private final double[] errors;
    private final String warning;

    CellEffect(Cell cell, double estimate, double[] errors, String warning) {
        this.cell = cell;
        this.estimate = estimate;
        this.errors = errors;
        this.warning = warning;
    }

    Cell cell() {
        return cell;
    }

    double estimate() {
        return estimate;
    }

    double[] errors() {
        return errors;
    }

    String warning() {
        return warning;
    }
}
