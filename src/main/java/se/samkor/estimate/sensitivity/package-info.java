/** How far conclusions hold: wild cluster bootstrap, bounds under trend violations, synthetic difference-in-differences. */
@NullMarked
package se.samkor.estimate.sensitivity;

import org.jspecify.annotations.NullMarked;
