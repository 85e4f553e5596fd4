package se.samkor.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was planted, by register and rule, for {@code truth/planted.csv}. */
public final class Planted {
    private final Map<String, Long> counts = new TreeMap<>();

    /** Counts rows of a sort. */
    public void count(Register register, String sort, long rows) {
        counts.merge(register.fileName() + ';' + sort, rows, Long::sum);
    }

    /** Header and rows: register, sort, rows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("register;sort;rows");
        counts.forEach((sort, rows) -> lines.add(sort + ';' + rows));
        return lines;
    }
}
