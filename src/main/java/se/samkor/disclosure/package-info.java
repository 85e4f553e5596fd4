/**
 * Disclosure control: which cells are risky, which others must be withheld with them, what an attacker can still derive,
 * and the one type that may be published. See src/docs/disclosure.md.
 */
@NullMarked
package se.samkor.disclosure;

import org.jspecify.annotations.NullMarked;
