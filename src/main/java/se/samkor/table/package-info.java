/** Statistical tables: dimensions with their hierarchies, counts and magnitudes. Nothing here is protected yet. */
@NullMarked
package se.samkor.table;

import org.jspecify.annotations.NullMarked;
