package se.samkor.synthetic.population;

import java.util.ArrayList;
import java.util.List;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * The sickness of one person as it would be without an insats: well and sick in turn, how often and how long depending on
 * the person's own frailty. What follows a day depends on the frailty and on whether the person is sick that day, so
 * those who are sick long at one time are less sick on average later.
 */
final class Course {
    /** From so many part-cases a person on, more of them are shorter parts, not more cases. */
    static final double ALL_CASES = 14;

    private final List<Span> sick;

    private Course(List<Span> sick) {
        this.sick = sick;
    }

    /** Draws the course of a person over the time observed. */
    static Course drawn(Draw draw, Span observed, double partCases) {
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
        return new Course(sick);
    }

    private static int spell(Draw draw, double frailty) {
        double[] means = {20, 80, 210};
        return draw.daysAround(means[draw.weighted(0.5, 0.35, 0.15 * frailty)]);
    }

    private static double gaussian(Draw draw) {
        return Math.sqrt(-2 * Math.log(1 - draw.share())) * Math.cos(2 * Math.PI * draw.share());
    }

    /** The spells, in order, at least one well day between. */
    List<Span> sick() {
        return sick;
    }

    /** The sick days inside a window. */
    int daysIn(Span window) {
        return daysIn(sick, window);
    }

    static int daysIn(List<Span> spells, Span window) {
        int days = 0;
        for (Span spell : spells) {
            days += Math.max(0, Math.min(spell.to(), window.to()) - Math.max(spell.from(), window.from()) + 1);
        }
        return days;
    }
}
