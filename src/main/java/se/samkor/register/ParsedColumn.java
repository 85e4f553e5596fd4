package se.samkor.register;

import java.util.List;
import org.apache.spark.sql.Column;
import se.samkor.schema.RegisterColumn;

/**
 * A register column as expressions over its text.
 *
 * @param column which
 * @param raw the text, trimmed; empty is missing
 * @param value what is stored
 * @param breaks conditions under which the row is rejected, in order
 * @param flags conditions under which the row is marked
 */
record ParsedColumn(RegisterColumn column, Column raw, Column value, List<Broken> breaks, List<Broken> flags) {
    /** A rule and when it is broken; the condition is never missing. */
    record Broken(Rule rule, Column condition) {}
}
