package se.samkor.synthetic.population;

import java.io.Serializable;
import se.samkor.synthetic.DeliveryFacts;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.FlawedSink;
import se.samkor.synthetic.Insatser;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.Participations;
import se.samkor.synthetic.Planted;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.RowSink;
import se.samkor.synthetic.Span;

/**
 * The made-up population in parts of {@link #PART} persons. A part is a function of the size asked for and its own
 * number; it does not matter who makes it up, when, or beside which others.
 */
public final class Population {
    /** Persons in a part. */
    public static final int PART = 10_000;

    /** The last day on which an insats can have ended; later ones are ongoing. */
    static final int LAST_EXIT = Span.day(2021, 12, 31);

    private static final Span OBSERVED = new Span(Span.day(2012, 1, 1), Span.day(2022, 12, 31));

    /** What the delivery says about itself. */
    public static final DeliveryFacts FACTS = new DeliveryFacts(Span.day(2023, 2, 1), OBSERVED);

    // measured: a person has about CASES + CUTS / longest part part-cases
    private static final double CASES = 8;
    private static final double CUTS = 1640;

    private static final long COURSE = 0x5EEDL;
    private static final long ROWS = 0xD15EA5EL;
    private static final long EFFECT = 0xEFFECL;
    private static final long FLAWS = 0xF1A3L;

    private final PopulationSize size;
    private final PopulationPlan plan;
    private final Kommuner kommuner = new Kommuner();
    private final Insatser insatser;
    private final Selection selection;

    public Population(PopulationSize size) {
        this.size = size;
        this.plan = new PopulationPlan(size.persons(), size.seed(), kommuner);
        this.insatser = new Insatser(
                kommuner, Draw.of(size.seed(), -1), new Span(Span.day(2012, 1, 1), Span.day(2023, 12, 31)));
        this.selection = new Selection(kommuner, size.persons());
    }

    /** How many parts there are. */
    public static int parts(int persons) {
        return (persons + PART - 1) / PART;
    }

    /** A participant who ended an insats, with the days of the year after both ways. */
    public record Participant(int person, Span insats, int before, int without, int with) implements Serializable {
        /** The truth as a row. */
        public String line() {
            return person + ";" + Span.date(insats.from()) + ';' + Span.date(insats.to()) + ';' + before + ';' + without
                    + ';' + with;
        }

        /** The header of the rows. */
        public static String header() {
            return "person;start_datum;slut_datum;sjp_before;sjp_after_without;sjp_after_with";
        }
    }

    /** Takes the truth about participants. */
    @FunctionalInterface
    public interface TruthSink {
        void add(Participant participant);
    }

    /** How much room there is in a part for an effect of a sign. */
    public EffectRoom room(int part, double sign) {
        EffectRoom room = EffectRoom.empty();
        for (int index = first(part); index < end(part); index++) {
            room.add(life(index), sign);
        }
        return room;
    }

    /** What happens to one person, without any effect. */
    public Life life(int index) {
        Draw draw = Draw.of(size.seed() ^ COURSE, index);
        Inhabitant person = plan.inhabitant(index);
        Course course = Course.drawn(draw, person, OBSERVED, size.partCases());
        return new Life(person, course, selection.insats(draw, person, course));
    }

    /** Makes up one part; the first one holds what belongs to nobody in particular as well. */
    public void write(int part, Effect effect, RowSink clean, TruthSink truth, Planted planted) {
        RowSink sink = new FlawedSink(clean, planted, Draw.of(size.seed() ^ FLAWS, part), (long) part * PART);
        if (part == 0) {
            common(sink);
        }
        InhabitantRows rows = new InhabitantRows(sink, kommuner, insatser, OBSERVED, longestPart());
        for (int index = first(part); index < end(part); index++) {
            inhabitant(index, effect, rows, truth);
        }
    }

    private int longestPart() {
        return (int) Math.max(2, CUTS / (Math.max(Course.ALL_CASES, size.partCases()) - CASES));
    }

    /** The benefits of a life with the effect of its insats; the same as without where it has none. */
    public Course with(Life life, Effect effect) {
        return life.with(effect, Draw.of(size.seed() ^ EFFECT, life.person().index()));
    }

    private void inhabitant(int index, Effect effect, InhabitantRows rows, TruthSink truth) {
        Life life = life(index);
        Course with = with(life, effect);
        life.ended()
                .ifPresent(insats -> truth.add(new Participant(
                        index,
                        insats,
                        life.without().sick().daysIn(Selection.before(insats)),
                        life.without().sick().daysIn(Selection.after(insats)),
                        with.sick().daysIn(Selection.after(insats)))));
        rows.write(life.person(), Draw.of(size.seed() ^ ROWS, index), with, life.insats());
    }

    private void common(RowSink sink) {
        Draw draw = Draw.of(size.seed(), -2);
        insatser.writeTo(sink, draw, 2018, 2021);
        for (String kommun : kommuner.members()) {
            Kommuner.Forbund forbund = kommuner.forbund(kommun);
            sink.add(Register.FORBUND_MEDLEMSKAP, kommun, forbund.id(), forbund.name(), "2012-01-01", "");
        }
        int anonymous = 100 + size.persons() / 2000;
        for (int i = 0; i < anonymous; i++) {
            String forbund = kommuner.forbund(kommuner.member(draw)).id();
            new Participations(sink, draw, insatser, forbund, i, "", draw.chance(0.54) ? "K" : "M", "")
                    .anonymous(draw.between(Span.day(2018, 1, 1), LAST_EXIT));
        }
    }

    private int first(int part) {
        return part * PART;
    }

    private int end(int part) {
        return Math.min(size.persons(), (part + 1) * PART);
    }
}
