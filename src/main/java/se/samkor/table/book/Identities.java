package se.samkor.table.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import se.samkor.domain.Stop;

/** The identities of a table book, all of which must hold before any of it is written as done. */
public final class Identities {
    private static final int NAMED = 3;
    private static final Map<String, Function<BookPart, List<Violation>>> MEASURED = Map.of(
            MeasuredTables.DURABILITY, DurabilityIdentities::of,
            MeasuredTables.LINKED_COHORT, LinkedCohortIdentities::of);

    private Identities() {}

    /** Those that do not hold. */
    public static List<Violation> check(List<BookTable> counted, List<MeasuredTable> measured) {
        List<Violation> found = new ArrayList<>();
        counted.forEach(table -> found.addAll(TableIdentities.of(table)));
        found.addAll(SharedFigures.of(counted));
        for (MeasuredTable table : measured) {
            found.addAll(MEASURED.getOrDefault(table.id(), unused -> List.of()).apply(table));
        }
        return found;
    }

    /** Closes the gate where an identity does not hold; the first few are named. */
    public static void require(List<BookTable> counted, List<MeasuredTable> measured) {
        List<Violation> found = check(counted, measured);
        if (!found.isEmpty()) {
            StringBuilder message = new StringBuilder("The table book is stopped: ");
            found.stream().limit(NAMED).forEach(one -> message.append(one).append("; "));
            message.append(found.size())
                    .append(found.size() == 1 ? " identity" : " identities")
                    .append(" broken.");
            throw new Stop.GateClosed(message.toString());
        }
    }
}
