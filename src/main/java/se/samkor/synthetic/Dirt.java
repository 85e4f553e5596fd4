package se.samkor.synthetic;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plants rows that a reader must reject, flag or count once: each is a copy of a row already there with one cell spoiled,
 * so that the good rows stay as they are and every planted row breaks one rule.
 */
public final class Dirt {
    private static final Map<Register, Integer> DUPLICATES = Map.of(
            Register.MIDAS_SJUKPENNING, 25,
            Register.MIDAS_SJUK_AKTIVITETSERSATTNING, 25,
            Register.SUS_DELTAGANDE, 10,
            Register.BEFOLKNING, 12);

    private final Delivery delivery;
    private final Planted planted;
    private final Draw draw;
    private final Map<Register, List<String>> clean = new EnumMap<>(Register.class);
    private final Set<String> lines = new HashSet<>();

    public Dirt(Delivery delivery, Planted planted, Draw draw) {
        this.delivery = delivery;
        this.planted = planted;
        this.draw = draw;
        for (Register register : Register.values()) {
            clean.put(register, List.copyOf(delivery.rows(register)));
        }
    }

    /** Plants every flaw, a few rows each; the sorts are named as the rules they break. */
    public void plant() {
        DUPLICATES.forEach(this::duplicates);
        Flaw.ALL.forEach(this::spoil);
    }

    private List<String> clean(Register register) {
        return clean.getOrDefault(register, List.of());
    }

    /** Exact copies of rows, evenly spread so that none is copied twice. */
    private void duplicates(Register register, int rows) {
        List<String> source = clean(register);
        int count = Math.min(rows, source.size());
        for (int i = 0; i < count; i++) {
            delivery.add(register, source.get((int) ((long) i * source.size() / count)));
        }
        planted.count(register, "exact_duplicate", count);
    }

    private void spoil(Flaw flaw) {
        List<String> source = clean(flaw.register()).stream().filter(flaw::fits).toList();
        int count = source.isEmpty() ? 0 : flaw.rows();
        for (int i = 0; i < count; i++) {
            String line = flaw.spoiled(draw.oneOf(source), lines.size());
            while (!lines.add(line)) {
                // two rows that differed in this cell alone would be duplicates now
                line = flaw.spoiled(draw.oneOf(source), lines.size());
            }
            delivery.add(flaw.register(), line);
        }
        planted.count(flaw.register(), flaw.rule(), count);
    }
}
