package se.samkor.effect;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.samkor.domain.DelimitedText;
import se.samkor.domain.Stop;

/** The rows of a file that have the wanted values, compared without regard to case, in the columns named. */
final class ChosenRows {
    private ChosenRows() {}

    static DelimitedText of(DelimitedText text, Map<String, String> wanted) {
        DelimitedText kept = text;
        for (Map.Entry<String, String> condition : wanted.entrySet()) {
            String[] column = kept.column(condition.getKey());
            kept = kept.keeping(IntStream.range(0, column.length)
                    .filter(row ->
                            column[row].equalsIgnoreCase(condition.getValue().strip()))
                    .toArray());
        }
        if (kept.rows().isEmpty() && !wanted.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot use the panel " + text.file() + ": no row has "
                    + wanted.entrySet().stream()
                            .map(condition -> condition.getKey() + "=" + condition.getValue())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return kept;
    }
}
