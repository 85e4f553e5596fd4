package se.samkor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.linkage.MatchModel.Candidates;
import se.samkor.schema.LinkageTable;

/**
 * How sure a repair is: {@link LinkageTable#REPAIR}. The false matches expected are the doubts of the accepted links added
 * up, the missed ones the probabilities of what was not accepted; the interval is that of a Poisson number of this mean. A
 * record whose person is not in the population register has no match to be missed.
 */
@SuppressWarnings("ArrayRecordComponent")
record RepairReport(MatchModel model, Candidates candidates, double[] probabilities) {

    List<Row> rows(Acceptance acceptance, double threshold, int repaired, double falseMatches) {
        double matches = Arrays.stream(probabilities).sum();
        double missed = Math.max(0, matches - (repaired - falseMatches));
        List<Row> rows = new ArrayList<>();
        rows.add(plain("rows_with_faulty_number", candidates.records()));
        rows.add(plain("rows_with_a_candidate", (double)
                Arrays.stream(candidates.record()).distinct().count()));
        rows.add(plain("candidates", candidates.record().length));
        rows.add(plain("allowed_false_match_rate", acceptance.falseRate()));
        rows.add(plain("threshold", Math.min(1, threshold)));
        rows.add(plain("repaired", repaired));
        rows.add(estimated("estimated_false_matches", falseMatches, 1));
        rows.add(estimated("estimated_false_match_rate", falseMatches, repaired));
        rows.add(estimated("estimated_missed_matches", missed, 1));
        rows.add(estimated("estimated_missed_match_rate", missed, matches));
        rows.add(plain("share_with_a_match", model.share()));
        rows.add(plain("false_candidates_per_row", model.falseCandidates()));
        for (int field = 0; field < RepairEvidence.FIELDS.size(); field++) {
            List<String> levels = RepairEvidence.LEVELS.get(field);
            for (int level = 0; level < levels.size(); level++) {
                String name = String.format(Locale.ROOT, "_%s_%s", RepairEvidence.FIELDS.get(field), levels.get(level));
                rows.add(plain("m" + name, model.m(field, level)));
                rows.add(plain("u" + name, model.u(field, level)));
            }
        }
        return rows;
    }

    private static Row plain(String item, double value) {
        return RowFactory.create(item, value, null, null);
    }

    /** A number expected, or a rate of so many; missing where there is nothing to divide by. */
    private static Row estimated(String item, double expected, double of) {
        if (of <= 0) {
            return RowFactory.create(item, null, null, null);
        }
        return RowFactory.create(item, expected / of, quantile(expected, 0.025) / of, quantile(expected, 0.975) / of);
    }

    private static double quantile(double mean, double probability) {
        return mean <= 0 ? 0.0 : new PoissonDistribution(mean).inverseCumulativeProbability(probability);
    }
}
