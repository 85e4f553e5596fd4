package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds, by elimination, the primary classes that a pattern lets an outsider or a single respondent recompute. */
final class PatternCheck {
    private final CellSystem system;

    PatternCheck(CellSystem system) {
        this.system = system;
    }

    List<Target> broken(boolean[] withheld, boolean insiders) {
        Tableau tableau = new Tableau(system);
        List<Integer> published = new ArrayList<>();
        for (int number = 0; number < withheld.length; number++) {
            if (!withheld[number]) {
                published.add(number);
            } else if (!system.classes().get(number).primary()) {
                tableau.drop(number);
            }
        }
        // short sums first: they keep the others short
        published.sort(java.util.Comparator.comparingInt(
                number -> system.classes().get(number).unknowns().length));
        published.forEach(tableau::publish);
        List<Target> broken = new ArrayList<>();
        if (insiders) {
            addBrokenByOwners(tableau, broken);
        }
        Map<Long, List<Integer>> alike = new HashMap<>();
        for (int number = 0; number < withheld.length; number++) {
            if (system.classes().get(number).primary()) {
                long direction = tableau.direction(number);
                if (direction == 0) {
                    broken.add(Target.recomputation(number, List.of()));
                } else if (insiders) {
                    alike.computeIfAbsent(direction, key -> new ArrayList<>()).add(number);
                }
            }
        }
        for (List<Integer> group : alike.values()) {
            for (int knower : group) {
                for (int known : group) {
                    if (knower != known
                            && system.classes().get(knower).isSingle()
                            && !system.classes().get(known).isOnlyCover()) {
                        broken.add(Target.recomputation(known, List.of(knower)));
                    }
                }
            }
        }
        broken.sort(java.util.Comparator.comparingInt(Target::cell)
                .thenComparing(target -> target.knowers().toString()));
        return broken;
    }

    private void addBrokenByOwners(Tableau tableau, List<Target> broken) {
        for (List<Integer> group : OwnerGroups.of(system)) {
            ModularSpan known = new ModularSpan(ModularRow.PRIME);
            group.forEach(knower -> known.add(tableau.print(knower)));
            for (int number = 0; number < system.classes().size(); number++) {
                if (system.classes().get(number).primary()
                        && !system.classes().get(number).isOnlyCover()
                        && !group.contains(number)
                        && tableau.direction(number) != 0
                        && known.contains(tableau.print(number))) {
                    broken.add(Target.recomputation(number, group));
                }
            }
        }
    }
}
