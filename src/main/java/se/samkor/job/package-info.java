/** The commands: what is read, which steps run, what comes out. Nothing uses this package. */
@NullMarked
package se.samkor.job;

import org.jspecify.annotations.NullMarked;
