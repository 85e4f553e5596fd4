package se.samkor.measure;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.PartCases;
import se.samkor.domain.Participations.Stay;

/**
 * Benefit days of each person in the window before the start and in the window after the end of the stay that ended in a
 * year (section 4.3 of the 2021 report). Unit: days a person, calendar and net; window ends included; a calendar day
 * counts once per group, and in two groups when both are paid. Persons whose windows are not covered by the payout
 * registers are counted, not measured.
 *
 * <p>The counting itself ({@link PartCases}, {@link se.samkor.domain.Participations}) is plain Java on the arrays of one
 * history: unions of overlapping spells have no expression in Spark that does not enumerate days.
 */
public final class BenefitDays implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final String FOLLOWED = "followed_up";
    public static final String NOT_YET = "not_yet_followed_up";
    public static final String BEFORE_UNOBSERVED = "before_window_not_observed";

    /** In the order in which they are counted. */
    static final List<String> STATUSES = List.of(BEFORE_UNOBSERVED, FOLLOWED, NOT_YET);

    /** Of each benefit: calendar and net days before, calendar and net days after. */
    static final int PARTS = 4;

    /** Where each group stands among {@link Groups#BENEFITS}. */
    private static final int[] POSITIONS = Arrays.stream(BenefitGroup.values())
            .mapToInt(group -> Groups.BENEFITS.indexOf(group.name()))
            .toArray();

    private final FollowUpPlan plan;

    BenefitDays(FollowUpPlan plan) {
        this.plan = plan;
    }

    /**
     * A stay that ended in the year.
     *
     * @param stay its first and last day
     * @param status whether the person could be followed up: one of {@link #STATUSES}
     */
    record Exit(Stay stay, String status) {
        boolean isFollowed() {
            return status.equals(FOLLOWED);
        }
    }

    /** The stay of a person that ended in the year. */
    Optional<Exit> exit(PersonHistory person) {
        return person.stay(plan, plan.year()).map(stay -> new Exit(stay, status(stay)));
    }

    private String status(Stay stay) {
        if (after(stay).to() > plan.observed().through()) {
            return NOT_YET;
        }
        return before(stay).from() < plan.observed().from() ? BEFORE_UNOBSERVED : FOLLOWED;
    }

    private FollowUpWindow before(Stay stay) {
        return FollowUpWindow.before(stay.start(), plan.windowDays());
    }

    private FollowUpWindow after(Stay stay) {
        return FollowUpWindow.after(stay.end(), plan.windowDays());
    }

    /** {@link #PARTS} numbers a benefit. */
    long[] days(PersonHistory person, Stay stay) {
        long[] days = new long[PARTS * POSITIONS.length];
        for (int g = 0; g < POSITIONS.length; g++) {
            PartCases cases = person.cases(POSITIONS[g]);
            DayCount first = cases.within(before(stay));
            DayCount then = cases.within(after(stay));
            days[PARTS * g] = first.calendar();
            days[PARTS * g + 1] = first.net();
            days[PARTS * g + 2] = then.calendar();
            days[PARTS * g + 3] = then.net();
        }
        return days;
    }

    /** Whether something happened to the person in the window after the stay. */
    boolean happened(PersonHistory person, Stay stay, int what) {
        return person.happened(what, after(stay));
    }

    /** Whether the person reached an age in the window after the stay; missing when the birth date is not known. */
    @Nullable
    Boolean turned(PersonHistory person, Stay stay, int age) {
        if (person.born() == PersonHistory.NEVER) {
            return null;
        }
        long birthday = LocalDate.ofEpochDay(person.born()).plusYears(age).toEpochDay();
        FollowUpWindow window = after(stay);
        return birthday >= window.from() && birthday <= window.to();
    }
}
