/** A Java kernel for Jupyter with the program on its class path, so that notebooks call the same classes as the jobs. */
@NullMarked
package se.samkor.notebook;

import org.jspecify.annotations.NullMarked;
