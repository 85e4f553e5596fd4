/** Registers built backwards from a published table of benefit days. */
@NullMarked
package se.samkor.synthetic.reconstruction;

import org.jspecify.annotations.NullMarked;
