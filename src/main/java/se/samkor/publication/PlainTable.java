package se.samkor.publication;

import java.util.List;

/** A table of the report under construction: caption, column heads, and rows that begin with heads of their own. */
final class PlainTable {
    private final Markup html = new Markup();
    private final int rowHeads;

    PlainTable(String caption, int rowHeads, List<String> heads) {
        this.rowHeads = rowHeads;
        // a region that can be scrolled must be reachable with the keyboard
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table").element("caption", caption).open("thead").open("tr");
        for (int i = 0; i < heads.size(); i++) {
            html.element("th", heads.get(i), "scope", "col", "class", i < rowHeads ? "words" : "figures");
        }
        html.close("tr").close("thead").open("tbody");
    }

    PlainTable row(List<String> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            if (i < rowHeads) {
                html.element("th", cells.get(i), "scope", "row", "class", "words");
            } else {
                html.element("td", cells.get(i));
            }
        }
        html.close("tr");
        return this;
    }

    Markup markup() {
        return html.close("tbody").close("table").close("div");
    }
}
