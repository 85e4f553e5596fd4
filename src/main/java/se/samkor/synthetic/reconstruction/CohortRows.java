package se.samkor.synthetic.reconstruction;

import java.util.List;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Identity;
import se.samkor.synthetic.Insatser;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.PartCase;
import se.samkor.synthetic.Participations;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.Residence;
import se.samkor.synthetic.RowSink;
import se.samkor.synthetic.Span;
import se.samkor.synthetic.TestNumbers;

/** Writes the register rows of the members of the cohort. */
final class CohortRows {
    private static final int LEFT_EVERY = 400;

    private final RowSink sink;
    private final Kommuner kommuner;
    private final Insatser insatser;
    private final int exitYear;
    private final Span observed;
    private int withoutDaysAfter;

    CohortRows(RowSink sink, Kommuner kommuner, Insatser insatser, int exitYear, Span observed) {
        this.sink = sink;
        this.kommuner = kommuner;
        this.insatser = insatser;
        this.exitYear = exitYear;
        this.observed = observed;
    }

    void write(Member member, String number) {
        Draw draw = member.draw();
        Identity identity = new Identity(number, draw);
        int born = TestNumbers.birthDay(number);
        String sex = member.person().sex().code();
        String kommun = kommuner.member(draw);
        boolean leaves = member.withoutDaysAfter() && ++withoutDaysAfter % LEFT_EVERY == 0;
        payouts(member, identity);
        participations(member, identity, kommun, Span.yearOf(born), leaves);
        int lastYear = leaves ? leave(member, identity) - 1 : Span.yearOf(observed.to());
        Span years = new Span(exitYear - 5, lastYear);
        Residence.write(sink, draw, kommuner, identity, sex, born, kommun, years);
        if (draw.chance(0.2)) {
            jobSeeker(member, identity);
        }
    }

    private void payouts(Member member, Identity identity) {
        // one form a register, and both payout registers come from the same house
        String person = identity.in(Register.MIDAS_SJUKPENNING);
        Draw draw = member.draw();
        for (PartCase part : member.cases().write(sink, draw, person)) {
            boolean sickness = part.benefit().equals("SJP") || part.benefit().equals("RP");
            if (sickness && draw.chance(0.02)) {
                String other = draw.chance(0.5) ? "FSJP" : "ASKP";
                int from = part.days().from() + draw.between(-20, 20);
                Span days = new Span(from, Math.max(from, Math.min(observed.to(), from + draw.between(5, 60))));
                new PartCase(other, from, days, draw.between(1, 4), part.dailyAmount(), part.diagnosis())
                        .writeTo(sink, person);
            }
        }
    }

    private void participations(Member member, Identity identity, String kommun, int birthYear, boolean leaves) {
        Draw draw = member.draw();
        Span insats = member.episode().insats();
        Participations rows = new Participations(
                sink,
                draw,
                insatser,
                kommuner.forbund(kommun).id(),
                member.index(),
                identity.in(Register.SUS_DELTAGANDE),
                member.person().sex().code(),
                Integer.toString(birthYear));
        rows.episode(insats, member.supportBefore());
        if (draw.chance(0.1)) {
            earlier(rows, member);
        }
        if (!leaves && draw.chance(0.06)) {
            later(rows, member);
        }
        if (draw.chance(0.015)) {
            int from = insats.from() - draw.between(-100, 300);
            rows.mistake(new Span(from, from + draw.between(0, 700)));
        }
        if (draw.chance(0.01)) {
            int from = insats.to() - draw.between(0, 200);
            rows.structural(new Span(from, from + draw.between(0, 400)));
        }
    }

    /** An episode that ended before, perhaps in the exit year as well; at least one free day lies between. */
    private void earlier(Participations rows, Member member) {
        Draw draw = member.draw();
        int last = member.episode().insats().from() - 2;
        int newYear = Span.day(exitYear, 1, 1);
        int to = last >= newYear ? draw.between(newYear, last) : last - draw.between(0, 200);
        int from = Math.max(insatser.allRunFrom(), to - draw.daysAround(120));
        rows.episode(new Span(Math.min(from, to), to), member.supportBefore());
    }

    /** An episode that begins after, and is not over in the exit year. */
    private void later(Participations rows, Member member) {
        Draw draw = member.draw();
        int from = member.episode().insats().to() + 2 + draw.between(0, 150);
        if (draw.chance(0.5)) {
            rows.ongoing(from, member.supportBefore());
        } else {
            int newYear = Span.day(exitYear + 1, 1, 1);
            rows.episode(new Span(from, draw.between(Math.max(from, newYear), observed.to())), member.supportBefore());
        }
    }

    /** A death or a move abroad in the year after, of somebody without days there; returns the year. */
    private int leave(Member member, Identity identity) {
        Draw draw = member.draw();
        int day = member.episode().insats().to() + draw.between(5, Episode.WINDOW);
        sink.add(
                Register.BEFOLKNING_HANDELSE,
                identity.in(Register.BEFOLKNING_HANDELSE),
                draw.chance(0.5) ? "DOD" : "UTVANDRAD",
                Span.date(day),
                "");
        return Span.yearOf(day);
    }

    private void jobSeeker(Member member, Identity identity) {
        Draw draw = member.draw();
        int from = member.episode().insats().from() - draw.between(-200, 500);
        boolean open = draw.chance(0.3);
        sink.add(
                Register.ARBETSSOKANDE,
                identity.in(Register.ARBETSSOKANDE),
                draw.oneOf(List.of("11", "14", "21", "96")),
                Span.date(from),
                open ? "" : Span.date(from + draw.between(20, 600)),
                open ? "" : draw.oneOf(List.of("1", "4", "6")));
    }
}
