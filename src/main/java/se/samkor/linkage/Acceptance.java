package se.samkor.linkage;

import java.util.Arrays;

/**
 * Which links are accepted: the likeliest ones, as many as keep the expected share of false links among them within a limit.
 * A single threshold would have to be as strict for every link as the limit is for all together, and would leave out most
 * right ones where many persons have numbers near each other.
 *
 * @param leastProbability of any link
 * @param falseRate the largest expected share of false links among those accepted
 */
public record Acceptance(double leastProbability, double falseRate) {
    /** The smallest probability that is accepted, of candidates with these; above 1 when none is. */
    double threshold(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double threshold = Math.nextUp(1.0);
        double doubt = 0;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] >= leastProbability; i--) {
            doubt += 1 - sorted[i];
            boolean lastOfEqual = i == 0 || sorted[i - 1] < sorted[i];
            if (lastOfEqual && doubt <= falseRate * (sorted.length - i)) {
                threshold = sorted[i];
            }
        }
        return threshold;
    }
}
