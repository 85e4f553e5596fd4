package se.samkor.synthetic;

import java.util.List;

/** Writes the participations of one person. */
public final class Participations {
    private final RowSink sink;
    private final Draw draw;
    private final Insatser insatser;
    private final String forbund;
    private final String person;
    private final String cells;
    private final long index;
    private int written;

    /**
     * The participations of one person.
     *
     * @param index the person's own number, from which the ids of participations are made
     * @param person the personal number as SUS writes it, empty for an anonymous participant
     * @param birthYear empty for an anonymous participant
     */
    public Participations(
            RowSink sink,
            Draw draw,
            Insatser insatser,
            String forbund,
            long index,
            String person,
            String sex,
            String birthYear) {
        this.sink = sink;
        this.draw = draw;
        this.insatser = insatser;
        this.forbund = forbund;
        this.index = index;
        this.person = person;
        this.cells = ';' + person + ';' + sex + ';' + birthYear + ';';
    }

    /** One or several participations that together cover the episode: side by side, touching or overlapping. */
    public void episode(Span episode, List<String> benefitsBefore) {
        int shape = episode.days() < 30 ? 0 : draw.weighted(0.8, 0.1, 0.06, 0.04);
        if (shape == 0) {
            ended(episode, benefitsBefore);
        } else if (shape == 2) {
            ended(episode, benefitsBefore);
            int from = draw.between(episode.from(), episode.to());
            ended(new Span(from, draw.between(from, episode.to())), benefitsBefore);
        } else {
            chain(episode, shape == 3 ? 2 : 1, benefitsBefore);
        }
    }

    private void chain(Span episode, int cuts, List<String> benefitsBefore) {
        int from = episode.from();
        for (int cut = 0; cut < cuts && from < episode.to(); cut++) {
            int to = draw.between(from, episode.to() - 1);
            ended(new Span(from, to), benefitsBefore);
            boolean touching = draw.chance(0.5);
            from = touching ? to + 1 : Math.max(from, to - draw.between(0, 20));
        }
        ended(new Span(from, episode.to()), benefitsBefore);
    }

    private void ended(Span days, List<String> benefitsBefore) {
        row(
                insatser.individual(forbund, draw),
                Span.date(days.from()),
                Span.date(days.to()),
                Background.cells(draw, benefitsBefore, true));
    }

    /** A participation without end. */
    public void ongoing(int from, List<String> benefitsBefore) {
        row(insatser.individual(forbund, draw), Span.date(from), "", Background.cells(draw, benefitsBefore, false));
    }

    /** A participation entered by mistake; it counts nowhere. */
    public void mistake(Span days) {
        row(insatser.individual(forbund, draw), Span.date(days.from()), Span.date(days.to()), "FELREGISTRERING;;;;;;");
    }

    /** A participation in a structural insats; no cohort is made of these. */
    public void structural(Span days) {
        row(insatser.structural(draw), Span.date(days.from()), Span.date(days.to()), ";;;;;;");
    }

    /** Only the start is known: an anonymous participant. */
    public void anonymous(int from) {
        row(insatser.individual(forbund, draw), Span.date(from), "", ";;;;;;");
    }

    private void row(String insats, String from, String to, String background) {
        written++;
        String id = (person.isEmpty() ? "A" : "D") + index + '-' + written;
        sink.add(Register.SUS_DELTAGANDE, id + ';' + insats + cells + from + ';' + to + ';' + background);
    }
}
