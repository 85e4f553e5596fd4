package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds which cells to withhold. */
final class PatternSearch {
    private final CellSystem system;
    private final SafetyLevel level;

    PatternSearch(CellSystem system, SafetyLevel level) {
        this.system = system;
        this.level = level;
    }

    boolean[] find() {
        return new PublicationSearch(system, level.guardsInsiders(), PublicationSearch.Veto.NONE)
                .withhold(mostValuableFirst());
    }

    private List<Integer> mostValuableFirst() {
        List<Integer> order = new ArrayList<>();
        for (int number = 0; number < system.classes().size(); number++) {
            if (system.classes().get(number).canCover()) {
                order.add(number);
            }
        }
        order.sort(Comparator.comparingDouble(
                        (Integer number) -> -system.classes().get(number).cost())
                .thenComparing(number -> number));
        return order;
    }
}
