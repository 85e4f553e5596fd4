package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Respondents who are alone in several primary classes, and so know all of them. */
final class OwnerGroups {
    private OwnerGroups() {}

    /** The classes of each such respondent, two or more. */
    static List<List<Integer>> of(CellSystem system) {
        Map<Integer, List<Integer>> byOwner = new TreeMap<>();
        for (int number = 0; number < system.classes().size(); number++) {
            CellClass one = system.classes().get(number);
            if (one.primary() && one.isSingle() && one.behind().owner() >= 0) {
                byOwner.computeIfAbsent(one.behind().owner(), key -> new ArrayList<>())
                        .add(number);
            }
        }
        return byOwner.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Vectors needed to tell whether something lies in the span of the largest group. */
    static int vectors(CellSystem system) {
        return of(system).stream().mapToInt(List::size).max().orElse(1) + 3;
    }
}
