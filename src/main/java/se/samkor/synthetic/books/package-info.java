/** Registers from which the published tables of SUS and Uppföljning Finsam come out again. */
@NullMarked
package se.samkor.synthetic.books;

import org.jspecify.annotations.NullMarked;
