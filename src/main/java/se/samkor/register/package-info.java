/** From a delivery's files to validated registers and rejected rows. */
@NullMarked
package se.samkor.register;

import org.jspecify.annotations.NullMarked;
