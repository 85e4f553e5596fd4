/**
 * Comparison persons: who they may be (Spark), and matching, balance and estimation on arrays (plain Java). Method and
 * sources of bias: {@code src/docs/comparison.md}.
 */
@NullMarked
package se.samkor.matching;

import org.jspecify.annotations.NullMarked;
