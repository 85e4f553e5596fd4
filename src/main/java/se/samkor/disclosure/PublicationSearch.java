package se.samkor.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a pattern by publishing cells one after the other, the most wanted first, and withholding each that would let an
 * outsider, or a respondent alone in a cell, recompute a primary cell. The pattern cannot be improved by publishing one
 * more cell, but another order may give a better one.
 */
final class PublicationSearch {
    private final CellSystem system;
    private final boolean guardInsiders;
    private final Veto veto;

    /** A further reason not to publish a cell. */
    interface Veto {
        Veto NONE = cell -> false;

        boolean forbids(int classNumber);
    }

    PublicationSearch(CellSystem system, boolean guardInsiders, Veto veto) {
        this.system = system;
        this.guardInsiders = guardInsiders;
        this.veto = veto;
    }

    /** Tries the classes in the order given; classes that are neither primary nor in the order are published unasked. */
    boolean[] withhold(List<Integer> order) {
        Run run = new Run();
        boolean[] asked = new boolean[system.classes().size()];
        order.forEach(candidate -> asked[candidate] = true);
        for (int number = 0; number < asked.length; number++) {
            if (!asked[number] && !system.classes().get(number).primary()) {
                run.publish(number);
            }
        }
        boolean[] withheld = new boolean[asked.length];
        for (int candidate : order) {
            withheld[candidate] = !run.offer(candidate);
        }
        for (int number = 0; number < withheld.length; number++) {
            withheld[number] |= system.classes().get(number).primary();
        }
        return withheld;
    }

    private final class Run {
        private final Tableau tableau = new Tableau(system);
        private final Directions primaries = new Directions();
        private final Directions singles = new Directions();

        Run() {
            for (int number = 0; number < system.classes().size(); number++) {
                CellClass one = system.classes().get(number);
                if (one.primary()) {
                    primaries.put(number, tableau.direction(number));
                    if (one.isSingle()) {
                        singles.put(number, tableau.direction(number));
                    }
                }
            }
        }

        /** Publishes the cell if that is safe. */
        boolean offer(int cell) {
            if (tableau.isDetermined(cell)) {
                return true;
            }
            if (primaries.any(tableau.direction(cell))
                    || (guardInsiders && helpsAnInsider(cell))
                    || veto.forbids(cell)) {
                tableau.drop(cell);
                return false;
            }
            publish(cell);
            return true;
        }

        void publish(int cell) {
            for (int changed : tableau.publish(cell)) {
                if (primaries.contains(changed)) {
                    primaries.put(changed, tableau.direction(changed));
                }
                if (singles.contains(changed)) {
                    singles.put(changed, tableau.direction(changed));
                }
            }
        }

        /**
         * Whether a primary cell would be a combination of the cell and a single one. Such a combination must cancel
         * every unknown of the cell, so that one of its two other members holds the cell's rarest unknown.
         */
        private boolean helpsAnInsider(int cell) {
            int column = tableau.shortestColumn(cell);
            Map<Long, Integer> reducedSingles = new HashMap<>();
            int[] others = tableau.othersIn(column, cell);
            long[] reduced = new long[others.length];
            for (int i = 0; i < others.length; i++) {
                if (primaries.contains(others[i])) {
                    reduced[i] = tableau.directionWithout(others[i], cell, column);
                    if (singles.contains(others[i])) {
                        if (primaries.anyBut(reduced[i], others[i])) {
                            return true;
                        }
                        reducedSingles.merge(reduced[i], 1, Integer::sum);
                    }
                }
            }
            for (int i = 0; i < others.length; i++) {
                if (primaries.contains(others[i])) {
                    int alike = reducedSingles.getOrDefault(reduced[i], 0) - (singles.contains(others[i]) ? 1 : 0);
                    if (alike > 0 || singles.anyBut(reduced[i], others[i])) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
