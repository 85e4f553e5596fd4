package se.samkor.synthetic.reconstruction;

import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/** An insats period that ends in the exit year, with the windows of 365 days before its start and after its end. */
record Episode(Span insats) {
    static final int WINDOW = 365;
    private static final int MONTH = 30;
    private static final double[] MONTHS = {3208, 2280, 1334, 636, 660};

    /** Length as published for the exits of 2021 (bands of six months), end spread over the year. */
    static Episode drawn(Draw draw, int year) {
        int end = draw.between(Span.day(year, 1, 1), Span.day(year, 12, 31));
        int band = draw.weighted(MONTHS);
        int days = band == 0 ? draw.between(3, 6 * MONTH) : draw.between(6 * MONTH * band + 1, 6 * MONTH * (band + 1));
        return new Episode(new Span(end - days + 1, end));
    }

    Span before() {
        return new Span(insats.from() - WINDOW, insats.from() - 1);
    }

    Span after() {
        return new Span(insats.to() + 1, insats.to() + WINDOW);
    }
}
