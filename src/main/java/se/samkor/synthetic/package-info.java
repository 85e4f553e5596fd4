/** Made-up registers in the form of a delivery: reconstructed from a published table, or of any size. */
@NullMarked
package se.samkor.synthetic;

import org.jspecify.annotations.NullMarked;
