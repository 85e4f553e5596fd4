package se.samkor.synthetic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts what was planted, by register and rule, for {@code truth/planted.csv}. */
public final class Planted implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, Long> counts = new TreeMap<>();

    /** Counts rows of a sort. */
    public void count(Register register, String sort, long rows) {
        counts.merge(register.fileName() + ';' + sort, rows, Long::sum);
    }

    /** Adds the counts of another part. */
    public Planted plus(Planted other) {
        other.counts.forEach((sort, rows) -> counts.merge(sort, rows, Long::sum));
        return this;
    }

    /** Header and rows: register, sort, rows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("register;sort;rows");
        counts.forEach((sort, rows) -> lines.add(sort + ';' + rows));
        return lines;
    }
}
