package se.samkor.domain;

/** Text within an HTML element or attribute. */
public final class HtmlText {
    private HtmlText() {}

    /** The text with references for the signs that HTML would take for its own. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
