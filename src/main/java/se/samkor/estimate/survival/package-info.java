/** Time until an event, from counts by time: the Kaplan-Meier curve and cumulative incidence with competing events. */
@NullMarked
package se.samkor.estimate.survival;

import org.jspecify.annotations.NullMarked;
