/** Periods, windows, benefits, bands and kommuner: plain Java, no Spark. */
@NullMarked
package se.samkor.domain;

import org.jspecify.annotations.NullMarked;
