package se.samkor.effect.kommun;

import java.util.Arrays;

/**
 * Counts the years of one person after another. The days of each benefit are swept over once, from event to event, and
 * shared out over the years, so that no day is enumerated and none is counted twice.
 */
final class PersonYears {
    /** SJP, AE, SE, registered at Arbetsförmedlingen. */
    private static final int LINES = 4;

    private static final int SJP = 0;
    private static final int AE = 1;
    private static final int SE = 2;
    private static final int SEEKER = 3;

    private static final int EXTENT_BITS = 14;
    private static final int FULL = 10_000;
    /** Sjukpenning so many days before new sjukersättning makes it a flow. */
    private static final int SOON = 90;
    /** Sjukersättning is new when there was none for so many days. */
    private static final int NEW = 365;

    private final Years years;
    private final int[] starts;
    private final long[][] counts;
    private final long[] resident;
    private long[] events = new long[64];

    PersonYears(Years years) {
        this.years = years;
        starts = years.starts();
        counts = new long[years.count()][Count.NUMBER];
        resident = new long[years.count()];
    }

    /** Adds the person with these facts, in ascending order, to the cells. */
    void add(long[] facts, int size, KommunCells cells) {
        Arrays.fill(resident, -1);
        for (long[] year : counts) {
            Arrays.fill(year, 0);
        }
        if (!residences(facts, size)) {
            return;
        }
        sweep(facts, size);
        newDisability(facts, size);
        workFound(facts, size);
        for (int year = 0; year < resident.length; year++) {
            if (resident[year] >= 0) {
                long[] counted = counts[year];
                set(counted, Count.PERSONS, 1);
                set(counted, Count.EXPOSURE_DAYS, exposure(facts, size, year));
                set(counted, Count.SJP_PERSONS, counted[Count.SJP_DAYS.at()] > 0 ? 1 : 0);
                boolean disability = counted[Count.AE_NET.at()] > 0 || counted[Count.SE_NET.at()] > 0;
                set(counted, Count.SE_AE_PERSONS, disability ? 1 : 0);
                cells.add(years.first() + year, resident[year], counted);
            }
        }
    }

    private static void set(long[] counted, Count count, long value) {
        counted[count.at()] = value;
    }

    private boolean residences(long[] facts, int size) {
        boolean any = false;
        for (int i = 0; i < size && Fact.kind(facts[i]) == Fact.RESIDENT; i++) {
            int year = Fact.first(facts[i]);
            // twice in one year: the lowest code, which comes first, whatever the order of the rows
            if (years.holds(year) && resident[year - years.first()] < 0) {
                resident[year - years.first()] = facts[i];
                any = true;
            }
        }
        return any;
    }

    /** Days of the year in the country; someone who was registered the year before is taken to have been there throughout. */
    private long exposure(long[] facts, int size, int year) {
        int length = starts[year + 1] - starts[year];
        boolean before = year > 0 && resident[year - 1] >= 0;
        if (before) {
            return length;
        }
        int came = 0;
        for (int i = 0; i < size; i++) {
            int day = Fact.first(facts[i]);
            if (Fact.kind(facts[i]) == Fact.IMMIGRATED && day >= starts[year] && day < starts[year + 1]) {
                came = Math.max(came, day);
            }
        }
        return came == 0 ? length : starts[year + 1] - came;
    }

    private void sweep(long[] facts, int size) {
        int n = eventsOf(facts, size);
        Arrays.sort(events, 0, n);
        int[] inForce = new int[LINES];
        int[] extents = new int[LINES];
        int year = 0;
        int previous = starts[0];
        for (int i = 0; i < n; i++) {
            int day = (int) (events[i] >>> (EXTENT_BITS + 3));
            while (previous < day) {
                while (previous >= starts[year + 1]) {
                    year++;
                }
                int until = Math.min(day, starts[year + 1]);
                stretch(counts[year], until - previous, inForce, extents);
                previous = until;
            }
            int line = (int) (events[i] >>> 1) & 3;
            int sign = (events[i] & 1) == 1 ? 1 : -1;
            inForce[line] += sign;
            extents[line] += sign * ((int) (events[i] >>> 3) & ((1 << EXTENT_BITS) - 1));
        }
    }

    private int eventsOf(long[] facts, int size) {
        if (events.length < 2 * size) {
            events = new long[4 * size];
        }
        int n = 0;
        for (int i = 0; i < size; i++) {
            int line = Fact.kind(facts[i]) - Fact.BENEFIT;
            int from = Math.max(Fact.first(facts[i]), starts[0]);
            int to = Math.min(Fact.second(facts[i]), starts[starts.length - 1] - 1);
            if (line >= 0 && line < LINES && from <= to) {
                int extent = line == SEEKER ? 0 : Fact.detail(facts[i]);
                events[n++] = event(from, extent, line, 1);
                events[n++] = event(to + 1, extent, line, 0);
            }
        }
        return n;
    }

    private static long event(int day, int extent, int line, int start) {
        return ((long) day << (EXTENT_BITS + 3)) | ((long) extent << 3) | ((long) line << 1) | start;
    }

    private static void stretch(long[] year, int days, int[] inForce, int[] extents) {
        if (inForce[SJP] > 0) {
            year[Count.SJP_DAYS.at()] += days;
            year[Count.SJP_NET.at()] += net(days, extents[SJP]);
            year[Count.SJP_RISK_DAYS.at()] += inForce[SE] > 0 ? 0 : days;
        }
        year[Count.AE_NET.at()] += net(days, extents[AE]);
        year[Count.SE_NET.at()] += net(days, extents[SE]);
        year[Count.SEEKER_DAYS.at()] += inForce[SEEKER] > 0 ? days : 0;
    }

    private static long net(int days, int extents) {
        return (long) days * Math.min(FULL, extents);
    }

    /** Sjukersättning that begins with none in the year before and sjukpenning shortly before. */
    private void newDisability(long[] facts, int size) {
        int covered = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (Fact.kind(facts[i]) == Fact.BENEFIT + SE) {
                int from = Fact.first(facts[i]);
                int year = yearOf(from);
                boolean isNew = covered < from - NEW;
                if (isNew && year >= 0 && paid(facts, size, Fact.BENEFIT + SJP, from - SOON, from - 1)) {
                    counts[year][Count.SJP_TO_SE.at()]++;
                }
                covered = Math.max(covered, Fact.second(facts[i]));
            }
        }
    }

    /** Registrations that end in work, with no other registration that goes on; several on one day are one. */
    private void workFound(long[] facts, int size) {
        for (int i = 0; i < size; i++) {
            if (Fact.kind(facts[i]) == Fact.JOB_SEEKER && Fact.detail(facts[i]) == 1) {
                int end = Fact.second(facts[i]);
                int year = yearOf(end);
                boolean goesOn = paid(facts, size, Fact.JOB_SEEKER, end + 1, end + 1);
                if (year >= 0 && !goesOn && !foundEarlier(facts, i, end)) {
                    counts[year][Count.SEEKER_TO_WORK.at()]++;
                }
            }
        }
    }

    private static boolean foundEarlier(long[] facts, int before, int end) {
        for (int i = 0; i < before; i++) {
            if (Fact.kind(facts[i]) == Fact.JOB_SEEKER && Fact.detail(facts[i]) == 1 && Fact.second(facts[i]) == end) {
                return true;
            }
        }
        return false;
    }

    private static boolean paid(long[] facts, int size, int kind, int from, int to) {
        for (int i = 0; i < size; i++) {
            if (Fact.kind(facts[i]) == kind && Fact.first(facts[i]) <= to && Fact.second(facts[i]) >= from) {
                return true;
            }
        }
        return false;
    }

    private int yearOf(int day) {
        if (day < starts[0] || day >= starts[starts.length - 1]) {
            return -1;
        }
        int found = Arrays.binarySearch(starts, day);
        return found >= 0 ? found : -found - 2;
    }
}
