package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Finds which cells to withhold: for small tables the optimum, otherwise a good pattern by publishing the most valuable
 * cells first in many slightly different orders. Protection levels are added, and what became superfluous is published
 * again. The work done depends on the size of the table alone, never on the clock.
 */
final class PatternSearch {
    private static final int SMALL_CLASSES = 400;
    private static final int SMALL_PRIMARIES = 60;
    private static final double WORK = 2e11;
    private static final int MOST_TRIES = 400;
    private static final int OWNER_ROUNDS = 4;

    private final CellSystem system;
    private final SafetyLevel level;
    private final List<Target> targets;
    private final List<Integer> valuableFirst;

    /** @param more targets beyond those that follow from the level */
    PatternSearch(CellSystem system, SafetyLevel level, List<Target> more) {
        this.system = system;
        this.level = level;
        this.targets = new ArrayList<>(more);
        if (level.guardsIntervals()) {
            addLevels();
        }
        this.valuableFirst = valuableFirst();
    }

    private void addLevels() {
        for (int number = 0; number < system.classes().size(); number++) {
            CellClass one = system.classes().get(number);
            if (one.primary() && one.level() > 0) {
                targets.add(Target.level(number, one.level()));
                double below = Math.min(one.level(), one.amount());
                if (below > 0) {
                    targets.add(Target.level(number, -below));
                }
            }
        }
    }

    boolean[] find() {
        if (isSmall()) {
            try (PatternOptimum optimum = optimum()) {
                boolean[] best = optimum.find();
                if (best != null) {
                    return best;
                }
            }
        }
        boolean[] found = search();
        for (int round = 0; round < OWNER_ROUNDS && addBrokenByOwners(found); round++) {
            found = search();
        }
        return found;
    }

    PatternOptimum optimum() {
        return new PatternOptimum(system, level.guardsInsiders(), targets);
    }

    private boolean isSmall() {
        long primaries = system.classes().stream().filter(CellClass::primary).count();
        return system.classes().size() <= SMALL_CLASSES && primaries <= SMALL_PRIMARIES;
    }

    /** Single cells are guarded while searching; what a respondent alone in several knows becomes a target afterwards. */
    private boolean addBrokenByOwners(boolean[] found) {
        if (!level.guardsInsiders() || OwnerGroups.of(system).isEmpty()) {
            return false;
        }
        boolean more = false;
        for (Target broken : new PatternCheck(system).broken(found, true)) {
            double amount = system.classes().get(broken.cell()).amount();
            Target wanted = new Target(broken.cell(), 0.05 * Math.max(amount, 1e-3), broken.knowers(), false);
            if (!targets.contains(wanted)) {
                targets.add(wanted);
                more = true;
            }
        }
        return more;
    }

    private boolean[] search() {
        boolean[] best = betterByTrial();
        if (targets.isEmpty()) {
            return best;
        }
        try (TargetGuard guard = new TargetGuard(system, targets)) {
            boolean[] repaired = guard.repair(best);
            List<Integer> secondary =
                    valuableFirst.stream().filter(number -> repaired[number]).toList();
            return new PublicationSearch(system, level.guardsInsiders(), guard).withhold(secondary);
        }
    }

    /** Starts over with other orders: a few of the withheld cells go first, or all prices are shaken. */
    private boolean[] betterByTrial() {
        SplittableRandom random = new SplittableRandom(1);
        List<Integer> order = valuableFirst;
        boolean[] best = withhold(order);
        PatternSize first = PatternSize.of(system, best);
        double cost = first.against(first);
        for (int trial = tries(); trial > 0; trial--) {
            List<Integer> other =
                    switch (trial % 3) {
                        case 0 -> shaken(random);
                        case 1 -> withSomeFirst(order, best, 1 + random.nextInt(3), random);
                        default -> withSomeFirst(
                                order,
                                best,
                                1 + random.nextInt(1 + secondaries(best).size() / 8),
                                random);
                    };
            boolean[] found = withhold(other);
            double foundCost = PatternSize.of(system, found).against(first);
            if (foundCost <= cost) {
                cost = foundCost;
                best = found;
                order = other;
            }
        }
        return best;
    }

    private int tries() {
        long size = system.classes().stream()
                .mapToLong(one -> one.unknowns().length)
                .sum();
        return (int) Math.min(MOST_TRIES, WORK / Math.max(1, (double) size * size));
    }

    private boolean[] withhold(List<Integer> order) {
        return new PublicationSearch(system, level.guardsInsiders(), PublicationSearch.Veto.NONE).withhold(order);
    }

    private List<Integer> valuableFirst() {
        List<Integer> order = new ArrayList<>();
        for (int number = 0; number < system.classes().size(); number++) {
            if (system.classes().get(number).canCover()) {
                order.add(number);
            }
        }
        order.sort(Comparator.comparingDouble(
                        (Integer number) -> -system.classes().get(number).cost())
                .thenComparing(number -> number));
        return order;
    }

    private List<Integer> shaken(SplittableRandom random) {
        double[] price = new double[system.classes().size()];
        double spread = 0.1 + 0.4 * random.nextDouble();
        for (int number : valuableFirst) {
            double noise = random.nextDouble() + random.nextDouble() - 1;
            price[number] = Math.log1p(system.classes().get(number).cost()) + 1.7 * spread * noise;
        }
        List<Integer> order = new ArrayList<>(valuableFirst);
        order.sort(
                Comparator.comparingDouble((Integer number) -> -price[number]).thenComparing(number -> number));
        return order;
    }

    private List<Integer> withSomeFirst(List<Integer> order, boolean[] withheld, int some, SplittableRandom random) {
        List<Integer> secondary = secondaries(withheld);
        Set<Integer> changed = new LinkedHashSet<>();
        for (int i = 0; i < some && !secondary.isEmpty(); i++) {
            changed.add(secondary.get(random.nextInt(secondary.size())));
        }
        changed.addAll(order);
        return new ArrayList<>(changed);
    }

    private List<Integer> secondaries(boolean[] withheld) {
        return valuableFirst.stream().filter(number -> withheld[number]).toList();
    }
}
