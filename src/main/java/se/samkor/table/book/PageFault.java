package se.samkor.table.book;

import java.util.ArrayList;
import java.util.List;
import se.samkor.domain.Stop;

/** What is wrong with the pages of a book, all of it said at once. */
final class PageFault {
    private final List<String> problems = new ArrayList<>();

    void add(String page, String problem) {
        problems.add("page " + page + ": " + problem);
    }

    void stopIfAny() {
        if (!problems.isEmpty()) {
            throw new Stop.WrongUsage("Cannot use the table book: " + String.join("; ", problems) + ".");
        }
    }
}
