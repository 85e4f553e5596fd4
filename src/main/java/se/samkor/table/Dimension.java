package se.samkor.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.samkor.domain.Stop;

/**
 * A classification of a table. Every code stands for a set of leaves, so that a cell is the sum over the product of its
 * codes' leaves; several groupings of the same leaves may cross each other. Codes keep the order of the groupings.
 */
public final class Dimension {
    private final String name;
    private final List<String> codes;
    private final List<String> leaves;
    private final int[][] leavesOfCode;
    private final Map<String, Integer> position;

    private Dimension(String name, List<String> codes, List<String> leaves, int[][] leavesOfCode) {
        this.name = name;
        this.codes = List.copyOf(codes);
        this.leaves = List.copyOf(leaves);
        this.leavesOfCode = leavesOfCode;
        this.position = new HashMap<>();
        for (int code = 0; code < codes.size(); code++) {
            position.put(codes.get(code), code);
        }
    }

    /** A dimension whose codes are the total and its parts. */
    public static Dimension flat(String name, String total, List<String> parts) {
        return of(name, List.of(Grouping.flat(total, parts)));
    }

    /** A dimension whose codes do not add up: no total, every code a leaf. */
    public static Dimension unrelated(String name, List<String> codes) {
        return of(name, List.of(Grouping.unrelated(codes)));
    }

    /** A dimension with one or more groupings of the same leaves. A code in several groupings must mean the same in all. */
    public static Dimension of(String name, List<Grouping> groupings) {
        List<Map<String, Set<String>>> outlines =
                groupings.stream().map(grouping -> grouping.children(name)).toList();
        Set<String> codes = new LinkedHashSet<>();
        Set<String> parents = new HashSet<>();
        for (Map<String, Set<String>> outline : outlines) {
            codes.addAll(outline.keySet());
            outline.forEach((code, parts) -> {
                if (!parts.isEmpty()) {
                    parents.add(code);
                }
            });
        }
        List<String> leaves =
                codes.stream().filter(code -> !parents.contains(code)).toList();
        Map<String, Set<Integer>> meaning = new LinkedHashMap<>();
        for (Map<String, Set<String>> outline : outlines) {
            for (String code : outline.keySet()) {
                Set<Integer> here = leavesBelow(code, outline, leaves);
                Set<Integer> before = meaning.putIfAbsent(code, here);
                boolean onlyNamedHere = outline.getOrDefault(code, Set.of()).isEmpty() && parents.contains(code);
                if (onlyNamedHere) {
                    throw new Stop.UnreadableInput("Cannot read the hierarchies of " + name + ": " + code
                            + " has parts in one hierarchy and none in another.");
                }
                if (before != null && !before.equals(here)) {
                    throw new Stop.UnreadableInput("Cannot read the hierarchies of " + name + ": " + code
                            + " has different parts in different hierarchies.");
                }
            }
        }
        int[][] leavesOfCode = meaning.values().stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new Dimension(name, new ArrayList<>(meaning.keySet()), leaves, leavesOfCode);
    }

    private static Set<Integer> leavesBelow(String code, Map<String, Set<String>> outline, List<String> leaves) {
        Set<String> parts = outline.getOrDefault(code, Set.of());
        if (parts.isEmpty()) {
            int leaf = leaves.indexOf(code);
            return leaf < 0 ? Set.of() : Set.of(leaf);
        }
        Set<Integer> below = new TreeSet<>();
        parts.forEach(part -> below.addAll(leavesBelow(part, outline, leaves)));
        return below;
    }

    /** The column that holds this dimension. */
    public String name() {
        return name;
    }

    /** Every code, totals included, in the order of the groupings. */
    public List<String> codes() {
        return codes;
    }

    /** The codes that have no parts. */
    public List<String> leaves() {
        return leaves;
    }

    /** Position of a code, or -1 when the dimension has no such code. */
    public int indexOf(String code) {
        return position.getOrDefault(code, -1);
    }

    /** Positions (among the leaves) of the leaves that a code stands for, ascending. */
    public int[] leavesOf(int code) {
        return leavesOfCode[code].clone();
    }

    /** Whether the code has no parts. */
    public boolean isLeaf(int code) {
        return leavesOfCode[code].length == 1 && codes.get(code).equals(leaves.get(leavesOfCode[code][0]));
    }

    /** Whether the code stands for everything in the dimension. */
    public boolean isTotal(int code) {
        return leavesOfCode[code].length == leaves.size() && !isLeaf(code);
    }

    /** For every leaf, the codes that it is part of, itself included, ascending. */
    int[][] codesOfLeaves() {
        List<List<Integer>> above = new ArrayList<>();
        leaves.forEach(leaf -> above.add(new ArrayList<>()));
        for (int code = 0; code < leavesOfCode.length; code++) {
            for (int leaf : leavesOfCode[code]) {
                above.get(leaf).add(code);
            }
        }
        return above.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    @Override
    public String toString() {
        return name + Arrays.toString(codes.toArray());
    }
}
