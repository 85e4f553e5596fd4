package se.samkor.table.book;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A dimension of a table as its page declares it.
 *
 * @param dimension what it is read from
 * @param codes the rows in order; empty for a dimension whose codes are taken as they come
 * @param pick how many of the rows a unit may stand in
 * @param complete whether every unit must find a row; otherwise the rows are some of all
 */
public record PageDimension(BookDimension dimension, List<PageCode> codes, Pick pick, boolean complete)
        implements Serializable {
    /** The code of units that found no row of a complete dimension; it must stay empty. */
    static final String NO_ROW = "?";

    /** How many rows a unit may stand in. */
    public enum Pick {
        /** One: its values exclude each other. */
        ONE,
        /** Every row that fits; a total counts the unit once. */
        EVERY,
        /** The first that fits. */
        FIRST
    }

    public PageDimension {
        codes = List.copyOf(codes);
    }

    /** The rows that a fact stands in. */
    List<String> codesOf(Fact fact, int year, String moment) {
        BookDimension read = dimension.at(moment);
        if (dimension == BookDimension.YEAR) {
            return List.of(Integer.toString(year));
        }
        if (dimension == BookDimension.MOMENT) {
            return List.of(moment);
        }
        if (dimension == BookDimension.EXIT) {
            return List.of(fact.days().endIn(year) ? "ended" : "goes_on");
        }
        if (dimension.isOpen()) {
            return fact.codes(read);
        }
        List<String> found = dimension.isNumber() ? bands(fact.number(read, year)) : rows(fact.codes(read));
        if (found.isEmpty()) {
            return complete ? List.of(NO_ROW) : List.of();
        }
        return pick == Pick.FIRST ? found.subList(0, 1) : found;
    }

    private List<String> bands(OptionalInt number) {
        return codes.stream()
                .filter(code -> number.isPresent() ? code.holds(number.getAsInt()) : code.missing())
                .map(PageCode::code)
                .toList();
    }

    private List<String> rows(List<String> values) {
        List<String> found = new ArrayList<>();
        for (PageCode code : codes) {
            if (values.isEmpty() ? code.missing() : values.stream().anyMatch(code::holds)) {
                found.add(code.code());
            }
        }
        return found;
    }

    /** How many of a fact's values stand in a row: one person with two sources of a row has two. */
    int values(Fact fact, String code, String moment) {
        List<String> values = fact.codes(dimension.at(moment));
        PageCode row = code(code).orElseThrow();
        return values.isEmpty() ? 1 : (int) values.stream().filter(row::holds).count();
    }

    Optional<PageCode> code(String name) {
        return codes.stream().filter(code -> code.code().equals(name)).findFirst();
    }

    /** Whether its rows, leaving out those that repeat others, add up to the total. */
    boolean addsUp() {
        return dimension.hasTotal() && complete && pick != Pick.EVERY;
    }
}
