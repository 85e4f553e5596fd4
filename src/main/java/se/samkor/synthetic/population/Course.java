package se.samkor.synthetic.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * The benefits of one person as they would be without an insats. Sickness: well and sick in turn, how often and how long
 * depending on the person's own frailty. What follows a day depends on the frailty and on whether the person is sick that
 * day, so those who are sick long at one time are less sick on average later. Beside it, for some, one stretch of
 * long-term benefit.
 *
 * @param sick the days with sjukpenning
 * @param longTerm the stretch with aktivitetsersättning or sjukersättning
 */
public record Course(Spells sick, Optional<LongTerm> longTerm) {
    /** From so many part-cases a person on, more of them are shorter parts, not more cases. */
    static final double ALL_CASES = 14;

    private static final int AE_FROM = 19;
    private static final int SE_FROM = 30;
    private static final int SE_TO = 65;
    private static final double AE_SHARE = 0.08;
    private static final double SE_SHARE = 0.12;
    private static final double LONG_TERM_DAYS = 1500;

    /**
     * A stretch of long-term benefit.
     *
     * @param benefit AE or SE
     */
    public record LongTerm(String benefit, Span days) {}

    /** Draws the course of a person over the time observed. */
    static Course drawn(Draw draw, Inhabitant person, Span observed, double partCases) {
        Spells sick = sickness(draw, observed, partCases);
        Optional<LongTerm> young = draw.chance(AE_SHARE)
                ? between(draw, person, observed, AE_FROM, SE_FROM).map(days -> new LongTerm("AE", days))
                : Optional.empty();
        Optional<LongTerm> old = young.isEmpty() && draw.chance(SE_SHARE)
                ? between(draw, person, observed, SE_FROM, SE_TO).map(days -> new LongTerm("SE", days))
                : Optional.empty();
        return new Course(sick, young.or(() -> old));
    }

    private static Spells sickness(Draw draw, Span observed, double partCases) {
        double frailty = Math.exp(0.6 * gaussian(draw));
        // below so many part-cases a person there must be fewer cases
        double well = 380 / frailty * Math.max(1, ALL_CASES / partCases);
        List<Span> sick = new ArrayList<>();
        int from = observed.from() + draw.between(0, (int) well);
        while (from <= observed.to()) {
            int days = spell(draw, frailty);
            sick.add(new Span(from, Math.min(observed.to(), from + days - 1)));
            from += days + 1 + draw.daysAround(well);
        }
        return new Spells(sick);
    }

    private static int spell(Draw draw, double frailty) {
        double[] means = {20, 80, 210};
        return draw.daysAround(means[draw.weighted(0.5, 0.35, 0.15 * frailty)]);
    }

    private static double gaussian(Draw draw) {
        return Math.sqrt(-2 * Math.log(1 - draw.share())) * Math.cos(2 * Math.PI * draw.share());
    }

    /** A stretch of the time observed that lies between two birthdays. */
    private static Optional<Span> between(Draw draw, Inhabitant person, Span observed, int from, int to) {
        int first = Math.max(observed.from(), PopulationPlan.birthday(person, from));
        int last = Math.min(observed.to(), PopulationPlan.birthday(person, to) - 1);
        if (first >= last) {
            return Optional.empty();
        }
        int start = draw.between(first, last);
        return Optional.of(new Span(start, Math.min(last, start + draw.daysAround(LONG_TERM_DAYS))));
    }

    /** The days with long-term benefit. */
    Spells longTermDays() {
        return longTerm.map(stretch -> Spells.of(stretch.days())).orElse(Spells.NONE);
    }

    /** Whether a long-term benefit is paid on a day. */
    boolean hasLongTerm(int day) {
        return longTermDays().daysIn(new Span(day, day)) > 0;
    }

    /** The same person with other days of sickness. */
    Course with(Spells other) {
        return new Course(other, longTerm);
    }
}
