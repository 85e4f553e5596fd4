package se.samkor.synthetic.population;

import java.util.List;
import java.util.Optional;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Identity;
import se.samkor.synthetic.Insatser;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.PartCases;
import se.samkor.synthetic.Participations;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.Residence;
import se.samkor.synthetic.RowSink;
import se.samkor.synthetic.Span;

/** Writes the rows of one person in all registers. */
final class InhabitantRows {
    private final RowSink sink;
    private final Kommuner kommuner;
    private final Insatser insatser;
    private final Span observed;
    private final int longestPart;

    InhabitantRows(RowSink sink, Kommuner kommuner, Insatser insatser, Span observed, int longestPart) {
        this.sink = sink;
        this.kommuner = kommuner;
        this.insatser = insatser;
        this.observed = observed;
        this.longestPart = longestPart;
    }

    void write(Inhabitant person, Draw draw, Course course, Optional<Span> insats) {
        Identity identity = new Identity(person.number(), draw);
        payouts(draw, identity, course);
        insats.ifPresent(days -> participation(person, draw, identity, days, course));
        int lastYear = leaves(draw, identity, insats.isPresent());
        Residence.write(
                sink, draw, kommuner, identity, person.sex(), person.born(), person.kommun(), new Span(2017, lastYear));
        if (draw.chance(0.1)) {
            jobSeeker(draw, identity);
        }
    }

    private void payouts(Draw draw, Identity identity, Course course) {
        String number = identity.in(Register.MIDAS_SJUKPENNING);
        int mostQuarters = course.longTerm().isPresent() ? 2 : 4;
        PartCases parts = new PartCases(draw, draw.between(200, 1000), mostQuarters, longestPart);
        for (Span days : course.sick().spans()) {
            parts.sickness(days).forEach(part -> part.writeTo(sink, number));
        }
        course.longTerm().ifPresent(stretch -> parts.longTerm(stretch.benefit(), stretch.days())
                .forEach(part -> part.writeTo(sink, number)));
    }

    private void participation(Inhabitant person, Draw draw, Identity identity, Span insats, Course course) {
        Participations rows = new Participations(
                sink,
                draw,
                insatser,
                kommuner.forbund(person.kommun()).id(),
                person.index(),
                identity.in(Register.SUS_DELTAGANDE),
                person.sex(),
                Integer.toString(Span.yearOf(person.born())));
        boolean sickBefore = course.sick().daysIn(Selection.before(insats)) > 0;
        List<String> support = sickBefore ? List.of("sjukpenning_or_rehabiliteringspenning") : List.of();
        if (insats.to() > Population.LAST_EXIT) {
            rows.ongoing(insats.from(), support);
        } else {
            rows.episode(insats, support);
        }
        if (draw.chance(0.02)) {
            rows.mistake(new Span(insats.from() - 90, insats.to() + draw.between(1, 200)));
        }
        if (draw.chance(0.01)) {
            rows.structural(new Span(insats.from(), insats.from() + draw.between(1, 60)));
        }
    }

    /** Deaths and moves abroad of those who never took part; returns the last year in the population register. */
    private int leaves(Draw draw, Identity identity, boolean participant) {
        int lastYear = Span.yearOf(observed.to());
        boolean moves = draw.chance(0.5);
        if (participant || !draw.chance(0.004)) {
            return lastYear;
        }
        int day = draw.between(Span.day(lastYear, 1, 1), observed.to());
        sink.add(
                Register.BEFOLKNING_HANDELSE,
                identity.in(Register.BEFOLKNING_HANDELSE),
                moves ? "UTVANDRAD" : "DOD",
                Span.date(day),
                "");
        return lastYear - 1;
    }

    private void jobSeeker(Draw draw, Identity identity) {
        int from = draw.between(Span.day(2016, 1, 1), observed.to() - 100);
        sink.add(
                Register.ARBETSSOKANDE,
                identity.in(Register.ARBETSSOKANDE),
                draw.oneOf(List.of("11", "14", "21", "96")),
                Span.date(from),
                Span.date(Math.min(observed.to(), from + draw.daysAround(150))),
                draw.oneOf(List.of("1", "4", "6")));
    }
}
