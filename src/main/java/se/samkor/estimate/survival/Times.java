package se.samkor.estimate.survival;

import java.util.List;
import java.util.function.ToIntFunction;

/** Looks up times in order. */
final class Times {
    private Times() {}

    /** The place of the last thing at or before a time, of things in the order of their times; -1 where there is none. */
    static <T> int lastThrough(List<T> inOrder, ToIntFunction<T> timeOf, int time) {
        int first = 0;
        int after = inOrder.size();
        while (first < after) {
            int middle = (first + after) >>> 1;
            if (timeOf.applyAsInt(inOrder.get(middle)) <= time) {
                first = middle + 1;
            } else {
                after = middle;
            }
        }
        return first - 1;
    }
}
