/** From validated registers to one history per person, and how good the linkage was. */
@NullMarked
package se.samkor.linkage;

import org.jspecify.annotations.NullMarked;
