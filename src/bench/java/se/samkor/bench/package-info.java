/** Benchmarks against the tools a user would otherwise take: the same files, the same table, interleaved runs. */
@NullMarked
package se.samkor.bench;

import org.jspecify.annotations.NullMarked;
