package se.samkor.estimate.sensitivity;

/** A grid of effects and which of them at least one test has not rejected. */
final class GridInterval {
    private final double low;
    private final double step;
    private final boolean[] accepted;

    GridInterval(double low, double high, int points) {
        this.low = low;
        step = (high - low) / (points - 1);
        accepted = new boolean[points];
    }

    void accept(ConditionalTest test) {
        for (int point = 0; point < accepted.length; point++) {
            if (!accepted[point]) {
                accepted[point] = !test.rejects(low + point * step);
            }
        }
    }

    RobustInterval interval(double bound) {
        int first = -1;
        int last = -1;
        for (int point = 0; point < accepted.length; point++) {
            if (accepted[point]) {
                first = first < 0 ? point : first;
                last = point;
            }
        }
        if (first < 0) {
            return new RobustInterval(bound, Double.NaN, Double.NaN, step, "every value of the grid is rejected");
        }
        boolean open = first == 0 || last == accepted.length - 1;
        return new RobustInterval(
                bound, low + first * step, low + last * step, step, open ? "reaches the end of the grid" : "");
    }
}
