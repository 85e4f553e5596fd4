package se.samkor.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rounds of a contender took.
 *
 * @param contender its name
 * @param wall seconds of each round
 * @param processor seconds of all processors of each round
 * @param shuffled bytes that Spark exchanged in the last round
 * @param peak megabytes at most: resident, of a process of its own; else the heap with what the collector had not yet taken away
 */
record Timing(String contender, List<Double> wall, List<Double> processor, long shuffled, long peak) {
    double seconds() {
        return median(wall);
    }

    double processorSeconds() {
        return median(processor);
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
