package se.samkor.synthetic.population;

import java.io.Serializable;
import java.util.Map;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * A planted effect on the year after the end. A negative one takes the same share of the sick days from everybody whose
 * insats ended in a year, a positive one fills the same share of their days without any benefit. The share is such that
 * the mean change over the exits of that year is the days asked for. Days with long-term benefit are left alone, so the
 * change of the days with any benefit is the same as that of the days with sjukpenning.
 *
 * @param shares from -1 to 1, by exit year; 0 for other years
 */
public record Effect(Map<Integer, Double> shares) implements Serializable {
    /** No effect. */
    public static final Effect NONE = new Effect(Map.of());

    public Effect {
        shares = Map.copyOf(shares);
    }

    /** The course with the effect, and nothing changed outside the window. */
    Course applied(Draw draw, Course course, Span window, int exitYear) {
        double share = shares.getOrDefault(exitYear, 0.0);
        Spells room = room(course, window, share);
        double change = Math.abs(share) * room.days();
        int whole = (int) Math.floor(change);
        int days = draw.chance(change - whole) ? whole + 1 : whole;
        return course.with(
                share < 0 ? course.sick().minus(room.last(days)) : course.sick().plus(room.first(days)));
    }

    /** The days that an effect of a sign can change. */
    static Spells room(Course course, Span window, double sign) {
        Spells changeable = Spells.of(window).minus(course.longTermDays());
        return sign < 0 ? course.sick().within(window).minus(course.longTermDays()) : changeable.minus(course.sick());
    }
}
