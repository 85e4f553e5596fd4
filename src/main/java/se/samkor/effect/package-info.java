/** Effects of cooperation between kommuner, or of anything in a panel: reading the panel, running the estimators, result rows. */
@NullMarked
package se.samkor.effect;

import org.jspecify.annotations.NullMarked;
