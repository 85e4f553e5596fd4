package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.List;
import se.samkor.domain.Stop;
import se.samkor.table.Contributions;

/**
 * Which cells are risky by themselves (primary cells). A zero never is.
 *
 * @param maxCount a cell with 1 to maxCount contributors is primary; 0 switches the rule off
 * @param percent p % rule: primary when the contributors beyond the two largest sum to less than this percentage of the
 *     largest; 0 switches the rule off
 * @param dominances (n, k) rules: primary when the n largest contributors have more than k % of the cell
 */
public record DisclosureRules(int maxCount, double percent, List<Dominance> dominances) {
    /** Fewer than five persons: the working convention for Swedish register figures. */
    public static final DisclosureRules FEWER_THAN_FIVE = new DisclosureRules(4, 0, List.of());

    private static final int MOST_CONTRIBUTORS = 5;
    // differences of decimal amounts must not make a cell primary by their rounding error
    private static final double ROUNDING = 1e-9;

    /** The n largest contributors may have at most share % of a cell. */
    public record Dominance(int n, double share) {}

    public DisclosureRules {
        dominances = List.copyOf(dominances);
    }

    /** Reads rules such as {@code maxN:4,p:15,nk:2:90}; rules are parted by commas or semicolons. */
    public static DisclosureRules parse(String text) {
        int maxCount = 0;
        double percent = 0;
        List<Dominance> dominances = new ArrayList<>();
        for (String rule : text.split("[,;]", -1)) {
            String[] parts = rule.trim().split("[:/]", -1);
            switch (parts[0]) {
                case "maxN" -> maxCount = whole(rule, parts, 1, 2, 1_000_000);
                case "p" -> percent = number(rule, parts, 1, 2, 0, 100);
                case "nk" -> {
                    for (int i = 1; i == 1 || i < parts.length; i += 2) {
                        int n = whole(rule, parts, i, 0, MOST_CONTRIBUTORS);
                        if (n == 0) {
                            throw wrong(rule);
                        }
                        dominances.add(new Dominance(n, number(rule, parts, i + 1, 0, 0, 100)));
                    }
                }
                default -> throw wrong(rule);
            }
        }
        return new DisclosureRules(maxCount, percent, dominances);
    }

    private static double number(String rule, String[] parts, int i, int length, double least, double most) {
        if (i >= parts.length || (length > 0 && parts.length != length)) {
            throw wrong(rule);
        }
        try {
            double number = Double.parseDouble(parts[i]);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw wrong(rule);
    }

    private static int whole(String rule, String[] parts, int i, int length, int most) {
        double number = number(rule, parts, i, length, 0, most);
        if (number != Math.rint(number)) {
            throw wrong(rule);
        }
        return (int) number;
    }

    private static Stop.WrongUsage wrong(String rule) {
        return new Stop.WrongUsage(
                "Cannot use the rule " + rule + ": expected maxN:COUNT, p:PERCENT or nk:N:PERCENT with N up to 5.");
    }

    /** Whether any rule looks at amounts. */
    public boolean needAmounts() {
        return percent > 0 || !dominances.isEmpty();
    }

    /** How many of a cell's largest contributions the rules look at. */
    public int largestNeeded() {
        int dominance = dominances.stream().mapToInt(Dominance::n).max().orElse(0);
        return Math.max(dominance, percent > 0 ? 2 : 0);
    }

    /** Whether a cell is primary. */
    boolean isPrimary(double count, double amount, Contributions behind) {
        if (count == 0) {
            return false;
        }
        if (behind.number() <= maxCount) {
            return true;
        }
        return levelMissing(amount, behind) > ROUNDING * Math.max(1, amount);
    }

    /**
     * Protection level of a primary cell: how far beyond its true value (and below it) an attacker's interval must reach
     * before no contributor can be estimated closely. 0 when only recomputation must fail.
     */
    double protectionLevel(double amount, Contributions behind) {
        return Math.max(0, levelMissing(amount, behind));
    }

    private double levelMissing(double amount, Contributions behind) {
        double level = Double.NEGATIVE_INFINITY;
        if (percent > 0) {
            double first = behind.largest(1);
            level = percent / 100 * first - (amount - first - behind.largest(2));
        }
        for (Dominance dominance : dominances) {
            double largest = 0;
            for (int n = 1; n <= dominance.n(); n++) {
                largest += behind.largest(n);
            }
            if (dominance.share() > 0) {
                level = Math.max(level, 100 / dominance.share() * largest - amount);
            }
        }
        return level;
    }
}
