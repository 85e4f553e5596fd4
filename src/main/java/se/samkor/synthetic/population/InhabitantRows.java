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
    private static final int AE_FROM = 19;
    private static final int SE_FROM = 30;
    private static final int SE_TO = 65;
    private static final double AE_SHARE = 0.08;
    private static final double SE_SHARE = 0.12;

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

    void write(Inhabitant person, Draw draw, List<Span> sick, Optional<Span> insats) {
        Identity identity = new Identity(person.number(), draw);
        payouts(person, draw, identity, sick);
        String kommun =
                insats.isPresent() && !kommuner.isMember(person.kommun()) ? kommuner.member(draw) : person.kommun();
        insats.ifPresent(days -> participation(person, draw, identity, kommun, days, sick));
        int lastYear = leaves(draw, identity, insats.isPresent());
        Residence.write(sink, draw, kommuner, identity, person.sex(), person.born(), kommun, new Span(2017, lastYear));
        if (draw.chance(0.1)) {
            jobSeeker(draw, identity);
        }
    }

    private void payouts(Inhabitant person, Draw draw, Identity identity, List<Span> sick) {
        String number = identity.in(Register.MIDAS_SJUKPENNING);
        Optional<Span> young = draw.chance(AE_SHARE) ? ages(person, draw, AE_FROM, SE_FROM) : Optional.empty();
        Optional<Span> old =
                young.isEmpty() && draw.chance(SE_SHARE) ? ages(person, draw, SE_FROM, SE_TO) : Optional.empty();
        int mostQuarters = young.isPresent() || old.isPresent() ? 2 : 4;
        PartCases parts = new PartCases(draw, draw.between(200, 1000), mostQuarters, longestPart);
        for (Span days : sick) {
            parts.sickness(days).forEach(part -> part.writeTo(sink, number));
        }
        young.ifPresent(days -> parts.longTerm("AE", days).forEach(part -> part.writeTo(sink, number)));
        old.ifPresent(days -> parts.longTerm("SE", days).forEach(part -> part.writeTo(sink, number)));
    }

    /** A stretch of the time observed that lies between two birthdays. */
    private Optional<Span> ages(Inhabitant person, Draw draw, int from, int to) {
        int first = Math.max(observed.from(), PopulationPlan.birthday(person, from));
        int last = Math.min(observed.to(), PopulationPlan.birthday(person, to) - 1);
        if (first >= last) {
            return Optional.empty();
        }
        int start = draw.between(first, last);
        return Optional.of(new Span(start, Math.min(last, start + draw.daysAround(1500))));
    }

    private void participation(
            Inhabitant person, Draw draw, Identity identity, String kommun, Span insats, List<Span> sick) {
        Participations rows = new Participations(
                sink,
                draw,
                insatser,
                kommuner.forbund(kommun).id(),
                person.index(),
                identity.in(Register.SUS_DELTAGANDE),
                person.sex(),
                Integer.toString(Span.yearOf(person.born())));
        boolean sickBefore = Course.daysIn(sick, Selection.before(insats)) > 0;
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
