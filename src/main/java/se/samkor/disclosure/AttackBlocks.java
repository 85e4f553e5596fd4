package se.samkor.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parts the hidden unknowns into blocks to attack one by one. Up to a limit a block is everything that hangs together, and
 * the attack is exact. Larger components are cut: the attacker of a block is taken to know the rest, so that the
 * true intervals are at least as wide as the ones found.
 */
final class AttackBlocks {
    /** Unknowns of a component that is still attacked whole. */
    private static final int WHOLE = 3_000;
    /** Unknowns of a block of a larger component. */
    private static final int BLOCK = 300;

    /** Unknowns of a block that a second try is made with. */
    private static final int WIDER = 600;

    private final CellSystem system;
    private final boolean[] withheld;
    private final AttackerView view;
    private final int[] blockOf;
    private final List<BitSet> unknownsOf = new ArrayList<>();
    private final List<List<int[]>> links;
    private boolean whole = true;

    record Block(List<Integer> classes, BitSet unknowns) {}

    AttackBlocks(CellSystem system, boolean[] withheld, AttackerView view) {
        this.system = system;
        this.withheld = withheld;
        this.view = view;
        this.blockOf = new int[system.unknowns()];
        Arrays.fill(blockOf, -1);
        this.links = links();
        view.hidden().stream().forEach(unknown -> {
            if (blockOf[unknown] < 0) {
                part(near(unknown, Integer.MAX_VALUE));
            }
        });
    }

    /** Whether every block is a whole component. */
    boolean areWhole() {
        return whole;
    }

    /** By unknown, the sums it is part of, published ones and hidden ones, short ones first. */
    private List<List<int[]>> links() {
        List<int[]> sums = new ArrayList<>(view.equations());
        for (int number = 0; number < withheld.length; number++) {
            if (withheld[number]) {
                sums.add(view.hiddenPart(system.classes().get(number).unknowns()));
            }
        }
        sums.sort(Comparator.comparingInt(sum -> sum.length));
        List<List<int[]>> links = new ArrayList<>();
        for (int unknown = 0; unknown < system.unknowns(); unknown++) {
            links.add(new ArrayList<>());
        }
        for (int[] sum : sums) {
            Arrays.stream(sum).forEach(unknown -> links.get(unknown).add(sum));
        }
        return links;
    }

    /** What hangs together with an unknown, neighbours next to each other, up to a number. */
    private List<Integer> near(int start, int most) {
        List<Integer> found = new ArrayList<>();
        BitSet seen = new BitSet();
        Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
        seen.set(start);
        while (!waiting.isEmpty() && found.size() < most) {
            int unknown = waiting.removeFirst();
            found.add(unknown);
            for (int[] sum : links.get(unknown)) {
                for (int other : sum) {
                    if (!seen.get(other)) {
                        seen.set(other);
                        waiting.addLast(other);
                    }
                }
            }
        }
        return found;
    }

    private void part(List<Integer> component) {
        if (component.size() <= WHOLE) {
            keep(component);
            return;
        }
        whole = false;
        Map<Integer, List<Integer>> blocks = new TreeMap<>();
        int[] leader = joinedByShortSums(component);
        component.forEach(unknown -> blocks.computeIfAbsent(find(leader, unknown), key -> new ArrayList<>())
                .add(unknown));
        blocks.values().forEach(this::keep);
    }

    private void keep(List<Integer> block) {
        BitSet unknowns = new BitSet();
        for (int unknown : block) {
            blockOf[unknown] = unknownsOf.size();
            unknowns.set(unknown);
        }
        unknownsOf.add(unknowns);
    }

    /** Joins what the shortest sums have in common, as long as blocks stay small: changes are mostly local. */
    private int[] joinedByShortSums(List<Integer> component) {
        int[] leader = new int[system.unknowns()];
        int[] size = new int[system.unknowns()];
        Arrays.setAll(leader, unknown -> unknown);
        Arrays.fill(size, 1);
        Set<int[]> sums = Collections.newSetFromMap(new IdentityHashMap<>());
        List<int[]> ordered = new ArrayList<>();
        component.forEach(unknown -> links.get(unknown).forEach(sum -> {
            if (sums.add(sum)) {
                ordered.add(sum);
            }
        }));
        ordered.sort(Comparator.comparingInt(sum -> sum.length));
        for (int[] sum : ordered) {
            int first = find(leader, sum[0]);
            for (int unknown : sum) {
                int other = find(leader, unknown);
                if (other != first && size[first] + size[other] <= BLOCK) {
                    leader[other] = first;
                    size[first] += size[other];
                }
            }
        }
        return leader;
    }

    private static int find(int[] leader, int unknown) {
        int root = unknown;
        while (leader[root] != root) {
            leader[root] = leader[leader[root]];
            root = leader[root];
        }
        return root;
    }

    /** The blocks, each with the withheld classes that lie in it for the most part. */
    List<Block> all() {
        List<List<Integer>> classes = new ArrayList<>();
        unknownsOf.forEach(block -> classes.add(new ArrayList<>()));
        for (int number = 0; number < withheld.length; number++) {
            if (withheld[number]) {
                int block =
                        mainBlock(view.hiddenPart(system.classes().get(number).unknowns()));
                if (block >= 0) {
                    classes.get(block).add(number);
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (int block = 0; block < classes.size(); block++) {
            if (!classes.get(block).isEmpty()) {
                blocks.add(new Block(classes.get(block), unknownsOf.get(block)));
            }
        }
        return blocks;
    }

    private int mainBlock(int[] unknowns) {
        Map<Integer, Integer> shares = new TreeMap<>();
        Arrays.stream(unknowns).forEach(unknown -> shares.merge(blockOf[unknown], 1, Integer::sum));
        return shares.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    /**
     * A larger block around the first of some classes, with all of them that lie in it.
     *
     * @param classes must not be empty
     */
    Block around(List<Integer> classes) {
        BitSet unknowns = new BitSet();
        int[] first = view.hiddenPart(system.classes().get(classes.get(0)).unknowns());
        Arrays.stream(first).forEach(unknowns::set);
        near(first[0], WIDER).forEach(unknowns::set);
        List<Integer> inside = classes.stream()
                .filter(number -> Arrays.stream(
                                view.hiddenPart(system.classes().get(number).unknowns()))
                        .allMatch(unknowns::get))
                .toList();
        return new Block(inside, unknowns);
    }
}
