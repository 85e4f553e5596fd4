/** What is measured on the histories: one class per measure. */
@NullMarked
package se.samkor.measure;

import org.jspecify.annotations.NullMarked;
