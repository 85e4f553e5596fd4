package se.samkor.synthetic.population;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import se.samkor.synthetic.Span;

/**
 * How much room there is for an effect: by exit year, how many ended an insats and how many of their days could change.
 *
 * @param persons by exit year
 * @param days by exit year
 */
public record EffectRoom(Map<Integer, Long> persons, Map<Integer, Long> days) implements Serializable {
    /** Nobody yet. */
    public static EffectRoom empty() {
        return new EffectRoom(new TreeMap<>(), new TreeMap<>());
    }

    /** Adds a life, if its insats ended, for an effect of a sign. */
    public void add(Life life, double sign) {
        life.ended().ifPresent(insats -> {
            int exitYear = Span.yearOf(insats.to());
            int room =
                    Effect.room(life.without(), Selection.after(insats), sign).days();
            persons.merge(exitYear, 1L, Long::sum);
            days.merge(exitYear, (long) room, Long::sum);
        });
    }

    /** Both together. */
    public EffectRoom plus(EffectRoom other) {
        EffectRoom sum = new EffectRoom(new TreeMap<>(persons), new TreeMap<>(days));
        other.persons.forEach((year, count) -> sum.persons.merge(year, count, Long::sum));
        other.days.forEach((year, count) -> sum.days.merge(year, count, Long::sum));
        return sum;
    }

    /** The effect that changes the mean by so many days in every exit year, as far as there is room. */
    public Effect effect(double meanDays) {
        Map<Integer, Double> shares = new TreeMap<>();
        persons.forEach((year, count) -> {
            double room = days.getOrDefault(year, 0L);
            double share = room == 0 ? 0 : meanDays * count / room;
            shares.put(year, Math.max(-1, Math.min(1, share)));
        });
        return new Effect(shares);
    }
}
