package se.samkor.effect.kommun;

import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** A row of the panel: what was counted of one sex and age in a kommun and year, and the measures made of it. */
public final class KommunYear {
    static final double NET_UNIT = 10_000;

    private final Place place;
    private final Entry entry;
    private final long[] counts;
    private final boolean flowsKnown;
    private final boolean seekersKnown;

    /** Where and of whom; {@code kommun} of four digits. */
    record Place(String kommun, int year, String sex, String age) {}

    /** How the kommun stands to the förbund: never, member, not yet, left. */
    record Entry(Optional<Membership> membership, OptionalInt firstTreated, String status) {}

    KommunYear(Place place, Entry entry, long[] counts, boolean flowsKnown, boolean seekersKnown) {
        this.place = place;
        this.entry = entry;
        this.counts = counts;
        this.flowsKnown = flowsKnown;
        this.seekersKnown = seekersKnown;
    }

    public String kommun() {
        return place.kommun();
    }

    public int year() {
        return place.year();
    }

    /** K, M or ALL. */
    public String sex() {
        return place.sex();
    }

    /** A span of ages, as 16-64. */
    public String age() {
        return place.age();
    }

    /** The first treated year; empty for a kommun that never entered. */
    public OptionalInt firstTreated() {
        return entry.firstTreated();
    }

    /** Whether the kommun has left its förbund. */
    public boolean left() {
        return entry.status().equals(KommunYears.LEFT);
    }

    /** The förbund it entered, or the kommun itself. */
    public String cluster() {
        return entry.membership().map(Membership::forbund).orElse(place.kommun());
    }

    /** Person-years in the country. */
    public double exposure() {
        return count(Count.EXPOSURE_DAYS) / (double) Year.of(place.year()).length();
    }

    private long count(Count count) {
        return counts[count.at()];
    }

    private double years(Count days) {
        return count(days) / (double) Year.of(place.year()).length();
    }

    /** Share with a day of sjukpenning. */
    OptionalDouble sjpShare() {
        return ratio((double) count(Count.SJP_PERSONS), exposure());
    }

    OptionalDouble disabilityShare() {
        return ratio((double) count(Count.SE_AE_PERSONS), exposure());
    }

    /** Net days with sjukpenning a person-year. */
    OptionalDouble sjukpenningtal() {
        return ratio(count(Count.SJP_NET) / NET_UNIT, exposure());
    }

    /** Net days with any of the benefits a person-year. */
    OptionalDouble ohalsotal() {
        return ratio((count(Count.SJP_NET) + disabilityNet()) / NET_UNIT, exposure());
    }

    /** New sjukersättning after sjukpenning, for 100 years with sjukpenning. */
    OptionalDouble toDisability() {
        return flowsKnown ? ratio(100.0 * count(Count.SJP_TO_SE), years(Count.SJP_RISK_DAYS)) : OptionalDouble.empty();
    }

    /** Registrations that ended in work, for 100 years registered. */
    OptionalDouble toWork() {
        return seekersKnown
                ? ratio(100.0 * count(Count.SEEKER_TO_WORK), years(Count.SEEKER_DAYS))
                : OptionalDouble.empty();
    }

    private long disabilityNet() {
        return count(Count.AE_NET) + count(Count.SE_NET);
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }

    Row row() {
        @Nullable
        Object[] values = {
            place.kommun(),
            place.year(),
            place.sex(),
            place.age(),
            entry.membership().map(Membership::forbund).orElse(null),
            entry.membership().map(m -> date(m.formation())).orElse(null),
            entry.membership()
                    .flatMap(Membership::activity)
                    .map(KommunYear::date)
                    .orElse(null),
            entry.firstTreated().isPresent() ? entry.firstTreated().getAsInt() : null,
            entry.status(),
            cluster(),
            count(Count.PERSONS),
            exposure(),
            count(Count.SJP_PERSONS),
            count(Count.SE_AE_PERSONS),
            count(Count.SJP_DAYS),
            count(Count.SJP_NET) / NET_UNIT,
            disabilityNet() / NET_UNIT,
            flowsKnown ? count(Count.SJP_TO_SE) : null,
            years(Count.SJP_RISK_DAYS),
            seekersKnown ? count(Count.SEEKER_TO_WORK) : null,
            seekersKnown ? years(Count.SEEKER_DAYS) : null,
            boxed(sjpShare()),
            boxed(disabilityShare()),
            boxed(sjukpenningtal()),
            boxed(ohalsotal()),
            boxed(toDisability()),
            boxed(toWork())
        };
        return RowFactory.create(values);
    }

    private static java.sql.Date date(LocalDate date) {
        return java.sql.Date.valueOf(date);
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
