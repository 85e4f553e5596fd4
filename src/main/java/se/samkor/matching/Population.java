package se.samkor.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import se.samkor.domain.DayBand;
import se.samkor.domain.FollowUpWindow;

/** Participants first, then candidates, as the arrays that matching works on. */
final class Population {
    private static final double PENALTY = 1;
    private static final int BANDS = 8;
    private static final int REGIONS = 4;

    private final List<Subject> subjects;
    private final double[][] covariates;
    private final boolean[] treated;
    private final double[] base;
    private final double[] logit;
    private final int windowDays;

    Population(List<Subject> participants, List<CellSample> cells, int windowDays) {
        this.windowDays = windowDays;
        this.subjects = new ArrayList<>(participants);
        cells.forEach(cell -> subjects.addAll(cell.subjects()));
        covariates = subjects.stream().map(Subject::covariates).toArray(double[][]::new);
        treated = new boolean[subjects.size()];
        Arrays.fill(treated, 0, participants.size(), true);
        base = new double[subjects.size()];
        Arrays.fill(base, 0, participants.size(), 1);
        int at = participants.size();
        for (CellSample cell : cells) {
            Arrays.fill(base, at, at + cell.subjects().size(), cell.weight());
            at += cell.subjects().size();
        }
        logit = LogisticRegression.fit(covariates, treated, base, PENALTY).linear();
    }

    private Population(Population same, List<Subject> subjects) {
        this.subjects = subjects;
        this.covariates = same.covariates;
        this.treated = same.treated;
        this.base = same.base;
        this.logit = same.logit;
        this.windowDays = same.windowDays;
    }

    Population with(UnaryOperator<Subject> changed) {
        return new Population(this, subjects.stream().map(changed).toList());
    }

    Subject subject(int row) {
        return subjects.get(row);
    }

    int size() {
        return subjects.size();
    }

    /**
     * Matches within exact blocks, the finest first: cell, band of sjukpenning days before and group of kommuner,
     * where that gives all the comparison persons asked for; else cell and band; for those who find nobody there, the cell.
     * Without replacement: cell and band only.
     */
    MatchedSets match(MatchDesign design) {
        MatchedSets banded = match(design, s -> s.cell() * BANDS + band(s));
        if (!design.replacement()) {
            // nobody may serve twice, so there is one round only
            return banded;
        }
        MatchedSets fine = match(design, s -> (s.cell() * BANDS + band(s)) * REGIONS + s.region());
        MatchedSets coarse = match(design, Subject::cell);
        int[][] controls = new int[fine.treated().length][];
        for (int i = 0; i < controls.length; i++) {
            boolean full = fine.controls()[i].length == design.ratio();
            boolean some = banded.controls()[i].length > 0;
            controls[i] = full ? fine.controls()[i] : some ? banded.controls()[i] : coarse.controls()[i];
        }
        return new MatchedSets(fine.treated(), controls);
    }

    private MatchedSets match(MatchDesign design, ToLongFunction<Subject> block) {
        return NearestNeighbour.match(
                logit, treated, subjects.stream().mapToLong(block).toArray(), design);
    }

    /** The band of the sjukpenning days in the window before. */
    private int band(Subject subject) {
        int days = subject.timeline()
                .days(0, FollowUpWindow.before(subject.start(), windowDays))
                .calendar();
        List<DayBand> bands = DayBand.of(windowDays);
        int band = 0;
        while (band < bands.size() - 1 && days > bands.get(band).to()) {
            band++;
        }
        return band;
    }

    /** The effect on all participants with all candidates weighted; those gone at their drawn end weigh nothing. */
    DoublyRobust doublyRobust(Windows windows) {
        double[] change = new double[size()];
        double[] stands = base.clone();
        for (int i = 0; i < change.length; i++) {
            Subject subject = subjects.get(i);
            change[i] = windows.after(subject, subject.end()) - windows.before(subject);
            stands[i] = subject.gone() > subject.end() ? stands[i] : 0;
        }
        long[] person = subjects.stream().mapToLong(Subject::person).toArray();
        return DoublyRobust.of(covariates, treated, change, new DoublyRobust.Weighting(stands, logit, PENALTY), person);
    }

    List<Balance> balance(MatchedSets sets) {
        return Balance.of(Covariates.NAMES, covariates, treated, base, sets.weights(size()));
    }

    /** Matched participants (in the place of participants) beside the others (in the place of candidates). */
    List<Balance> participantsCompared(MatchedSets sets) {
        int n = sets.treated().length;
        if (sets.matched().length == n || sets.matched().length == 0) {
            return List.of();
        }
        double[][] rows = new double[n][];
        boolean[] matched = new boolean[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        for (int i = 0; i < n; i++) {
            rows[i] = covariates[sets.treated()[i]];
            matched[i] = sets.controls()[i].length > 0;
        }
        return Balance.of(Covariates.NAMES, rows, matched, ones, ones);
    }
}
