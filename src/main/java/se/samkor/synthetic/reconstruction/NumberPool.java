package se.samkor.synthetic.reconstruction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.samkor.synthetic.Span;
import se.samkor.synthetic.TestNumbers;

/** The official test numbers not yet given to a person, by sex and birth date. */
final class NumberPool {
    private final Map<String, TreeMap<Integer, Deque<String>>> left = new HashMap<>();

    NumberPool() {
        for (String number : TestNumbers.all()) {
            left.computeIfAbsent(TestNumbers.sex(number), unused -> new TreeMap<>())
                    .computeIfAbsent(TestNumbers.birthDay(number), unused -> new ArrayDeque<>())
                    .add(number);
        }
    }

    /** Takes the number whose birth date is nearest to the wish, inside the dates where any is left there. */
    String take(String sex, Span born, int wish) {
        TreeMap<Integer, Deque<String>> own = left.getOrDefault(sex, new TreeMap<>());
        Integer before = own.floorKey(Math.min(wish, born.to()));
        Integer after = own.ceilingKey(Math.max(wish, born.from()));
        Integer day = nearer(wish, inside(born, before), inside(born, after));
        if (day == null) {
            day = nearer(wish, before, after);
        }
        if (day == null) {
            throw new IllegalStateException("The official test numbers do not suffice");
        }
        Deque<String> numbers = own.getOrDefault(day, new ArrayDeque<>());
        String number = numbers.remove();
        if (numbers.isEmpty()) {
            own.remove(day);
        }
        return number;
    }

    private static @Nullable Integer inside(Span born, @Nullable Integer day) {
        return day != null && day >= born.from() && day <= born.to() ? day : null;
    }

    private static @Nullable Integer nearer(int wish, @Nullable Integer before, @Nullable Integer after) {
        if (before == null || after == null) {
            return before == null ? after : before;
        }
        return wish - before <= after - wish ? before : after;
    }
}
