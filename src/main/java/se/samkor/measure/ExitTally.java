package se.samkor.measure;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DayBand;
import se.samkor.domain.Participations.Stay;
import se.samkor.schema.Seeing;

/** What is added up of the persons of an exit year in one pass; sums in any order are the same. */
public final class ExitTally implements Serializable {
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

        /** Whether a history has anything to add. */
        boolean asksFor(InternalRow row) {
            return reading.endsWithin(row, further ? plan.firstDayOfTrend() : plan.firstDay(), plan.lastDay());
        }

        @Override
        public void see(ExitTally sum, InternalRow row) {
            if (asksFor(row)) {
                var unused = sum.add(reading.person(row));
            }
        }

        @Override
        public ExitTally together(ExitTally one, ExitTally other) {
            return one.merge(other);
        }
    }

    /**
     * A person who is followed up.
     *
     * @param stay that ended in the year
     * @param days of each benefit ({@link BenefitDays#days})
     */
    @SuppressWarnings("ArrayRecordComponent") // used up where it was made
    record Followed(Stay stay, long[] days) {}

    /** Adds a person, and says whether the person is followed up. */
    Optional<Followed> add(PersonHistory person) {
        if (further != null) {
            further.add(person);
        }
        Optional<BenefitDays.Exit> exit = benefitDays.exit(person);
        exit.ifPresent(one -> exits[BenefitDays.STATUSES.indexOf(one.status())]++);
        Optional<Followed> followed = exit.filter(BenefitDays.Exit::isFollowed)
                .map(one -> new Followed(one.stay(), benefitDays.days(person, one.stay())));
        followed.ifPresent(one -> sums.add(person.sex(), one.days()));
        return followed;
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
