package se.samkor.table.book;

import java.util.List;
import java.util.TreeSet;

/** What a code of a page stands for, in words that are the same on every page where it means the same. */
final class CellMeaning {
    private CellMeaning() {}

    /** The meaning of a code; a code of an open dimension is its own. */
    static String of(PageDimension dimension, String code, String moment) {
        return dimension.dimension().isOpen()
                ? dimension.dimension().key() + '=' + code
                : of(dimension, rows(dimension, code), moment);
    }

    /** The row itself; where the first that fits is taken, also those it comes after. */
    private static List<PageCode> rows(PageDimension dimension, String code) {
        PageCode row = dimension.code(code).orElseThrow();
        if (dimension.pick() != PageDimension.Pick.FIRST) {
            return List.of(row);
        }
        return dimension.codes().subList(0, dimension.codes().indexOf(row) + 1);
    }

    /** The meaning of several rows of a dimension together. */
    static String of(PageDimension dimension, List<PageCode> codes, String moment) {
        String key = dimension.dimension().at(moment).key();
        if (dimension.pick() == PageDimension.Pick.FIRST && codes.size() > 1) {
            return key + " at last " + codes.stream().map(PageCode::meaning).toList();
        }
        TreeSet<String> meaning = new TreeSet<>();
        codes.forEach(code -> meaning.add(code.meaning()));
        return key + ' ' + meaning;
    }
}
