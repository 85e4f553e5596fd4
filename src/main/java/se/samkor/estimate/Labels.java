package se.samkor.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Distinct labels in order (numbers by value when all are whole numbers, otherwise by text) and each row's place among them. */
final class Labels {
    private final List<String> labels;
    private final int[] index;

    private Labels(List<String> labels, int[] index) {
        this.labels = labels;
        this.index = index;
    }

    List<String> labels() {
        return labels;
    }

    int[] index() {
        return index;
    }

    static Labels of(String[] column) {
        List<String> distinct =
                Arrays.stream(column).distinct().sorted(order(column)).toList();
        Map<String, Integer> place = new HashMap<>();
        for (String label : distinct) {
            place.put(label, place.size());
        }
        int[] index = new int[column.length];
        Arrays.setAll(index, row -> place.get(column[row]));
        return new Labels(distinct, index);
    }

    private static Comparator<String> order(String[] column) {
        boolean numeric = Arrays.stream(column).allMatch(label -> label.matches("-?\\d{1,18}"));
        Comparator<String> byText = Comparator.naturalOrder();
        Comparator<String> byNumber = Comparator.comparingLong(Long::parseLong);
        return numeric ? byNumber.thenComparing(byText) : byText;
    }
}
