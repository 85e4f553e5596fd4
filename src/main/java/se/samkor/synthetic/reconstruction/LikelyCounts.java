package se.samkor.synthetic.reconstruction;

import java.util.List;
import java.util.Map;

/**
 * A smooth guess at the joint counts, to choose by where the table leaves the choice open. Within a column the SJP bands
 * have their overall shares, tilted exponentially until the mean of the band middles is the column's printed mean of SJP
 * days before.
 */
final class LikelyCounts {
    private static final int HALVINGS = 60;
    private static final double STEEPEST = 0.2;

    private LikelyCounts() {}

    static double[][] of(PublishedTable table, Sex sex, Map<Measure, Margins> margins) {
        Margins sjp = margins.get(Measure.SJP_BEFORE);
        if (sjp == null) {
            throw new IllegalArgumentException("The sums of SJP days before are needed");
        }
        double[] shares = new double[Banding.BANDS];
        double[] middles = new double[Banding.BANDS];
        double[] left = new double[Banding.BANDS];
        for (int band = 0; band < Banding.BANDS; band++) {
            int persons = table.band(sex.printed(), Banding.SJP, band).persons();
            shares[band] = persons;
            left[band] = persons;
            middles[band] = (double) sjp.days(sex, Banding.SJP, band) / persons;
        }
        List<Column> columns = Column.all();
        double[][] counts = new double[Banding.BANDS][columns.size()];
        for (int c = 1; c < columns.size(); c++) {
            Column column = columns.get(c);
            int persons =
                    table.band(sex.printed(), column.group(), column.band()).persons();
            double mean = (double) sjp.days(sex, column.group(), column.band()) / persons;
            double[] tilted = tilted(shares, middles, mean);
            for (int band = 0; band < Banding.BANDS; band++) {
                counts[band][c] = persons * tilted[band];
                left[band] -= counts[band][c];
            }
        }
        for (int band = 0; band < Banding.BANDS; band++) {
            counts[band][0] = Math.max(0, left[band]);
        }
        return counts;
    }

    /** The shares times exp(slope x middle), the slope found by halving so that the mean of the middles is as asked. */
    private static double[] tilted(double[] shares, double[] middles, double mean) {
        double low = -STEEPEST;
        double high = STEEPEST;
        for (int i = 0; i < HALVINGS; i++) {
            double slope = (low + high) / 2;
            if (mean(tiltedBy(shares, middles, slope), middles) < mean) {
                low = slope;
            } else {
                high = slope;
            }
        }
        return tiltedBy(shares, middles, low);
    }

    private static double[] tiltedBy(double[] shares, double[] middles, double slope) {
        double[] tilted = new double[shares.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            tilted[i] = shares[i] * Math.exp(slope * middles[i]);
            sum += tilted[i];
        }
        for (int i = 0; i < shares.length; i++) {
            tilted[i] /= sum;
        }
        return tilted;
    }

    private static double mean(double[] shares, double[] middles) {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * middles[i];
        }
        return mean;
    }
}
