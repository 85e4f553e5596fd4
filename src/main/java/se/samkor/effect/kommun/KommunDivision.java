package se.samkor.effect.kommun;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samkor.domain.BundledCsv;

/**
 * One division into kommuner for all years of a panel, by {@code conf/kommun_changes.csv}: a kommun with a new code has it
 * in every year, and one that was split from another within the years is counted with it throughout, since before the
 * split nobody can tell the two apart.
 */
public final class KommunDivision {
    private final Map<Integer, Integer> unitOf = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    public KommunDivision(int firstYear, int lastYear) {
        for (Map<String, String> row : BundledCsv.read("kommun_changes.csv")) {
            int from = Integer.parseInt(row.getOrDefault("valid_from_year", "0"));
            int before = Integer.parseInt(row.getOrDefault("old_code", "0"));
            int after = Integer.parseInt(row.getOrDefault("new_code", "0"));
            boolean split = "split".equals(row.get("change"));
            if (!split) {
                unitOf.put(before, after);
            } else if (firstYear < from && from <= lastYear) {
                unitOf.put(after, before);
                notes.add(row.get("name") + " is counted with kommun " + code(before) + ", which it was part of until "
                        + (from - 1));
            }
        }
    }

    /** The kommun that a code is counted under. */
    int unit(int code) {
        return unitOf.getOrDefault(code, code);
    }

    /** What was counted together, in words. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Four digits. */
    static String code(int kommun) {
        String digits = Integer.toString(kommun);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
