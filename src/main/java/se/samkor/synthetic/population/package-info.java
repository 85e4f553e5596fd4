/** Registers of any size: a made-up population with sickness, selection into insatser, and a planted effect. */
@NullMarked
package se.samkor.synthetic.population;

import org.jspecify.annotations.NullMarked;
