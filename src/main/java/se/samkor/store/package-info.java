/** The tables of an installation (Delta, or in memory for tests) and the unrounded result files. */
@NullMarked
package se.samkor.store;

import org.jspecify.annotations.NullMarked;
