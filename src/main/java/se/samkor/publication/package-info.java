/**
 * A writer for each format of publication. What they write comes from protected tables alone: a {@link
 * se.samkor.publication.Cube} cannot be made from anything else. See src/docs/publication.md.
 */
@NullMarked
package se.samkor.publication;

import org.jspecify.annotations.NullMarked;
