package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import se.samkor.disclosure.CellStatus;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.table.book.BookLayout;
import se.samkor.table.book.BookTable;

/**
 * A table of the book with its protected counts. Shares and changes are made of published counts alone, and withheld where one of
 * them is, so that they tell nothing more.
 */
public final class ProtectedBookTable {
    private static final String ALL = "ALL";

    private final BookLayout layout;
    private final List<ProtectedTable> parts;

    /** Parts in the order of the layout. */
    ProtectedBookTable(BookLayout layout, List<ProtectedTable> parts) {
        this.layout = layout;
        this.parts = List.copyOf(parts);
    }

    /** What the table is called and laid out by. */
    BookTable page() {
        return layout.table();
    }

    boolean isWithheld(List<String> codes) {
        BookLayout.Place place = layout.place(codes);
        return parts.get(place.part()).status(place.cell()) != CellStatus.PUBLISHED;
    }

    /** The count, or the amount; a missing figure is a withheld one. */
    OptionalDouble count(List<String> codes) {
        BookLayout.Place place = layout.place(codes);
        return parts.get(place.part()).count(place.cell());
    }

    /** Withheld, or a number from published counts. */
    private record Derived(boolean withheld, OptionalDouble number) {
        static final Derived WITHHELD = new Derived(true, OptionalDouble.empty());
    }

    /** A share of those in the total along a dimension, in per cent. */
    Figure share(List<String> codes, int over, int decimals) {
        return figure(shareOf(codes, over), 100, decimals);
    }

    private Derived shareOf(List<String> codes, int over) {
        OptionalDouble part = count(codes);
        OptionalDouble whole = count(replaced(codes, over, ALL));
        if (part.isEmpty() || whole.isEmpty()) {
            return Derived.WITHHELD;
        }
        double base = whole.getAsDouble();
        return new Derived(false, base == 0 ? OptionalDouble.empty() : OptionalDouble.of(part.getAsDouble() / base));
    }

    /**
     * The change from the code before along a dimension.
     *
     * @param over the dimension of the change
     * @param share the dimension within whose total the share is taken that changes; -1 for the count
     */
    Figure change(List<String> codes, int over, int share, int decimals) {
        List<String> order = layout.table().codes().get(over);
        int at = order.indexOf(codes.get(over));
        if (at == 0) {
            return Figure.NOT_APPLICABLE;
        }
        List<String> earlier = replaced(codes, over, order.get(at - 1));
        Derived then = share < 0 ? counted(earlier) : shareOf(earlier, share);
        Derived now = share < 0 ? counted(codes) : shareOf(codes, share);
        if (then.withheld() || now.withheld()) {
            return Figure.WITHHELD;
        }
        if (then.number().isEmpty() || now.number().isEmpty()) {
            return Figure.NOT_APPLICABLE;
        }
        double change = now.number().getAsDouble() - then.number().getAsDouble();
        return figure(new Derived(false, OptionalDouble.of(change)), share < 0 ? 1 : 100, decimals);
    }

    private Derived counted(List<String> codes) {
        OptionalDouble count = count(codes);
        return count.isEmpty() ? Derived.WITHHELD : new Derived(false, count);
    }

    private static Figure figure(Derived derived, double times, int decimals) {
        if (derived.withheld()) {
            return Figure.WITHHELD;
        }
        return derived.number().isPresent()
                ? Figure.of(times * derived.number().getAsDouble(), decimals)
                : Figure.NOT_APPLICABLE;
    }

    private static List<String> replaced(List<String> codes, int position, String code) {
        List<String> other = new ArrayList<>(codes);
        other.set(position, code);
        return other;
    }
}
