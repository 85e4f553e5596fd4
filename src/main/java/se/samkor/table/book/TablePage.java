package se.samkor.table.book;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as a page of text declares it.
 *
 * @param id the table's name in the store and of its file
 * @param report where the reports have it
 * @param title in both languages
 * @param note what a reader must know of it; may be empty
 * @param first first year that it can be made for
 * @param last last year that it can be made for
 * @param population who or what it is about
 * @param unit what is counted
 * @param where conditions that everything in it meets, beside the population
 * @param dimensions the first goes down, the others across
 * @param series how many years it shows, the year asked for being the last
 * @param shares for each, the dimension within whose total a share is taken
 * @param change the dimension along which a change is taken, and of what; empty for none
 * @param moment at which values are read where no dimension says so: before or after
 */
public record TablePage(
        String id,
        String report,
        Words title,
        Words note,
        int first,
        int last,
        Population population,
        CountUnit unit,
        List<PageDimension> where,
        List<PageDimension> dimensions,
        int series,
        List<BookDimension> shares,
        List<Change> change,
        String moment)
        implements Serializable {
    /**
     * A change from one column to the next: after minus before, this year minus last.
     *
     * @param over year or moment
     * @param of the statistic
     */
    public record Change(BookDimension over, String of) implements Serializable {}

    public TablePage {
        where = List.copyOf(where);
        dimensions = List.copyOf(dimensions);
        shares = List.copyOf(shares);
        change = List.copyOf(change);
    }

    /** The years shown when one is asked for. */
    List<Integer> years(int year) {
        return IntStream.rangeClosed(Math.max(first, year - series + 1), Math.min(last, year))
                .boxed()
                .toList();
    }

    /** Whether it can be made for a year. */
    public boolean isFor(int year) {
        return year >= first && year <= last;
    }

    List<String> moments() {
        return position(BookDimension.MOMENT) >= 0 ? BookDimension.MOMENT.kinds() : List.of(moment);
    }

    /** The place of a dimension, or -1. */
    public int position(BookDimension dimension) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).dimension() == dimension) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the rows of a dimension, those left out that repeat others, add up to its total. */
    boolean addsUp(PageDimension dimension) {
        boolean sources = unit == CountUnit.SOURCES && PageReader.isSupport(dimension);
        boolean exclusive = dimension.addsUp() || dimension.dimension().isOpen() || sources;
        return exclusive && unit.isAdditive();
    }

    /** The names of the columns that the dimensions make. */
    public List<String> columns() {
        return dimensions.stream().map(dimension -> dimension.dimension().key()).toList();
    }
}
