package se.samkor.disclosure;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds the guarded rows that point in a given direction. */
final class Directions {
    private final Map<Long, Set<Integer>> rowsByDirection = new HashMap<>();
    private final Map<Integer, Long> directionOfRow = new HashMap<>();

    void put(int row, long direction) {
        Long before = directionOfRow.put(row, direction);
        if (before != null) {
            Set<Integer> rows = rowsByDirection.get(before);
            if (rows != null) {
                rows.remove(row);
            }
        }
        rowsByDirection.computeIfAbsent(direction, key -> new LinkedHashSet<>()).add(row);
    }

    boolean contains(int row) {
        return directionOfRow.containsKey(row);
    }

    boolean any(long direction) {
        Set<Integer> rows = rowsByDirection.get(direction);
        return rows != null && !rows.isEmpty();
    }

    /** Whether a row other than this one has the direction. */
    boolean anyBut(long direction, int row) {
        Set<Integer> rows = rowsByDirection.get(direction);
        return rows != null && rows.size() > (rows.contains(row) ? 1 : 0);
    }
}
