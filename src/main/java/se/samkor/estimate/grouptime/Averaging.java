package se.samkor.estimate.grouptime;

import java.util.Arrays;
import java.util.List;

/**
 * Builds averages of cells. With weights by estimated cohort size the errors of the sizes enter too: a cohort's share
 * moves the average by how far its cells lie from it.
 */
final class Averaging {
    private final ErrorColumns columns;
    private final double negligible;
    private final int[] cohorts;
    private final double[] size;
    private final int[] sizeColumn;

    Averaging(ErrorColumns columns, double negligible, int[] cohorts, double[] size, int[] sizeColumn) {
        this.columns = columns;
        this.negligible = negligible;
        this.cohorts = cohorts;
        this.size = size;
        this.sizeColumn = sizeColumn;
    }

    Average single(Average.Place place, double estimate, int column, String warning) {
        double[] on = new double[columns.count()];
        on[column] = 1;
        return new Average(place, estimate, on, columns.column(column), negligible, warning);
    }

    /** The mean weighted by cohort size. */
    Average bySize(Average.Place place, List<Average> parts, String warning) {
        double sum = 0;
        double total = 0;
        for (Average part : parts) {
            double weight = size[cohortIndex(part.group().getAsInt())];
            total += weight;
            sum += weight * part.estimate();
        }
        double estimate = sum / total;
        double[] on = new double[columns.count()];
        for (Average part : parts) {
            int cohort = cohortIndex(part.group().getAsInt());
            addTo(on, part.onColumns(), size[cohort] / total);
            on[sizeColumn[cohort]] += (part.estimate() - estimate) / total;
        }
        return finish(place, estimate, on, warning);
    }

    /** The plain mean. */
    Average plain(Average.Place place, List<Average> parts, String warning) {
        double estimate = 0;
        double[] on = new double[columns.count()];
        for (Average part : parts) {
            estimate += part.estimate() / parts.size();
            addTo(on, part.onColumns(), 1.0 / parts.size());
        }
        return finish(place, estimate, on, warning);
    }

    private Average finish(Average.Place place, double estimate, double[] on, String warning) {
        return new Average(place, estimate, on, columns.combined(on), negligible, warning);
    }

    private int cohortIndex(int group) {
        return Arrays.binarySearch(cohorts, group);
    }

    private static void addTo(double[] sum, double[] weights, double factor) {
        for (int k = 0; k < weights.length; k++) {
            sum[k] += factor * weights[k];
        }
    }
}
