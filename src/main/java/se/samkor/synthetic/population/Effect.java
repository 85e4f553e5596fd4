package se.samkor.synthetic.population;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * A planted effect: a negative one takes the same share of the sick days of the year after from everybody who ended an
 * insats, a positive one fills the same share of their well days. The share is such that the mean change is the days
 * asked for.
 *
 * @param share from -1 to 1
 */
public record Effect(double share) implements Serializable {
    /** The share behind a mean change, given the mean of sick days without the effect. */
    public static Effect of(double days, double meanDaysWithout) {
        double room = days < 0 ? meanDaysWithout : Selection.WINDOW - meanDaysWithout;
        return new Effect(room <= 0 ? 0 : Math.max(-1, Math.min(1, days / room)));
    }

    /** The spells with the effect; outside the window nothing changes. */
    List<Span> applied(Draw draw, List<Span> spells, Span window) {
        int without = Course.daysIn(spells, window);
        double change = share < 0 ? share * without : share * (Selection.WINDOW - without);
        int whole = (int) Math.floor(change);
        int days = draw.chance(change - whole) ? whole + 1 : whole;
        if (days == 0) {
            return spells;
        }
        return days < 0 ? shortened(spells, window, -days) : lengthened(spells, window, days);
    }

    /** Takes the last sick days of the window away. */
    private static List<Span> shortened(List<Span> spells, Span window, int days) {
        List<Span> kept = new ArrayList<>();
        int left = days;
        for (int i = spells.size() - 1; i >= 0; i--) {
            Span spell = spells.get(i);
            int first = Math.max(spell.from(), window.from());
            int last = Math.min(spell.to(), window.to());
            int taken = Math.min(left, Math.max(0, last - first + 1));
            left -= taken;
            if (taken == 0) {
                kept.add(spell);
            } else {
                addIfAny(kept, spell.from(), last - taken);
                addIfAny(kept, last + 1, spell.to());
            }
        }
        kept.sort(Comparator.comparingInt(Span::from));
        return kept;
    }

    private static void addIfAny(List<Span> spells, int from, int to) {
        if (from <= to) {
            spells.add(new Span(from, to));
        }
    }

    /** Fills the first well days of the window. */
    private static List<Span> lengthened(List<Span> spells, Span window, int days) {
        List<Span> all = new ArrayList<>(spells);
        int left = days;
        int day = window.from();
        for (Span spell : spells) {
            if (spell.to() >= window.from() && spell.from() <= window.to()) {
                int taken = Math.min(left, Math.max(0, spell.from() - day));
                addIfAny(all, day, day + taken - 1);
                left -= taken;
                day = Math.max(day, spell.to() + 1);
            }
        }
        addIfAny(all, day, Math.min(window.to(), day + left - 1));
        all.sort(Comparator.comparingInt(Span::from));
        return merged(all);
    }

    private static List<Span> merged(List<Span> sorted) {
        List<Span> merged = new ArrayList<>();
        for (Span spell : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && spell.from() <= merged.get(last).to() + 1) {
                merged.set(
                        last,
                        new Span(
                                merged.get(last).from(),
                                Math.max(merged.get(last).to(), spell.to())));
            } else {
                merged.add(spell);
            }
        }
        return merged;
    }
}
