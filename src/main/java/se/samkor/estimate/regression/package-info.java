/** Regressions with unit and period effects: two-way fixed effects, event study, Sun-Abraham, Goodman-Bacon, imputation, wild cluster bootstrap. */
@NullMarked
package se.samkor.estimate.regression;

import org.jspecify.annotations.NullMarked;
