package se.samkor.measure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/** The 0.975 quantile of Student's t; kept, since the cells of a table ask for the same few again and again. */
final class StudentQuantile {
    private static final double TWO_SIDED = 0.975;
    private static final Map<Long, Double> KNOWN = new ConcurrentHashMap<>();

    private StudentQuantile() {}

    /** For so many degrees of freedom, at least 1. */
    static double of(long degrees) {
        return KNOWN.computeIfAbsent(
                degrees, known -> new TDistribution(null, known).inverseCumulativeProbability(TWO_SIDED));
    }
}
