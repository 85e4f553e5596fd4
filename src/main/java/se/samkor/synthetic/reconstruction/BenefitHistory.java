package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * The unbroken days of one person with one benefit group: exactly the days asked for inside the two windows, and spells
 * that run over their edges, lie in the insats, or lie before and after everything.
 */
final class BenefitHistory {
    private static final double OVER_THE_EDGE = 0.75;
    private static final int FAR = 500;

    private final Draw draw;
    private final Episode episode;
    private final Span limits;
    private final List<Span> spells = new ArrayList<>();

    /**
     * A history without days.
     *
     * @param limits the first and last day on which the person may have the benefit
     */
    BenefitHistory(Draw draw, Episode episode, Span limits) {
        this.draw = draw;
        this.episode = episode;
        this.limits = limits;
    }

    /** Days of the window before; a spell that meets the window's edge may go on beyond it. */
    void before(int days) {
        Span window = episode.before();
        for (Span spell : new Placement(draw).spells(window, days, 0.1, 0.6)) {
            int from = spell.from() == window.from() && goesOn()
                    ? Math.max(limits.from(), spell.from() - draw.between(1, FAR))
                    : spell.from();
            int to = spell.to() == window.to() && goesOn()
                    ? Math.min(
                            limits.to(),
                            spell.to() + draw.between(1, episode.insats().days()))
                    : spell.to();
            spells.add(new Span(from, Math.max(to, spell.to())));
        }
    }

    /** Days of a part of the window after; the same at its edges. */
    void after(Span part, int days) {
        Span window = episode.after();
        for (Span spell : new Placement(draw).spells(part, days, 0.5, 0.1)) {
            int from = spell.from() == window.from() && goesOn()
                    ? Math.max(
                            limits.from(),
                            spell.from() - draw.between(1, episode.insats().days()))
                    : spell.from();
            int to = spell.to() == window.to() && goesOn()
                    ? Math.min(limits.to(), spell.to() + draw.between(1, FAR))
                    : spell.to();
            spells.add(new Span(Math.min(from, spell.from()), Math.max(to, spell.to())));
        }
    }

    private boolean goesOn() {
        return draw.chance(OVER_THE_EDGE);
    }

    /** Spells outside both windows, which must count nowhere. */
    void outside() {
        Span insats = episode.insats();
        if (draw.chance(0.2)) {
            int from = draw.between(insats.from(), insats.to());
            spells.add(new Span(from, draw.between(from, Math.min(insats.to(), from + 120))));
        }
        int lastEarlier = episode.before().from() - 1;
        if (draw.chance(0.35)) {
            int to = lastEarlier - draw.between(0, 300);
            spells.add(new Span(Math.max(limits.from(), to - draw.daysAround(60)), to));
        }
        int firstLater = episode.after().to() + 1;
        if (firstLater < limits.to() && draw.chance(0.15)) {
            int from = draw.between(firstLater, limits.to());
            spells.add(new Span(from, Math.min(limits.to(), from + draw.daysAround(40))));
        }
    }

    /** The cases: spells that overlap or touch made one, in order. */
    List<Span> cases() {
        spells.sort(Comparator.comparingInt(Span::from));
        List<Span> cases = new ArrayList<>();
        for (Span spell : spells) {
            int last = cases.size() - 1;
            if (last >= 0 && spell.from() <= cases.get(last).to() + 1) {
                Span open = cases.get(last);
                cases.set(last, new Span(open.from(), Math.max(open.to(), spell.to())));
            } else {
                cases.add(spell);
            }
        }
        return cases;
    }
}
