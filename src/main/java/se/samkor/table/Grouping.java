package se.samkor.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samkor.domain.Stop;

/**
 * One way to group the codes of a dimension, as an outline: a node follows its parent and lies one level deeper. A code
 * without children is a leaf of the grouping.
 */
public record Grouping(List<Node> nodes) {

    /** A line of the outline; level 1 is the top. */
    public record Node(int level, String code) {}

    public Grouping {
        nodes = List.copyOf(nodes);
    }

    /** A total and its parts. */
    public static Grouping flat(String total, List<String> parts) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(1, total));
        parts.forEach(part -> nodes.add(new Node(2, part)));
        return new Grouping(nodes);
    }

    /** Codes that do not add up to anything. */
    public static Grouping unrelated(List<String> codes) {
        return new Grouping(codes.stream().map(code -> new Node(1, code)).toList());
    }

    /** Children of every code, in the order of the outline; a leaf has none. */
    Map<String, Set<String>> children(String dimension) {
        Map<String, Set<String>> children = new LinkedHashMap<>();
        Deque<Node> path = new ArrayDeque<>();
        for (Node node : nodes) {
            while (!path.isEmpty() && path.getLast().level() >= node.level()) {
                path.removeLast();
            }
            int parentLevel = path.isEmpty() ? 0 : path.getLast().level();
            if (node.level() != parentLevel + 1) {
                throw new Stop.UnreadableInput("Cannot read the hierarchy of " + dimension + ": " + node.code()
                        + " has level " + node.level() + " below level " + parentLevel + ".");
            }
            if (path.stream().anyMatch(above -> above.code().equals(node.code()))) {
                throw new Stop.UnreadableInput(
                        "Cannot read the hierarchy of " + dimension + ": " + node.code() + " is a part of itself.");
            }
            children.computeIfAbsent(node.code(), code -> new LinkedHashSet<>());
            if (!path.isEmpty()) {
                children.computeIfAbsent(path.getLast().code(), code -> new LinkedHashSet<>())
                        .add(node.code());
            }
            path.addLast(node);
        }
        return children;
    }
}
