package se.samkor.synthetic.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.samkor.synthetic.Span;

/**
 * Days as spans in order, no two overlapping or touching.
 *
 * @param spans in order of time
 */
public record Spells(List<Span> spans) {
    static final Spells NONE = new Spells(List.of());

    static Spells of(Span span) {
        return new Spells(List.of(span));
    }

    /** Any spans, in any order, as the days that they cover. */
    static Spells covering(List<Span> any) {
        List<Span> sorted = new ArrayList<>(any);
        sorted.sort(Comparator.comparingInt(Span::from));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && span.from() <= merged.get(last).to() + 1) {
                int to = Math.max(merged.get(last).to(), span.to());
                merged.set(last, new Span(merged.get(last).from(), to));
            } else {
                merged.add(span);
            }
        }
        return new Spells(merged);
    }

    public int days() {
        return spans.stream().mapToInt(Span::days).sum();
    }

    /** How many days lie inside a window. */
    public int daysIn(Span window) {
        int days = 0;
        for (Span span : spans) {
            days += Math.max(0, Math.min(span.to(), window.to()) - Math.max(span.from(), window.from()) + 1);
        }
        return days;
    }

    /** The days inside a window. */
    Spells within(Span window) {
        List<Span> kept = new ArrayList<>();
        for (Span span : spans) {
            addIfAny(kept, Math.max(span.from(), window.from()), Math.min(span.to(), window.to()));
        }
        return new Spells(kept);
    }

    /** The days that others do not cover. */
    Spells minus(Spells others) {
        List<Span> kept = new ArrayList<>();
        for (Span span : spans) {
            int from = span.from();
            for (Span other : others.spans) {
                if (other.to() >= from && other.from() <= span.to()) {
                    addIfAny(kept, from, other.from() - 1);
                    from = Math.max(from, other.to() + 1);
                }
            }
            addIfAny(kept, from, span.to());
        }
        return new Spells(kept);
    }

    /** The days of both. */
    Spells plus(Spells others) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(others.spans);
        return covering(all);
    }

    /** The first days, so many. */
    Spells first(int days) {
        List<Span> taken = new ArrayList<>();
        int left = days;
        for (Span span : spans) {
            addIfAny(taken, span.from(), Math.min(span.to(), span.from() + left - 1));
            left -= Math.min(left, span.days());
        }
        return new Spells(taken);
    }

    /** The last days, so many. */
    Spells last(int days) {
        return minus(first(days() - Math.min(days, days())));
    }

    private static void addIfAny(List<Span> spans, int from, int to) {
        if (from <= to) {
            spans.add(new Span(from, to));
        }
    }
}
