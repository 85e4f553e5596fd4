package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of PX texts, written from the format's description and sharing nothing with the writer: statements end
 * with a semicolon outside quotation marks, texts are quoted, adjacent quoted texts are one, DATA comes last.
 */
final class PxReader {
    private final String text;
    private int at;
    private final Map<String, List<String>> keywords = new LinkedHashMap<>();
    private final List<String> data = new ArrayList<>();

    private PxReader(String text) {
        this.text = text;
    }

    static PxReader read(String text) {
        PxReader reader = new PxReader(text);
        while (reader.at < text.length()) {
            reader.statement();
        }
        return reader;
    }

    /** Values of a keyword as written before the equals sign, such as {@code VALUES[en]("Sex")}. */
    List<String> values(String keyword) {
        assertThat(keywords).containsKey(keyword);
        return keywords.get(keyword);
    }

    List<String> data() {
        return data;
    }

    List<String> keywords() {
        return List.copyOf(keywords.keySet());
    }

    private void statement() {
        assertThat(data).as("nothing may follow DATA").isEmpty();
        int equals = outsideQuotes('=');
        String keyword = text.substring(at, equals).strip();
        at = equals + 1;
        int end = outsideQuotes(';');
        String content = text.substring(at, end);
        at = end + 1;
        assertThat(text.startsWith("\n", at)).as("line break after " + keyword).isTrue();
        at++;
        if (keyword.equals("DATA")) {
            for (String field : content.strip().split("\\s+")) {
                data.add(field);
            }
        } else {
            assertThat(keywords.put(keyword, items(content)))
                    .as(keyword + " twice")
                    .isNull();
        }
    }

    private int outsideQuotes(char wanted) {
        boolean inside = false;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            inside ^= c == '"';
            assertThat(inside && c == '\n').as("line break within a text").isFalse();
            if (!inside && c == wanted) {
                return i;
            }
        }
        throw new AssertionError("No " + wanted + " after position " + at);
    }

    private static List<String> items(String content) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean inside = false;
        int depth = 0;
        for (char c : content.toCharArray()) {
            if (c == '"') {
                inside = !inside;
            } else if (inside) {
                item.append(c);
            } else if (c == ',' && depth == 0) {
                items.add(item.toString());
                item.setLength(0);
            } else if (!Character.isWhitespace(c)) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                item.append(c);
            }
        }
        items.add(item.toString());
        return items;
    }
}
