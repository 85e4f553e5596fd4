package se.samkor.measure;

import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.Participations.Stay;
import se.samkor.schema.DurabilityPersonsTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.Picking;

/**
 * The followed-up persons of an exit year: the rows of {@link DurabilityPersonsTable}, in the order of the histories; and all that is
 * added up of the year, for which a history is read anyway.
 */
final class FollowedPersons implements Picking<ExitTally> {
    private static final long serialVersionUID = 1L;

    private static final int[] AGES = {30, 65, 66};

    private final FollowUpPlan plan;
    private final HistoryRows reading;
    private final ExitTally.Seen seen;
    private final BenefitDays benefitDays;

    /** @param further whether the measures beside the durability table are wanted */
    FollowedPersons(FollowUpPlan plan, HistoryRows reading, boolean further) {
        this.plan = plan;
        this.reading = reading;
        this.seen = new ExitTally.Seen(plan, reading, further);
        this.benefitDays = new BenefitDays(plan);
    }

    InternalRows of(InternalRows histories) {
        return new InternalRows(type(), histories.rows().mapPartitions(this::followed));
    }

    private Iterator<InternalRow> followed(Iterator<InternalRow> rows) {
        Iterable<InternalRow> all = () -> rows;
        ExitTally unused = nothing();
        Stream<@Nullable InternalRow> found =
                StreamSupport.stream(all.spliterator(), false).map(row -> pick(unused, row));
        return found.filter(Objects::nonNull).map(Objects::requireNonNull).iterator();
    }

    @Override
    public StructType type() {
        return DurabilityPersonsTable.TABLE.type();
    }

    @Override
    public ExitTally nothing() {
        return seen.nothing();
    }

    @Override
    public ExitTally together(ExitTally one, ExitTally other) {
        return seen.together(one, other);
    }

    @Override
    public @Nullable InternalRow pick(ExitTally sum, InternalRow row) {
        if (!seen.asksFor(row)) {
            return null;
        }
        PersonHistory person = reading.person(row);
        return sum.add(person)
                .map(followed -> row(reading.whose(row), person, followed))
                .orElse(null);
    }

    private InternalRow row(@Nullable Object[] whose, PersonHistory person, ExitTally.Followed followed) {
        Stay stay = followed.stay();
        @Nullable Object[] values = new @Nullable Object[type().length()];
        int at = 0;
        values[at++] = plan.year();
        values[at++] = whose[0];
        values[at++] = whose[1];
        values[at++] = stay.start();
        values[at++] = stay.end();
        long[] days = followed.days();
        for (int i = 0; i < days.length; i++) {
            boolean net = i % 2 == 1;
            values[at++] = net ? (Object) days[i] : (Object) (int) days[i];
        }
        values[at++] = benefitDays.happened(person, stay, PersonHistory.DIED);
        values[at++] = benefitDays.happened(person, stay, PersonHistory.LEFT);
        for (int age : AGES) {
            values[at++] = benefitDays.turned(person, stay, age);
        }
        values[at++] = whose[2];
        values[at] = whose[3];
        return new GenericInternalRow(values);
    }
}
