package se.samkor.synthetic.population;

import java.util.Optional;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * One person's benefits and insats, if any, as drawn.
 *
 * @param person who it is
 * @param without the benefits as they would be without an insats
 * @param insats first and last day
 */
public record Life(Inhabitant person, Course without, Optional<Span> insats) {
    /** The insats of those whose end is registered. */
    public Optional<Span> ended() {
        return insats.filter(days -> days.to() <= Population.LAST_EXIT);
    }

    /** The benefits with the effect of the insats. */
    Course with(Effect effect, Draw draw) {
        return ended().map(days -> effect.applied(draw, without, Selection.after(days), Span.yearOf(days.to())))
                .orElse(without);
    }
}
