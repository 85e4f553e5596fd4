package se.samkor.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads who is behind a cell from columns of a file of cells: {@code n_contrib} and the largest contributions
 * {@code top1}, {@code top2}, ... Without {@code top1} there is nothing to read.
 */
final class StatedContributions {
    static final String NUMBER = "n_contrib";
    static final String LARGEST = "top";

    private final DelimitedFile content;
    private final int[] columns;

    StatedContributions(DelimitedFile content, int[] columns) {
        this.content = content;
        this.columns = columns;
    }

    void into(TableBuilder table, TableFile file) {
        List<Integer> top = new ArrayList<>();
        for (int n = 1; content.find(LARGEST + n) >= 0; n++) {
            top.add(content.find(LARGEST + n));
        }
        int number = content.find(NUMBER);
        if (top.isEmpty() || number < 0) {
            return;
        }
        for (int row = 0; row < content.rows().size(); row++) {
            int contributors = (int) content.number(row, number);
            List<Double> largest = new ArrayList<>();
            for (int n = 0; n < Math.min(contributors, top.size()); n++) {
                largest.add(content.number(row, top.get(n)));
            }
            table.contributions(file.codes(content, columns, row), new Contributions(contributors, largest, -1));
        }
    }
}
