/** Settings, the Spark session, the run record: what a run needs around its steps. */
@NullMarked
package se.samkor.run;

import org.jspecify.annotations.NullMarked;
