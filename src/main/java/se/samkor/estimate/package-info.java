/**
 * Estimators of effects on arrays: panels, regression, group-time effects, influence functions, bootstrap. Knows neither
 * Spark nor files.
 */
@NullMarked
package se.samkor.estimate;

import org.jspecify.annotations.NullMarked;
