package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/** Lays a number of days into a window as one or a few spells with gaps between. */
final class Placement {
    private static final double SEVERAL = 0.35;
    private static final int MOST_SPELLS = 4;

    private final Draw draw;

    Placement(Draw draw) {
        this.draw = draw;
    }

    /**
     * Spells in order, not touching each other, of exactly the days asked for.
     *
     * @param atStart how likely the first spell is to begin with the window
     * @param atEnd how likely the last spell is to end with the window
     */
    List<Span> spells(Span window, int days, double atStart, double atEnd) {
        if (days == 0) {
            return List.of();
        }
        int free = window.days() - days;
        int most = Math.min(MOST_SPELLS, Math.min(days, free + 1));
        int count = draw.chance(SEVERAL) ? draw.between(1, most) : 1;
        int[] lengths = parts(days - count, count);
        int[] gaps = parts(free - (count - 1), count + 1);
        if (draw.chance(atStart)) {
            gaps[count] += gaps[0];
            gaps[0] = 0;
        }
        if (draw.chance(atEnd)) {
            gaps[0] += gaps[count];
            gaps[count] = 0;
        }
        List<Span> spells = new ArrayList<>();
        int from = window.from() + gaps[0];
        for (int i = 0; i < count; i++) {
            int to = from + lengths[i];
            spells.add(new Span(from, to));
            from = to + 2 + gaps[i + 1];
        }
        return spells;
    }

    /** Cuts a sum into parts of random size, none negative. */
    private int[] parts(int sum, int count) {
        int[] cuts = new int[count + 1];
        for (int i = 1; i < count; i++) {
            cuts[i] = draw.between(0, sum);
        }
        cuts[count] = sum;
        Arrays.sort(cuts);
        int[] parts = new int[count];
        for (int i = 0; i < count; i++) {
            parts[i] = cuts[i + 1] - cuts[i];
        }
        return parts;
    }
}
