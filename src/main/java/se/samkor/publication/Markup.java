package se.samkor.publication;

import se.samkor.domain.HtmlText;

/** HTML or SVG under construction: elements are nested by the caller, text and attributes are escaped here. */
final class Markup {
    private final StringBuilder text = new StringBuilder();

    /** Opens an element; attributes are name, value, name, value ... */
    Markup open(String element, String... attributes) {
        tag(element, attributes);
        text.append('>');
        return this;
    }

    Markup close(String element) {
        text.append("</").append(element).append(">\n");
        return this;
    }

    /** An element without contents. */
    Markup empty(String element, String... attributes) {
        tag(element, attributes);
        text.append("/>");
        return this;
    }

    Markup text(String content) {
        text.append(HtmlText.escaped(content));
        return this;
    }

    /** An element that holds only text. */
    Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close(element);
    }

    /** What another builder has made. */
    Markup add(Markup other) {
        text.append(other.text);
        return this;
    }

    /** A fixed text of the program that is markup itself; never a value. */
    Markup fixed(String markup) {
        text.append(markup);
        return this;
    }

    private void tag(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(HtmlText.escaped(attributes[i + 1]))
                    .append('"');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
