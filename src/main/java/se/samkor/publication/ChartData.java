package se.samkor.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What report.js needs to draw a chart: published figures and words, no layout. Every chart is named in words, and its numbers
 * stand in a table after it.
 */
final class ChartData {
    private static final int ROW = 17;
    private final ObjectNode node = JsonText.object();
    private final int height;

    ChartData(String kind, Language language, int decimals, int height) {
        this.height = height;
        node.put("kind", kind);
        node.put("locale", language.pick("sv-SE", "en-GB"));
        node.put("to", language.pick(" till ", " to "));
        node.put("decimals", decimals);
    }

    /** A height that gives every row of points its place. */
    static int heightOf(int rows) {
        return 90 + rows * ROW;
    }

    ObjectNode node() {
        return node;
    }

    ChartData put(String name, String value) {
        node.put(name, value);
        return this;
    }

    ChartData put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    ChartData texts(String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
        return this;
    }

    /** Adds a figure; null where there is none. */
    static void add(ArrayNode array, Figure figure) {
        if (figure.isShown()) {
            array.add(figure.number());
        } else {
            array.addNull();
        }
    }

    /** Sets a figure; null where there is none. */
    static void put(ObjectNode object, String name, Figure figure) {
        if (figure.isShown()) {
            object.put(name, figure.number());
        } else {
            object.putNull(name);
        }
    }

    /** The figure with its caption; the table with the numbers must follow. */
    Markup figure(String id, String caption, String description) {
        Markup html = new Markup().open("figure").element("figcaption", caption);
        html.element(
                "div",
                "",
                "class",
                "chart",
                "id",
                id,
                "role",
                "img",
                "aria-label",
                caption + ". " + description,
                "style",
                "height:" + height + "px");
        html.open("script", "type", "application/json", "class", "chart-data", "data-chart", id);
        html.fixed(JsonText.inScript(node)).close("script");
        return html.close("figure");
    }
}
