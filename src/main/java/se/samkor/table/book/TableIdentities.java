package se.samkor.table.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold within a counted table, whatever the register: parts, shares, changes. Figures are compared unrounded. */
final class TableIdentities {
    static final String ROW_FOR_ALL = "every unit has a row";
    static final String PARTS = "parts add to totals";
    static final String PARTS_WITHIN = "parts within totals";
    static final String SHARES = "shares follow from counts over their base";
    static final String CHANGES = "changes are later minus earlier";
    static final String KINDS = "all participants are personal, anonymous and volume together";

    private static final double SLACK = 1e-6;

    private final BookTable table;
    private final Map<List<String>, Double> counts;
    private final List<Violation> found = new ArrayList<>();

    private TableIdentities(BookTable table) {
        this.table = table;
        this.counts = table.values(BookRow.COUNT);
    }

    static List<Violation> of(BookTable table) {
        TableIdentities identities = new TableIdentities(table);
        for (int i = 0; i < table.codes().size(); i++) {
            identities.parts(i);
        }
        identities.kinds();
        table.page().shares().forEach(identities::shares);
        table.page().change().forEach(identities::changes);
        return identities.found;
    }

    private void fault(String identity, String detail) {
        found.add(new Violation(table.id(), identity, detail));
    }

    private double count(List<String> cell) {
        return counts.getOrDefault(cell, 0.0);
    }

    private void parts(int position) {
        PageDimension dimension = table.page().dimensions().get(position);
        if (!dimension.dimension().hasTotal()) {
            return;
        }
        for (List<String> whole : table.cells()) {
            if (!whole.get(position).equals(BookDimension.ALL)) {
                continue;
            }
            List<List<String>> parts = partsOf(whole, position, dimension);
            double sum = parts.stream().mapToDouble(this::count).sum();
            double most = parts.stream().mapToDouble(this::count).max().orElse(0);
            double total = count(whole);
            String says = sum + " in the parts, " + total + " in the total of " + table.place(whole);
            if (table.page().addsUp(dimension)) {
                check(same(sum, total), PARTS, says);
            } else if (!table.page().unit().isMoney()) {
                check(
                        most <= total + SLACK,
                        PARTS_WITHIN,
                        most + " in a part of the total " + total + " of " + table.place(whole));
                boolean covers = dimension.complete() || dimension.dimension().isOpen();
                check(!covers || sum >= total - SLACK, PARTS_WITHIN, says);
            }
        }
    }

    private List<List<String>> partsOf(List<String> whole, int position, PageDimension dimension) {
        List<List<String>> parts = new ArrayList<>();
        for (String code : table.codes().get(position)) {
            boolean repeats = dimension.code(code).filter(PageCode::sum).isPresent();
            if (code.equals(BookDimension.ALL) || repeats) {
                continue;
            }
            List<String> part = new ArrayList<>(whole);
            part.set(position, code);
            if (code.equals(PageDimension.NO_ROW)) {
                check(
                        count(part) == 0,
                        ROW_FOR_ALL,
                        count(part) + " find no row of " + dimension.dimension().key());
            }
            parts.add(part);
        }
        return parts;
    }

    private void check(boolean holds, String identity, String detail) {
        if (!holds) {
            fault(identity, detail);
        }
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= SLACK * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    private void kinds() {
        int position = table.page().position(BookDimension.REGISTRATION);
        if (position < 0) {
            return;
        }
        for (List<String> whole : table.cells()) {
            if (whole.get(position).equals(BookDimension.ALL)) {
                Registrations kinds = Registrations.of(kind -> {
                    List<String> cell = new ArrayList<>(whole);
                    cell.set(position, kind.code());
                    return Math.round(count(cell));
                });
                check(kinds.all() == Math.round(count(whole)), KINDS, kinds + " against " + count(whole));
            }
        }
    }

    private void shares(BookDimension over) {
        int position = table.page().position(over);
        String statistic = table.statistic(over);
        for (BookRow row : table.rows()) {
            if (!row.statistic().equals(statistic)) {
                continue;
            }
            List<String> whole = new ArrayList<>(row.codes());
            whole.set(position, BookDimension.ALL);
            double base = count(whole);
            check(
                    row.base().isPresent() && same(row.base().get().size(), base),
                    SHARES,
                    "the base of " + table.place(row.codes()) + " is not the count " + base);
            double expected = base == 0 ? Double.NaN : count(row.codes()) / base;
            double stated = row.value().orElse(Double.NaN);
            boolean holds = Double.isNaN(expected) ? Double.isNaN(stated) : same(stated, expected);
            check(
                    holds,
                    SHARES,
                    stated + " for " + count(row.codes()) + " of " + base + ", " + table.place(row.codes()));
            boolean part =
                    table.page().unit().isMoney() || Double.isNaN(stated) || (stated >= 0 && stated <= 1 + SLACK);
            check(part, SHARES, stated + " is no share, " + table.place(row.codes()));
        }
    }

    private void changes(TablePage.Change change) {
        int position = table.page().position(change.over());
        Map<List<String>, Double> values = table.values(change.of());
        for (BookRow row : table.rows()) {
            if (!row.statistic().equals(BookRow.CHANGE)) {
                continue;
            }
            List<String> order = table.codes().get(position);
            List<String> earlier = new ArrayList<>(row.codes());
            earlier.set(position, order.get(order.indexOf(row.codes().get(position)) - 1));
            double expected = values.getOrDefault(row.codes(), Double.NaN) - values.getOrDefault(earlier, Double.NaN);
            double stated = row.value().orElse(Double.NaN);
            check(
                    Double.isNaN(expected) ? Double.isNaN(stated) : same(stated, expected),
                    CHANGES,
                    stated + " against " + expected + ", " + table.place(row.codes()));
        }
    }
}
