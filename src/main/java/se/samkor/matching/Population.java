package se.samkor.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import se.samkor.domain.DayBand;
import se.samkor.domain.FollowUpWindow;

/** Participants first, then candidates, as the arrays that matching works on. */
final class Population {
    private static final double PENALTY = 1;
    private static final int BANDS = 8;
    private static final int REGIONS = 4;

    private final List<Subject> subjects = new ArrayList<>();
    private final double[][] covariates;
    private final boolean[] treated;
    private final double[] base;
    private final int windowDays;
    private final List<DayBand> bands;

    Population(List<Subject> participants, List<CellSample> cells, int windowDays) {
        this.windowDays = windowDays;
        this.bands = DayBand.of(windowDays);
        subjects.addAll(participants);
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
    }

    Subject subject(int row) {
        return subjects.get(row);
    }

    int size() {
        return subjects.size();
    }

    /**
     * Matches within exact blocks, the finest first: cell, band of sjukpenning days before and group of kommuner, where
     * that gives all the comparison persons asked for; else cell and band; for those who find nobody there, the cell. Without replacement: cell and band only.
     */
    MatchedSets match(MatchDesign design) {
        double[] logit =
                LogisticRegression.fit(covariates, treated, base, PENALTY).linear();
        MatchedSets banded = match(logit, design, s -> s.cell() * BANDS + band(s));
        if (!design.replacement()) {
            // nobody may serve twice, so there is one round only
            return banded;
        }
        MatchedSets fine = match(logit, design, s -> (s.cell() * BANDS + band(s)) * REGIONS + s.region());
        MatchedSets coarse = match(logit, design, Subject::cell);
        int[][] controls = new int[fine.treated().length][];
        for (int i = 0; i < controls.length; i++) {
            boolean full = fine.controls()[i].length == design.ratio();
            boolean some = banded.controls()[i].length > 0;
            controls[i] = full ? fine.controls()[i] : some ? banded.controls()[i] : coarse.controls()[i];
        }
        return new MatchedSets(fine.treated(), controls);
    }

    private MatchedSets match(double[] logit, MatchDesign design, ToLongFunction<Subject> block) {
        return NearestNeighbour.match(
                logit, treated, subjects.stream().mapToLong(block).toArray(), design);
    }

    /** The band of the sjukpenning days in the window before. */
    private int band(Subject subject) {
        int days = subject.timeline()
                .days(0, FollowUpWindow.before(subject.start(), windowDays))
                .calendar();
        int band = 0;
        while (band < bands.size() - 1 && days > bands.get(band).to()) {
            band++;
        }
        return band;
    }

    List<Balance> balance(MatchedSets sets) {
        return Balance.of(Covariates.NAMES, covariates, treated, base, sets.weights(size()));
    }
}
