/** One class per table: column names, types, what a column means and what a row is. */
@NullMarked
package se.samkor.schema;

import org.jspecify.annotations.NullMarked;
