package se.samkor.job;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What the effects job says of its results. */
final class EffectsText {
    private EffectsText() {}

    /** Why data cannot carry a conclusion, by outcome and sex. */
    static void doubts(PrintWriter screen, Map<String, List<String>> doubts) {
        doubts.forEach((about, reasons) -> {
            if (!reasons.isEmpty()) {
                screen.println("! " + about + ": the data cannot carry a conclusion: " + String.join("; ", reasons));
            }
        });
    }
}
