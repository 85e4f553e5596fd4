package se.samkor.table;

/**
 * Who stands behind a cell. Contributions of one contributor count as one.
 *
 * @param number how many different contributors
 * @param largest the largest contributions, descending; may be shorter than {@code number}
 * @param owner the contributor, when there is exactly one and it is known by an identity; otherwise -1
 */
public record Contributions(int number, java.util.List<Double> largest, int owner) {
    public static final Contributions NONE = new Contributions(0, java.util.List.of(), -1);

    /** For a cell with units in it that is to be withheld for others' sake; it needs no guard against insiders itself. */
    public static final Contributions WITHHELD = NONE;

    public Contributions {
        largest = java.util.List.copyOf(largest);
    }

    /** The n-th largest contribution, from 1; 0 when there are fewer. */
    public double largest(int n) {
        return n <= largest.size() ? largest.get(n - 1) : 0;
    }
}
