package se.samkor.synthetic.population;

import java.util.Optional;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * Who takes part, and when. Most start while a sickness spell has lasted for some time, which is when things are at their
 * worst; whether they do depends on what has happened until that day and on chance, never on what comes after. The rest
 * start on any day.
 */
final class Selection {
    static final int WINDOW = 365;
    private static final double SHARE = 0.015;
    private static final int LEAST_PARTICIPANTS = 300;
    private static final double AT_PEAK = 0.85;
    private static final int MONTH = 30;
    private static final Span ANCHOR = new Span(Span.day(2017, 2, 1), Span.day(2020, 10, 1));
    private static final int FIRST_EXIT = Span.day(2018, 1, 1);
    private static final int MOST_DRAWS = 20;
    private static final int LAST_START = Span.day(2021, 9, 1);

    private Selection() {}

    /** The share of the population that takes part: 1.5 per cent, more where that would be too few to follow. */
    static double share(int persons) {
        return Math.min(0.5, Math.max(SHARE, (double) LEAST_PARTICIPANTS / persons));
    }

    /** The insats of a person, if any; it ends in 2018 or later, perhaps after the last day of interest. */
    static Optional<Span> insats(Draw draw, Course course, double share) {
        if (!draw.chance(share)) {
            return Optional.empty();
        }
        Span insats = drawn(draw, course);
        for (int again = 0; again < MOST_DRAWS && insats.to() < FIRST_EXIT; again++) {
            insats = drawn(draw, course);
        }
        return Optional.of(insats);
    }

    private static Span drawn(Draw draw, Course course) {
        int anchor = draw.between(ANCHOR.from(), ANCHOR.to());
        int start = draw.chance(AT_PEAK) ? peak(draw, course, anchor) : anchor;
        int months = 1 + draw.weighted(5, 6, 7, 7, 7, 6, 6, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1);
        return new Span(start, start + months * MONTH - draw.between(1, MONTH));
    }

    /** A day of the first spell after the anchor that has lasted a drawn number of days; the anchor where there is none. */
    private static int peak(Draw draw, Course course, int anchor) {
        for (Span spell : course.sick()) {
            int waited = draw.between(50, 200);
            int day = spell.from() + waited;
            if (day >= anchor && day <= Math.min(spell.to(), LAST_START)) {
                return day;
            }
        }
        return anchor;
    }

    /** The window of 365 days after the end. */
    static Span after(Span insats) {
        return new Span(insats.to() + 1, insats.to() + WINDOW);
    }

    /** The window of 365 days before the start. */
    static Span before(Span insats) {
        return new Span(insats.from() - WINDOW, insats.from() - 1);
    }
}
