/** The yearly table book: tables declared on pages of text, counted in one pass, checked against their identities. */
@NullMarked
package se.samkor.table.book;

import org.jspecify.annotations.NullMarked;
