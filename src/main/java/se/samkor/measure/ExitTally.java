package se.samkor.measure;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DayBand;
import se.samkor.schema.Seeing;

/** What is added up of the persons of an exit year in one pass; sums in any order are the same. */
final class ExitTally implements Serializable {
    private static final long serialVersionUID = 1L;

    private final BenefitDays benefitDays;
    private final long[] exits = new long[BenefitDays.STATUSES.size()];
    private final DurabilitySums sums;
    private final @Nullable CohortTallies further;

    /** @param further whether the measures beside the durability table are wanted */
    ExitTally(FollowUpPlan plan, boolean further) {
        this.benefitDays = new BenefitDays(plan);
        this.sums = new DurabilitySums(
                DayBand.of(plan.windowDays()).stream().mapToInt(DayBand::to).toArray());
        this.further = further ? new CohortTallies(plan) : null;
    }

    /** Adds up histories. */
    record Seen(FollowUpPlan plan, HistoryRows reading, boolean further) implements Seeing<ExitTally> {
        @Override
        public ExitTally nothing() {
            return new ExitTally(plan, further);
        }

        @Override
        public void see(ExitTally sum, InternalRow row) {
            if (reading.endsWithin(row, further ? plan.firstDayOfTrend() : plan.firstDay(), plan.lastDay())) {
                sum.add(reading.person(row));
            }
        }

        @Override
        public ExitTally together(ExitTally one, ExitTally other) {
            return one.merge(other);
        }
    }

    private void add(PersonHistory person) {
        Optional<BenefitDays.Exit> exit = benefitDays.exit(person);
        if (exit.isPresent()) {
            exits[BenefitDays.STATUSES.indexOf(exit.get().status())]++;
            if (exit.get().isFollowed()) {
                sums.add(person.sex(), benefitDays.days(person, exit.get().stay()));
            }
        }
        if (further != null) {
            further.add(person);
        }
    }

    ExitTally merge(ExitTally other) {
        for (int i = 0; i < exits.length; i++) {
            exits[i] += other.exits[i];
        }
        sums.plus(other.sums);
        if (further != null && other.further != null) {
            further.merge(other.further);
        }
        return this;
    }

    /** Persons by what became of their follow-up; none of those that nobody has. */
    Map<String, Long> exits() {
        Map<String, Long> found = new TreeMap<>();
        for (int i = 0; i < exits.length; i++) {
            if (exits[i] > 0) {
                found.put(BenefitDays.STATUSES.get(i), exits[i]);
            }
        }
        return found;
    }

    DurabilitySums sums() {
        return sums;
    }

    Optional<CohortTallies> further() {
        return Optional.ofNullable(further);
    }
}
