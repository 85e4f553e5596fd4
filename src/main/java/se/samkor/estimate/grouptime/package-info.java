/**
 * Effects by cohort and time under staggered treatment, after Callaway and Sant'Anna (2021): two-by-two comparisons,
 * their averages, influence functions and the multiplier bootstrap.
 */
@NullMarked
package se.samkor.estimate.grouptime;

import org.jspecify.annotations.NullMarked;
