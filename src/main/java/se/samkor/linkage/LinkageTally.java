package se.samkor.linkage;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.Seeing;

/** Persons by what became of looking for them, added up in one pass; sums in any order are the same. */
final class LinkageTally implements Serializable {
    private static final long serialVersionUID = 1L;

    static final String SUS_TO_MIDAS = "sus_to_midas";
    static final String MIDAS_TO_SUS = "midas_to_sus";
    static final String SEX = "sex";
    static final String FOUND = "found";
    private static final String AGE = "age";
    private static final String FORBUND = "forbund";

    private final HashMap<Cell, Long> persons = new HashMap<>();

    /**
     * Whom is counted together. Each person counts once in every dimension.
     *
     * @param direction from where to where is looked
     * @param year of the start
     * @param benefit of {@link BenefitBits#GROUPS}
     * @param dimension sex, age or forbund
     * @param category of the dimension
     * @param outcome found, or the reason why not
     */
    record Cell(String direction, int year, String benefit, String dimension, String category, String outcome)
            implements Serializable {
        // what Java writes for a record goes through method handles, of which the first compiler makes calls
        @Override
        public int hashCode() {
            int hash = 31 * direction.hashCode() + year;
            hash = 31 * hash + benefit.hashCode();
            hash = 31 * hash + dimension.hashCode();
            hash = 31 * hash + category.hashCode();
            return 31 * hash + outcome.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Cell cell
                    && year == cell.year
                    && direction.equals(cell.direction)
                    && benefit.equals(cell.benefit)
                    && dimension.equals(cell.dimension)
                    && category.equals(cell.category)
                    && outcome.equals(cell.outcome);
        }
    }

    /** Adds up the starts of histories. */
    record Seen(StartRows reading) implements Seeing<LinkageTally> {
        @Override
        public LinkageTally nothing() {
            return new LinkageTally();
        }

        @Override
        public void see(LinkageTally sum, InternalRow row) {
            reading.starts(row).forEach(sum::add);
        }

        @Override
        public LinkageTally together(LinkageTally one, LinkageTally other) {
            return one.merge(other);
        }
    }

    private void add(Start start) {
        for (int group = 0; group < BenefitBits.GROUPS.size(); group++) {
            boolean inSus = start.isInSus(group);
            boolean inMidas = start.isInMidas(group);
            if (inSus) {
                add(SUS_TO_MIDAS, start, group, inMidas ? FOUND : start.reasonInMidas(group));
            }
            if (inMidas) {
                add(MIDAS_TO_SUS, start, group, inSus ? FOUND : start.reasonInSus(group));
            }
        }
    }

    private void add(String direction, Start start, int group, String outcome) {
        String benefit = BenefitBits.GROUPS.get(group);
        add(new Cell(direction, start.year(), benefit, SEX, start.sex(), outcome), 1);
        add(new Cell(direction, start.year(), benefit, AGE, start.age(), outcome), 1);
        add(new Cell(direction, start.year(), benefit, FORBUND, start.forbund(), outcome), 1);
    }

    private void add(Cell cell, long more) {
        persons.merge(cell, more, Long::sum);
    }

    LinkageTally merge(LinkageTally other) {
        other.persons.forEach(this::add);
        return this;
    }

    /** Persons of each cell that anyone is in, in no order. */
    Map<Cell, Long> persons() {
        return persons;
    }
}
