package se.samkor.synthetic.population;

import java.io.Serializable;
import se.samkor.domain.Stop;

/**
 * What is to be made up.
 *
 * @param persons persons in MiDAS and befolkning
 * @param seed the same seed gives the same rows
 * @param partCases part-cases a person, on average
 * @param effect days by which an insats changes the year after, on average over those who ended one
 */
public record PopulationSize(int persons, long seed, double partCases, double effect) implements Serializable {
    private static final double MOST_PART_CASES = 200;
    private static final double LARGEST_EFFECT = 365;

    public PopulationSize {
        if (persons < 1) {
            throw new Stop.WrongUsage("Cannot generate: --persons must be at least 1, found " + persons + ".");
        }
        if (!(partCases >= 1 && partCases <= MOST_PART_CASES)) {
            throw new Stop.WrongUsage(
                    "Cannot generate: --part-cases-per-person must be from 1 to 200, found " + partCases + ".");
        }
        if (!(Math.abs(effect) <= LARGEST_EFFECT)) {
            throw new Stop.WrongUsage("Cannot generate: --true-effect must be from -365 to 365, found " + effect + ".");
        }
    }
}
