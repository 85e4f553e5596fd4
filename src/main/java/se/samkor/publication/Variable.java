package se.samkor.publication;

import java.util.List;

/**
 * A variable of a cube: its codes in order, and what they are called.
 *
 * @param id the column name
 * @param time whether the codes are years
 */
public record Variable(String id, Bilingual label, boolean time, List<Bilingual> labels, List<String> codes) {
    public Variable {
        codes = List.copyOf(codes);
        labels = List.copyOf(labels);
        if (codes.size() != labels.size()) {
            throw new IllegalArgumentException(
                    "Variable " + id + " has " + codes.size() + " codes and " + labels.size() + " labels.");
        }
    }

    /** The number of codes. */
    public int size() {
        return codes.size();
    }
}
