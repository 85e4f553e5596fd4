/** How far conclusions hold: bounds when trends may differ, synthetic difference-in-differences. */
@NullMarked
package se.samkor.estimate.sensitivity;

import org.jspecify.annotations.NullMarked;
