package se.samkor.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Rows of points with intervals, a point for each group: differences by band and sex, shares by destination and moment. */
final class ForestData {
    private final ChartData chart;
    private final ArrayNode rows;

    /** @param rowCount points in all rows, for the height; zero: whether a line marks no change */
    ForestData(Language language, List<String> groups, String xName, int rowCount, int decimals, boolean zero) {
        chart = new ChartData("forest", language, decimals, ChartData.heightOf(rowCount))
                .put("xName", xName)
                .put("zero", zero)
                .texts("groups", groups);
        chart.node().put("floor", 0);
        rows = chart.node().putArray("rows");
    }

    /** Adds a row; each cell is a point, its lower and its upper limit, in the order of the groups. */
    void row(String label, List<List<Figure>> cells) {
        ObjectNode row = rows.addObject().put("label", label);
        ArrayNode array = row.putArray("cells");
        for (List<Figure> cell : cells) {
            ArrayNode one = array.addArray();
            cell.forEach(figure -> ChartData.add(one, figure));
        }
    }

    ChartData chart() {
        return chart;
    }
}
