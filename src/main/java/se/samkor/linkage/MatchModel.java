package se.samkor.linkage;

import java.util.Arrays;

/**
 * The model of Fellegi and Sunter (1969, JASA 64:1183) for records that each have at most one true match among their
 * candidates, with m and u found by expectation and maximisation. Unit: a candidate is a pair of a record and a person,
 * described by a level of agreement per field; a level of -1 is missing and says nothing.
 *
 * <p>A record has a match among its candidates with probability {@code share}; besides, it has false candidates, their
 * number Poisson distributed with mean {@code falseCandidates}. So that a candidate exists at all speaks for it where few
 * persons are near, and candidates of one record speak against each other. Fields are independent given the truth. Pairs
 * known to be true matches may be given: they are counted into m, as the records linked by their number are.
 *
 * <p>Of candidate j of a record, with w = share / falseCandidates &middot; &prod; m/u, the probability to be the match is
 * w<sub>j</sub> / (1 - share + &sum; w).
 */
final class MatchModel {
    private static final int MOST_STEPS = 1000;
    private static final double SETTLED = 1e-10;
    /** Added to every count, so that nothing is impossible that was not seen yet. */
    private static final double PRIOR = 0.5;

    private final double[][] m;
    private final double[][] u;
    private double share = 0.9;
    private double falseCandidates;

    private MatchModel(int[] levelCounts) {
        this.m = new double[levelCounts.length][];
        this.u = new double[levelCounts.length][];
        for (int field = 0; field < levelCounts.length; field++) {
            m[field] = new double[levelCounts[field]];
            u[field] = new double[levelCounts[field]];
        }
    }

    /**
     * What is compared.
     *
     * @param records how many, those without a candidate too
     * @param record of each candidate, its record from 0; ascending
     * @param levels of each candidate, a level per field
     * @param known levels of pairs known to be true matches
     * @param levelCounts the number of levels of each field
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Candidates(int records, int[] record, int[][] levels, int[][] known, int[] levelCounts) {}

    /** Finds the parameters; with neither records nor known matches everything stays undecided. */
    static MatchModel fit(Candidates candidates) {
        MatchModel model = new MatchModel(candidates.levelCounts());
        int n = candidates.record().length;
        model.falseCandidates = Math.max(PRIOR, n - 0.9 * candidates.records()) / Math.max(1, candidates.records());
        double[] before = new double[n];
        // before any pair is known better, all candidates say what chance agreement looks like
        model.maximiseFields(candidates, before);
        if (candidates.known().length == 0) {
            model.startWithAgreement();
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] now = model.probabilities(candidates);
            model.maximise(candidates, now);
            if (largestChange(before, now) < SETTLED) {
                break;
            }
            before = now;
        }
        return model;
    }

    /** The first level of a field is agreement: without known matches it starts as the likely one. */
    private void startWithAgreement() {
        for (double[] field : m) {
            Arrays.fill(field, 0.1 / Math.max(1, field.length - 1));
            field[0] = 0.9;
        }
    }

    private static double largestChange(double[] before, double[] now) {
        double largest = 0;
        for (int i = 0; i < now.length; i++) {
            largest = Math.max(largest, Math.abs(now[i] - before[i]));
        }
        return now.length == 0 ? 0 : largest;
    }

    private void maximise(Candidates candidates, double[] probabilities) {
        double matches = Arrays.stream(probabilities).sum();
        int records = candidates.records();
        share = Math.min(1 - 1e-6, (matches + PRIOR) / (records + 2 * PRIOR));
        falseCandidates = (probabilities.length - matches + PRIOR) / Math.max(1, records);
        maximiseFields(candidates, probabilities);
    }

    private void maximiseFields(Candidates candidates, double[] probabilities) {
        for (int field = 0; field < m.length; field++) {
            Arrays.fill(m[field], PRIOR);
            Arrays.fill(u[field], PRIOR);
            for (int[] levels : candidates.known()) {
                add(m[field], levels[field], 1);
            }
            for (int i = 0; i < probabilities.length; i++) {
                add(m[field], candidates.levels()[i][field], probabilities[i]);
                add(u[field], candidates.levels()[i][field], 1 - probabilities[i]);
            }
            normalise(m[field]);
            normalise(u[field]);
        }
    }

    private static void add(double[] counts, int level, double weight) {
        if (level >= 0) {
            counts[level] += weight;
        }
    }

    private static void normalise(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= sum;
        }
    }

    /** For each candidate the probability that it is its record's match. */
    double[] probabilities(Candidates candidates) {
        int n = candidates.record().length;
        double[] result = new double[n];
        int first = 0;
        while (first < n) {
            int end = first;
            double sum = 1 - share;
            while (end < n && candidates.record()[end] == candidates.record()[first]) {
                result[end] =
                        share / falseCandidates * Math.pow(2, weight(candidates.levels()[end]));
                sum += result[end++];
            }
            for (int i = first; i < end; i++) {
                result[i] /= sum;
            }
            first = end;
        }
        return result;
    }

    /** The match weight in bits: how much likelier the agreement is of a match than of a chance candidate, as log2. */
    double weight(int[] levels) {
        double bits = 0;
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] >= 0) {
                bits += Math.log(m[field][levels[field]] / u[field][levels[field]]) / Math.log(2);
            }
        }
        return bits;
    }

    /** The share of records whose match is among their candidates. */
    double share() {
        return share;
    }

    /** False candidates a record, on average. */
    double falseCandidates() {
        return falseCandidates;
    }

    /** The probability of a field's level for true matches. */
    double m(int field, int level) {
        return m[field][level];
    }

    /** The probability of a field's level for chance candidates. */
    double u(int field, int level) {
        return u[field][level];
    }
}
