/** Checks personal numbers and turns them into keyed pseudonyms: the one room that sees a number in clear. */
@NullMarked
package se.samkor.identity;

import org.jspecify.annotations.NullMarked;
