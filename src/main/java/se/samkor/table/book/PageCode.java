package se.samkor.table.book;

import java.io.Serializable;
import java.util.Set;

/**
 * A row or column of a table: what stands in it, and what it is called.
 *
 * @param code its name
 * @param words its label
 * @param from the codes of the registers that belong to it
 * @param low the lowest number of its band, for a dimension of numbers
 * @param high the highest number of its band
 * @param missing whether missing values belong to it
 * @param sum whether it repeats what stands in other rows, such as a row "of these"; left out when parts are added up
 */
public record PageCode(String code, Words words, Set<String> from, int low, int high, boolean missing, boolean sum)
        implements Serializable {
    /** The bound of a band without one. */
    static final int OPEN_LOW = Integer.MIN_VALUE;

    static final int OPEN_HIGH = Integer.MAX_VALUE;

    public PageCode {
        from = Set.copyOf(from);
    }

    boolean holds(String value) {
        return from.contains(value);
    }

    boolean holds(int number) {
        return number >= low && number <= high;
    }

    /** What it stands for, the same on every page where it means the same. */
    String meaning() {
        StringBuilder meaning = new StringBuilder(missing ? "-," : "");
        from.stream().sorted().forEach(value -> meaning.append(value).append(','));
        if (low != OPEN_LOW || high != OPEN_HIGH) {
            meaning.append(low == OPEN_LOW ? "" : low).append("..").append(high == OPEN_HIGH ? "" : high);
        }
        return meaning.toString();
    }
}
