package se.samkor.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pseudonym stands for a person now, where a number was exchanged for another: a samordningsnummer for a
 * personnummer, a wrong number for a right one, several times over. All that is seen here are pseudonyms.
 *
 * <p>Of several changes of one number the latest holds. Two different ones on the same day contradict each other and none
 * of them is followed. A chain that runs in a circle has no newest number: the numbers of the circle, and those that lead
 * into it, each stand for themselves. Both are counted.
 */
public final class ChangedNumbers {
    private final Map<Long, Long> newest = new HashMap<>();
    private int contradictions;
    private int loops;
    private int refused;

    /**
     * An old number exchanged for a new one.
     *
     * @param day of the change, in days since 1970
     */
    public record Change(long from, long to, int day) {}

    private ChangedNumbers() {}

    /** Follows the changes; their order does not matter. */
    public static ChangedNumbers of(Collection<Change> changes) {
        ChangedNumbers result = new ChangedNumbers();
        Map<Long, Long> next = result.next(changes);
        Set<Long> endless = result.endless(next);
        for (Long number : next.keySet()) {
            if (endless.contains(number)) {
                result.refused++;
            } else {
                result.newest.put(number, last(next, number));
            }
        }
        return result;
    }

    private Map<Long, Long> next(Collection<Change> changes) {
        List<Change> ordered = new ArrayList<>(changes);
        ordered.sort(Comparator.comparingInt(Change::day)
                .thenComparingLong(Change::from)
                .thenComparingLong(Change::to));
        Map<Long, Change> latest = new HashMap<>();
        Set<Long> contradicted = new HashSet<>();
        for (Change change : ordered) {
            Change before = latest.put(change.from(), change);
            if (before != null && before.day() == change.day() && before.to() != change.to()) {
                contradicted.add(change.from());
            } else if (before != null && before.day() < change.day()) {
                contradicted.remove(change.from());
            }
        }
        contradictions = contradicted.size();
        Map<Long, Long> next = new HashMap<>();
        latest.forEach((from, change) -> {
            if (!contradicted.contains(from)) {
                next.put(from, change.to());
            }
        });
        return next;
    }

    /** The numbers from which a chain never ends; counts the circles on the way. */
    private Set<Long> endless(Map<Long, Long> next) {
        Set<Long> ends = new HashSet<>();
        Set<Long> endless = new HashSet<>();
        for (Long start : next.keySet()) {
            Set<Long> path = new HashSet<>();
            @Nullable Long at = start;
            while (at != null && !ends.contains(at) && !endless.contains(at) && path.add(at)) {
                at = next.get(at);
            }
            boolean circle = at != null && path.contains(at);
            loops += circle ? 1 : 0;
            (circle || (at != null && endless.contains(at)) ? endless : ends).addAll(path);
        }
        return endless;
    }

    private static long last(Map<Long, Long> next, long number) {
        long at = number;
        for (Long following = next.get(at); following != null; following = next.get(at)) {
            at = following;
        }
        return at;
    }

    /** From every exchanged number to the newest of its chain; numbers never exchanged are not in it. */
    public Map<Long, Long> newest() {
        return Map.copyOf(newest);
    }

    /** Numbers with two different changes on the same day. */
    public int contradictions() {
        return contradictions;
    }

    /** Circles. */
    public int loops() {
        return loops;
    }

    /** Exchanged numbers that are not followed, because they are in a circle or lead into one. */
    public int refused() {
        return refused;
    }

    /** All numbers that any changes, in either direction and followed or not, tie to one of the given numbers. */
    public static Set<Long> tiedTo(Collection<Long> numbers, Collection<Change> changes) {
        Map<Long, List<Long>> neighbours = new HashMap<>();
        for (Change change : changes) {
            neighbours.computeIfAbsent(change.from(), n -> new ArrayList<>()).add(change.to());
            neighbours.computeIfAbsent(change.to(), n -> new ArrayList<>()).add(change.from());
        }
        Set<Long> tied = new HashSet<>(numbers);
        ArrayDeque<Long> waiting = new ArrayDeque<>(numbers);
        while (!waiting.isEmpty()) {
            for (Long neighbour : neighbours.getOrDefault(waiting.remove(), List.of())) {
                if (tied.add(neighbour)) {
                    waiting.add(neighbour);
                }
            }
        }
        return tied;
    }
}
