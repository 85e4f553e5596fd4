/** Samkör: from the registers of SUS and MiDAS to the published table. */
@NullMarked
package se.samkor;

import org.jspecify.annotations.NullMarked;
