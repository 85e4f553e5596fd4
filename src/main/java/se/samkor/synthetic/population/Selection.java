package se.samkor.synthetic.population;

import java.util.Optional;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.Span;

/**
 * Who takes part, and when; in kommuner that belong to a förbund only. On a few days of each life an insats may be offered: once in every sickness spell, when it has
 * lasted for some months, and once on any day. Whether the person starts then depends on what is known the evening before
 * (days of sickness in the year, long-term benefit, sex, age) and on chance. Nobody looks ahead: of two persons
 * alike until a day, both are as likely to start on it, whatever comes after. Who starts, starts once.
 */
final class Selection {
    static final int WINDOW = 365;

    private static final double SHARE = 0.015;
    private static final int LEAST_PARTICIPANTS = 300;
    /** Measured: the sum of {@link #weight} over a life's offers, on average. */
    private static final double OFFERS = 0.95;

    private static final double OUT_OF_THE_BLUE = 0.12;
    private static final int SHORTEST_WAIT = 40;
    private static final int STAGE = 60;
    private static final int STAGES = 3;
    private static final int MONTH = 30;
    private static final Span STARTS = new Span(Span.day(2017, 1, 1), Span.day(2021, 12, 31));
    private static final double YEAR_DAYS = 365.25;

    private final Kommuner kommuner;
    private final double scale;

    /**
     * Selection from a population.
     *
     * @param persons how many there are: 1.5 per cent take part, more where that would be too few to follow
     */
    Selection(Kommuner kommuner, int persons) {
        this.kommuner = kommuner;
        this.scale = Math.max(SHARE, (double) LEAST_PARTICIPANTS / persons) / OFFERS;
    }

    /** The insats of a person, if any; it may end after the last day of interest. */
    Optional<Span> insats(Draw draw, Inhabitant person, Course course) {
        if (!kommuner.isMember(person.kommun())) {
            return Optional.empty();
        }
        int any = draw.between(STARTS.from(), STARTS.to());
        boolean anyTaken = draw.chance(scale * OUT_OF_THE_BLUE * weight(person, course, any));
        int start = anyTaken ? any : Integer.MAX_VALUE;
        for (Span spell : course.sick().spans()) {
            int day = spell.from() + wait(draw);
            boolean offered = day - 1 <= spell.to() && day >= STARTS.from() && day <= STARTS.to();
            boolean taken = draw.chance(offered ? scale * weight(person, course, day) : 0);
            start = taken ? Math.min(start, day) : start;
        }
        if (start == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int months = 1 + draw.weighted(5, 6, 7, 7, 7, 6, 6, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1);
        return Optional.of(new Span(start, start + months * MONTH - draw.between(1, MONTH)));
    }

    /** Days of sickness before an offer. */
    private static int wait(Draw draw) {
        int days = SHORTEST_WAIT;
        for (int stage = 0; stage < STAGES; stage++) {
            days += draw.between(0, STAGE);
        }
        return days;
    }

    /** How likely an offer is to be made and taken, from what is known the evening before. */
    private static double weight(Inhabitant person, Course course, int day) {
        double weight = 0.5 + 2.0 * course.sick().daysIn(before(day)) / WINDOW;
        weight *= course.hasLongTerm(day - 1) ? 0.5 : 1;
        weight *= person.sex().equals("K") ? 1.15 : 0.85;
        double age = (day - person.born()) / YEAR_DAYS;
        return weight * (age < 30 ? 1.3 : age < 50 ? 1 : 0.7);
    }

    private static Span before(int start) {
        return new Span(start - WINDOW, start - 1);
    }

    /** The window of 365 days after the end. */
    static Span after(Span insats) {
        return new Span(insats.to() + 1, insats.to() + WINDOW);
    }

    /** The window of 365 days before the start. */
    static Span before(Span insats) {
        return before(insats.from());
    }
}
