package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.List;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Identity;
import se.samkor.synthetic.Insatser;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.PartCase;
import se.samkor.synthetic.PartCases;
import se.samkor.synthetic.Participations;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.Residence;
import se.samkor.synthetic.RowSink;
import se.samkor.synthetic.Span;
import se.samkor.synthetic.TestNumbers;

/**
 * Everybody who must not be counted: persons with payouts who were never in SUS, exits of other years, ongoing
 * participations, registrations by mistake only, structural participations only, and anonymous participants.
 */
final class Outsiders {
    private static final int NEVER_IN_SUS = 2300;
    private static final int OTHER_EXITS = 1500;
    private static final int NOT_COUNTED = 200;
    private static final int ANONYMOUS = 600;

    private final RowSink sink;
    private final Kommuner kommuner;
    private final Insatser insatser;
    private final NumberPool numbers;
    private final int exitYear;
    private final Span observed;

    Outsiders(RowSink sink, Kommuner kommuner, Insatser insatser, NumberPool numbers, int exitYear, Span observed) {
        this.sink = sink;
        this.kommuner = kommuner;
        this.insatser = insatser;
        this.numbers = numbers;
        this.exitYear = exitYear;
        this.observed = observed;
    }

    /** Writes all of them; their indexes begin where those of the cohort end. */
    void write(long seed, int firstIndex) {
        int index = firstIndex;
        for (int i = 0; i < NEVER_IN_SUS; i++) {
            neverInSus(Draw.of(seed, index++), i);
        }
        for (int i = 0; i < OTHER_EXITS + NOT_COUNTED; i++) {
            inSus(Draw.of(seed, index), index, i < OTHER_EXITS);
            index++;
        }
        for (int i = 0; i < ANONYMOUS; i++) {
            Draw draw = Draw.of(seed, index);
            String forbund = kommuner.forbund(kommuner.member(draw)).id();
            new Participations(sink, draw, insatser, forbund, index, "", draw.chance(0.54) ? "K" : "M", "")
                    .anonymous(draw.between(Span.day(exitYear - 2, 1, 1), observed.to()));
            index++;
        }
    }

    private String number(Draw draw, String sex) {
        Span born = new Span(Span.day(1955, 1, 1), Span.day(2004, 6, 30));
        return numbers.take(sex, born, draw.between(born.from(), born.to()));
    }

    private void neverInSus(Draw draw, int i) {
        String sex = draw.chance(0.6) ? "K" : "M";
        Identity identity = new Identity(number(draw, sex), draw);
        payouts(draw, identity);
        residence(
                draw,
                identity,
                sex,
                kommuner.codes().get(draw.between(0, kommuner.codes().size() - 1)));
        if (i % 200 == 0) {
            Identity next = new Identity(number(draw, sex), draw);
            event(draw, identity, "NYTT_PERSONNUMMER", next.in(Register.BEFOLKNING_HANDELSE));
        } else if (i % 200 == 1) {
            event(draw, identity, "SKYDDAD", "");
        } else if (i % 200 == 2) {
            event(draw, identity, "INVANDRAD", "");
        }
    }

    private void inSus(Draw draw, long index, boolean counted) {
        String sex = draw.chance(0.54) ? "K" : "M";
        Identity identity = new Identity(number(draw, sex), draw);
        String kommun = kommuner.member(draw);
        Participations rows = new Participations(
                sink,
                draw,
                insatser,
                kommuner.forbund(kommun).id(),
                index,
                identity.in(Register.SUS_DELTAGANDE),
                sex,
                Integer.toString(Span.yearOf(TestNumbers.birthDay(identity.number()))));
        if (counted) {
            otherExit(draw, rows);
        } else {
            Span days = Episode.drawn(draw, exitYear).insats();
            if (draw.chance(0.5)) {
                rows.mistake(days);
            } else {
                rows.structural(days);
            }
        }
        if (draw.chance(0.5)) {
            payouts(draw, identity);
        }
        residence(draw, identity, sex, kommun);
    }

    private void otherExit(Draw draw, Participations rows) {
        int kind = draw.weighted(0.25, 0.3, 0.25, 0.2);
        if (kind == 3) {
            rows.ongoing(draw.between(Span.day(exitYear - 2, 1, 1), observed.to()), List.of());
        } else {
            int year = kind == 2 ? exitYear + 1 : exitYear - 2 + kind;
            rows.episode(Episode.drawn(draw, year).insats(), List.of());
        }
    }

    private void payouts(Draw draw, Identity identity) {
        PartCases parts = new PartCases(draw, draw.between(200, 1000), 4);
        List<PartCase> written = new ArrayList<>();
        int from = observed.from() + draw.between(0, 2000);
        while (from < observed.to()) {
            Span days = new Span(from, Math.min(observed.to(), from + draw.daysAround(70)));
            written.addAll(parts.sickness(days));
            from = days.to() + 2 + draw.daysAround(500);
        }
        written.forEach(part -> part.writeTo(sink, identity.in(Register.MIDAS_SJUKPENNING)));
        if (draw.chance(0.08)) {
            longTerm(draw, parts, identity);
        }
    }

    /** AE a little past the 30th birthday now and then: to be flagged, not rejected. */
    private void longTerm(Draw draw, PartCases parts, Identity identity) {
        int born = TestNumbers.birthDay(identity.number());
        int thirty = Span.plusYears(born, 30);
        boolean young = thirty > observed.from() + 1000;
        int from = young ? Math.max(observed.from(), Span.plusYears(born, 20)) : Math.max(observed.from(), thirty);
        int late = draw.chance(0.1) ? 40 : -1;
        int to = Math.min(observed.to(), young ? thirty + late : from + draw.daysAround(900));
        if (from < to) {
            parts.longTerm(young ? "AE" : "SE", new Span(from, to))
                    .forEach(part -> part.writeTo(sink, identity.in(Register.MIDAS_SJUKPENNING)));
        }
    }

    private void residence(Draw draw, Identity identity, String sex, String kommun) {
        Span years = new Span(exitYear - 5, Span.yearOf(observed.to()));
        int born = TestNumbers.birthDay(identity.number());
        Residence.write(sink, draw, kommuner, identity, sex, born, kommun, years);
    }

    private void event(Draw draw, Identity identity, String event, String next) {
        sink.add(
                Register.BEFOLKNING_HANDELSE,
                identity.in(Register.BEFOLKNING_HANDELSE),
                event,
                Span.date(draw.between(Span.day(exitYear - 2, 1, 1), observed.to())),
                next);
    }
}
