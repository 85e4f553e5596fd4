/** The panel of kommuner and years: counted from the registers of all persons, with the kommuner's entry into a förbund. */
@NullMarked
package se.samkor.effect.kommun;

import org.jspecify.annotations.NullMarked;
