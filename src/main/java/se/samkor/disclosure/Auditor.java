package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Attacks a pattern of withheld cells: exactly, by elimination over the published sums, and by linear programs for the
 * intervals, given that no amount is negative.
 */
final class Auditor {
    // intervals under every insider's knowledge are solved for one by one up to this many
    private static final long MOST_INSIDER_PROGRAMS = 40_000;
    private static final int MOST_SECOND_TRIES = 100;
    // for counts of a component that was cut elimination decides, and a second try only widens what is told
    private static final int COUNT_SECOND_TRIES = 10;
    private static final int NEAREST_INSIDERS = 4;

    private final CellSystem system;
    private final boolean[] withheld;
    private final double[] truth;
    private final AttackerView view;
    private final Integer[] bestPlaced;

    /** @param truth what is attacked: the amounts or the counts of the unknowns */
    Auditor(CellSystem system, boolean[] withheld, double[] truth) {
        this.system = system;
        this.withheld = withheld;
        this.truth = truth;
        this.view = new AttackerView(system, withheld);
        this.bestPlaced = new Integer[withheld.length];
        Arrays.fill(bestPlaced, -1);
    }

    /**
     * @param insiders whether respondents are attackers too
     * @param wideEnough what the interval of a primary class should be; where a large component was cut and the interval
     *     found falls short, a larger part is attacked before saying so
     */
    AuditReport audit(boolean insiders, BiPredicate<CellClass, Interval> wideEnough) {
        Interval[] outsider = new Interval[withheld.length];
        Interval[] insider = new Interval[withheld.length];
        List<Integer> recomputable = new ArrayList<>();
        for (int number = 0; number < withheld.length; number++) {
            double amount = amount(number);
            outsider[number] = new Interval(amount, amount);
            insider[number] = outsider[number];
            if (withheld[number] && system.classes().get(number).primary() && isDetermined(number)) {
                recomputable.add(number);
            }
        }
        AttackBlocks blocks = new AttackBlocks(system, withheld, view);
        // blocks share nothing, and each writes what belongs to its own classes
        List<Boolean> everyBlock = blocks.all().parallelStream()
                .map(block -> attack(block, insiders, outsider, insider))
                .toList();
        boolean everyone = !everyBlock.contains(false);
        if (!blocks.areWhole()) {
            widen(blocks, outsider, insider, wideEnough);
        }
        List<AuditReport.InsiderPair> pairs = insiders ? insiderPairs() : List.of();
        return new AuditReport(
                Arrays.asList(outsider),
                Arrays.asList(insider),
                Arrays.asList(bestPlaced),
                recomputable,
                pairs,
                everyone,
                blocks.areWhole());
    }

    /** Solves a block; says whether every insider was tried. */
    private boolean attack(AttackBlocks.Block block, boolean insiders, Interval[] outsider, Interval[] insider) {
        try (ComponentAttack attack = new ComponentAttack(block.classes(), block.unknowns())) {
            attack.asOutsider(outsider);
            block.classes().forEach(number -> insider[number] = outsider[number]);
            return !insiders || attack.asInsiders(outsider, insider);
        }
    }

    private void widen(
            AttackBlocks blocks, Interval[] outsider, Interval[] insider, BiPredicate<CellClass, Interval> wideEnough) {
        List<Integer> narrow = new ArrayList<>();
        for (int number = 0; number < withheld.length; number++) {
            CellClass cell = system.classes().get(number);
            if (cell.primary() && !isDetermined(number) && !wideEnough.test(cell, outsider[number])) {
                narrow.add(number);
            }
        }
        for (int attempt = 0; attempt < secondTries() && !narrow.isEmpty(); attempt++) {
            AttackBlocks.Block block = blocks.around(narrow);
            try (ComponentAttack attack = new ComponentAttack(block.classes(), block.unknowns())) {
                Interval[] wider = outsider.clone();
                attack.asOutsider(wider);
                for (int number : block.classes()) {
                    boolean insidersKnowMore = insider[number].width() < outsider[number].width();
                    outsider[number] = wider[number];
                    insider[number] = insidersKnowMore ? insider[number] : wider[number];
                }
            }
            narrow.removeAll(block.classes());
        }
    }

    private int secondTries() {
        return Arrays.equals(truth, system.counts()) ? COUNT_SECOND_TRIES : MOST_SECOND_TRIES;
    }

    private double amount(int number) {
        double sum = 0;
        for (int unknown : system.classes().get(number).unknowns()) {
            sum += truth[unknown];
        }
        return sum;
    }

    private boolean isDetermined(int number) {
        return Arrays.stream(view.changes(system.classes().get(number).unknowns()))
                .allMatch(change -> change == 0);
    }

    /** Primary classes that a single class determines, however far apart they are. */
    private List<AuditReport.InsiderPair> insiderPairs() {
        Map<List<Long>, List<Integer>> alike = new HashMap<>();
        for (int number = 0; number < withheld.length; number++) {
            if (withheld[number] && system.classes().get(number).primary() && !isDetermined(number)) {
                long[] changes = view.changes(system.classes().get(number).unknowns());
                alike.computeIfAbsent(AttackerView.normalised(changes), key -> new ArrayList<>())
                        .add(number);
            }
        }
        List<AuditReport.InsiderPair> pairs = new ArrayList<>();
        for (List<Integer> group : alike.values()) {
            for (int knower : group) {
                for (int known : group) {
                    if (knower != known
                            && system.classes().get(knower).isSingle()
                            && !system.classes().get(known).isOnlyCover()) {
                        pairs.add(new AuditReport.InsiderPair(knower, known));
                    }
                }
            }
        }
        addPairsOfOwners(pairs);
        return pairs;
    }

    /** What respondents alone in several classes can work out from all of them together. */
    private void addPairsOfOwners(List<AuditReport.InsiderPair> pairs) {
        for (List<Integer> group : OwnerGroups.of(system)) {
            ModularSpan known = new ModularSpan(AttackerView.PRIME);
            group.forEach(knower ->
                    known.add(view.changes(system.classes().get(knower).unknowns())));
            for (int number = 0; number < withheld.length; number++) {
                CellClass cell = system.classes().get(number);
                if (cell.primary()
                        && !cell.isOnlyCover()
                        && !group.contains(number)
                        && !isDetermined(number)
                        && known.contains(view.changes(cell.unknowns()))) {
                    pairs.add(new AuditReport.InsiderPair(group.get(0), number));
                }
            }
        }
    }

    /** The linear programs of one component. */
    private final class ComponentAttack implements AutoCloseable {
        private final List<Integer> numbers;
        private final List<int[]> parts = new ArrayList<>();
        private final double[] published;
        private final ComponentProgram program;
        private final double[] ceiling;
        private final List<int[]> equations;
        private double[] low = {};
        private double[] high = {};

        /** @param unknowns the unknowns attacked; the attacker is taken to know all others */
        ComponentAttack(List<Integer> numbers, BitSet unknowns) {
            this.numbers = numbers;
            this.published = new double[numbers.size()];
            for (int i = 0; i < numbers.size(); i++) {
                int[] part =
                        view.hiddenPart(system.classes().get(numbers.get(i)).unknowns());
                parts.add(part);
                published[i] = amount(numbers.get(i)) - sum(part);
                Arrays.stream(part).forEach(unknowns::set);
            }
            List<int[]> inside = new ArrayList<>();
            List<int[]> signs = new ArrayList<>();
            for (int i = 0; i < view.equations().size(); i++) {
                int[] equation = view.equations().get(i);
                int[] sign = view.signs().get(i);
                int[] within = IntStream.range(0, equation.length)
                        .filter(place -> unknowns.get(equation[place]))
                        .toArray();
                if (within.length > 0) {
                    inside.add(
                            Arrays.stream(within).map(place -> equation[place]).toArray());
                    signs.add(Arrays.stream(within).map(place -> sign[place]).toArray());
                }
            }
            this.equations = inside;
            program = new ComponentProgram(unknowns.stream().toArray(), inside, signs, truth);
            ceiling = ceilings(inside, signs);
        }

        private double sum(int[] unknowns) {
            return Arrays.stream(unknowns)
                    .mapToDouble(unknown -> truth[unknown])
                    .sum();
        }

        /** Easy upper bounds: an unknown is at most any published sum it is part of. */
        private double[] ceilings(List<int[]> equations, List<int[]> signs) {
            double[] ofUnknown = new double[truth.length];
            Arrays.fill(ofUnknown, Double.POSITIVE_INFINITY);
            for (int i = 0; i < equations.size(); i++) {
                if (Arrays.stream(signs.get(i)).allMatch(sign -> sign > 0)) {
                    double total = sum(equations.get(i));
                    for (int unknown : equations.get(i)) {
                        ofUnknown[unknown] = Math.min(ofUnknown[unknown], total);
                    }
                }
            }
            return parts.stream()
                    .mapToDouble(part -> Arrays.stream(part)
                            .mapToDouble(unknown -> ofUnknown[unknown])
                            .sum())
                    .toArray();
        }

        void asOutsider(Interval[] outsider) {
            forgetSolutions();
            for (int i = 0; i < parts.size(); i++) {
                if (!reaches(high[i], ceiling[i])) {
                    keep(high, i, program.most(parts.get(i)));
                }
            }
            for (int i = 0; i < parts.size(); i++) {
                if (!reaches(-low[i], 0)) {
                    keep(low, i, program.least(parts.get(i)));
                }
                outsider[numbers.get(i)] = interval(i);
            }
        }

        /** Returns whether every insider was tried against every cell. */
        boolean asInsiders(Interval[] outsider, Interval[] insider) {
            List<Integer> singles = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                CellClass cell = system.classes().get(numbers.get(i));
                if (cell.isSingle() && cell.primary()) {
                    singles.add(i);
                }
            }
            boolean everyone = 2L * singles.size() * parts.size() <= MOST_INSIDER_PROGRAMS;
            for (int single : singles) {
                List<Integer> targets = everyone ? allBut(single) : neighbours(single);
                program.learn(parts.get(single), sum(parts.get(single)));
                forgetSolutions();
                for (int i : targets) {
                    Interval bound = outsider[numbers.get(i)];
                    derive(i, bound);
                    Interval derived = interval(i);
                    if (derived.width() < insider[numbers.get(i)].width()) {
                        insider[numbers.get(i)] = derived;
                        bestPlaced[numbers.get(i)] = numbers.get(single);
                    }
                }
            }
            program.forget();
            return everyone;
        }

        private void derive(int i, Interval bound) {
            if (!reaches(high[i], bound.high() - published[i])) {
                keep(high, i, program.most(parts.get(i)));
            }
            if (!reaches(-low[i], published[i] - bound.low())) {
                keep(low, i, program.least(parts.get(i)));
            }
        }

        private List<Integer> allBut(int single) {
            List<Integer> others = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if (i != single) {
                    others.add(i);
                }
            }
            return others;
        }

        /** Primary classes in the shortest equations that the single class is part of. */
        private List<Integer> neighbours(int single) {
            BitSet near = new BitSet();
            int found = 0;
            for (int[] equation : equations) {
                if (found < NEAREST_INSIDERS && Arrays.binarySearch(equation, parts.get(single)[0]) >= 0) {
                    Arrays.stream(equation).forEach(near::set);
                    found++;
                }
            }
            List<Integer> targets = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if (i != single
                        && system.classes().get(numbers.get(i)).primary()
                        && Arrays.stream(parts.get(i)).allMatch(near::get)) {
                    targets.add(i);
                }
            }
            return targets;
        }

        private void forgetSolutions() {
            low = new double[parts.size()];
            high = new double[parts.size()];
            for (int i = 0; i < low.length; i++) {
                low[i] = sum(parts.get(i));
                high[i] = low[i];
            }
        }

        private void keep(double[] side, int i, double solved) {
            if (Double.isFinite(solved)) {
                for (int other = 0; other < parts.size(); other++) {
                    double value = program.inLastSolution(parts.get(other));
                    low[other] = Math.min(low[other], value);
                    high[other] = Math.max(high[other], value);
                }
            }
            side[i] = solved;
        }

        private Interval interval(int i) {
            return new Interval(clean(Math.max(0, low[i]) + published[i]), clean(high[i] + published[i]));
        }

        /** Takes the solver's rounding error off whole numbers. */
        private static double clean(double bound) {
            double whole = Math.rint(bound);
            return Math.abs(bound - whole) <= 1e-9 * Math.max(1, whole) ? whole : bound;
        }

        private static boolean reaches(double found, double bound) {
            return found >= bound - 1e-9 * Math.max(1, Math.abs(bound));
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
