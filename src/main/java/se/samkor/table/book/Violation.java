package se.samkor.table.book;

/**
 * An identity that does not hold.
 *
 * @param table where
 * @param identity which
 * @param detail the figures
 */
public record Violation(String table, String identity, String detail) {
    @Override
    public String toString() {
        return "table " + table + ", identity '" + identity + "': " + detail;
    }
}
