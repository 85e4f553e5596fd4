package se.samkor.matching;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.PartCases;
import se.samkor.domain.Participations;

/**
 * What is known of one person, on any day: facts of {@link PersonRows} of one kind at a time. Days are since 1970-01-01.
 */
final class PersonTimeline {
    /** All benefit groups together. */
    static final int ANY = -1;

    /** A break of so many days does not end a case. */
    private static final int SAME_CASE = 5;

    /** Numbers of a fact: its kind, then what {@link PersonRows} gives it. */
    static final int WIDTH = 5;

    private static final int FROM = 1;
    private static final int TO = 2;
    private static final int EXTENT = 3;
    private static final int LAST = 4;
    private static final int NONE = -1;

    private final int[] facts;
    private final int latest;

    PersonTimeline(int[] facts) {
        this.facts = facts;
        this.latest = residence(Integer.MAX_VALUE);
    }

    static PersonTimeline of(int[]... facts) {
        int[] flat = new int[facts.length * WIDTH];
        for (int i = 0; i < facts.length; i++) {
            System.arraycopy(facts[i], 0, flat, i * WIDTH, WIDTH);
        }
        return new PersonTimeline(flat);
    }

    /** The first facts of a buffer. */
    static PersonTimeline unpacked(long[] packed, int size) {
        int[] flat = new int[size * WIDTH];
        for (int i = 0; i < size; i++) {
            PackedFact.unpack(packed[i], flat, i * WIDTH);
        }
        return new PersonTimeline(flat);
    }

    private int kind(int at) {
        return facts[at];
    }

    private int from(int at) {
        return facts[at + FROM];
    }

    private int to(int at) {
        return facts[at + TO];
    }

    /** 1 for a woman, 2 for a man, 0 when not in befolkning. */
    int sex() {
        return latest == NONE ? 0 : facts[latest + LAST];
    }

    /** Birth day; only for a person in befolkning. */
    int born() {
        return facts[latest + EXTENT];
    }

    /** The kommun on the last 31 December before a day, else on the next one; empty where there is neither. */
    OptionalInt kommun(int day) {
        int found = home(LocalDate.ofEpochDay(day).getYear());
        return found == NONE ? OptionalInt.empty() : OptionalInt.of(to(found));
    }

    /** Whether there is a {@link #kommun} for the days of a year. */
    boolean isResident(int year) {
        return home(year) != NONE;
    }

    private int home(int year) {
        int found = residence(year - 1);
        for (int at = 0; found == NONE && at < facts.length; at += WIDTH) {
            found = kind(at) == PersonRows.RESIDENT && from(at) == year ? at : found;
        }
        return found;
    }

    private int residence(int atMost) {
        int latest = NONE;
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (kind(at) == PersonRows.RESIDENT && from(at) <= atMost && (latest == NONE || from(at) > from(latest))) {
                latest = at;
            }
        }
        return latest;
    }

    /** Whether the person lives, and in the country, on a day. */
    boolean isPresent(int day) {
        int last = Integer.MIN_VALUE;
        boolean present = true;
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (kind(at) == PersonRows.EVENT && from(at) <= day) {
                if (to(at) == PersonRows.DIED) {
                    return false;
                }
                if (from(at) >= last) {
                    last = from(at);
                    present = to(at) == PersonRows.CAME;
                }
            }
        }
        return present;
    }

    /** The first individual insats, participations that touch taken together; empty when there is none. */
    Optional<Participations.Stay> firstInsats() {
        int n = 0;
        int[] start = new int[facts.length / WIDTH];
        int[] end = new int[facts.length / WIDTH];
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (kind(at) == PersonRows.PARTICIPATION) {
                start[n] = from(at);
                end[n++] = to(at);
            }
        }
        return n == 0
                ? Optional.empty()
                : Optional.of(new Participations(Arrays.copyOf(start, n), Arrays.copyOf(end, n)).episodes(0)[0]);
    }

    /** The first day after a day on which the person has died or left; {@link Integer#MAX_VALUE} when there is none. */
    int goneAfter(int day) {
        int gone = Integer.MAX_VALUE;
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (kind(at) == PersonRows.EVENT && from(at) > day && to(at) != PersonRows.CAME) {
                gone = Math.min(gone, from(at));
            }
        }
        return gone;
    }

    /** Whether a benefit of a group is paid on a day. */
    boolean isPaid(int group, int day) {
        return isPaidIn(group, day, day);
    }

    private boolean isPaidIn(int group, int from, int to) {
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (kind(at) == group && from(at) <= to && to(at) >= from) {
                return true;
            }
        }
        return false;
    }

    /** How many days, at most, the case that is paid on a day has lasted, that day included; 0 when none is. */
    int caseDays(int group, int day, int most) {
        if (!isPaid(group, day)) {
            return 0;
        }
        int begin = day;
        boolean earlier = true;
        while (earlier) {
            earlier = false;
            for (int at = 0; at < facts.length; at += WIDTH) {
                if (kind(at) == group && from(at) < begin && to(at) >= begin - 1 - SAME_CASE) {
                    begin = from(at);
                    earlier = true;
                }
            }
        }
        return Math.min(most, day - begin + 1);
    }

    /** Cases of a group that begin in a window. */
    int casesBegun(int group, FollowUpWindow window) {
        int begun = 0;
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (kind(at) == group
                    && from(at) >= window.from()
                    && from(at) <= window.to()
                    && !isPaidIn(group, from(at) - 1 - SAME_CASE, from(at) - 1)) {
                begun++;
            }
        }
        return begun;
    }

    /** The diagnosis chapter of the part-case that ended last, among those begun before a day; 0 when none is known. */
    int diagnosis(int day) {
        int chapter = 0;
        int last = Integer.MIN_VALUE;
        for (int at = 0; at < facts.length; at += WIDTH) {
            int own = facts[at + LAST];
            if (kind(at) < PersonRows.RESIDENT && own > 0 && from(at) < day) {
                int end = Math.min(to(at), day - 1);
                if (end > last || (end == last && own < chapter)) {
                    last = end;
                    chapter = own;
                }
            }
        }
        return chapter;
    }

    /** Days registered at Arbetsförmedlingen in a window. */
    int jobSeekerDays(FollowUpWindow window) {
        return days(PersonRows.JOB_SEEKER, window).calendar();
    }

    /** Benefit days of a group, or of {@link #ANY}, in a window. */
    DayCount days(int group, FollowUpWindow window) {
        int n = 0;
        int[] from = new int[facts.length / WIDTH];
        int[] to = new int[facts.length / WIDTH];
        int[] extent = new int[facts.length / WIDTH];
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (isIn(at, group, window)) {
                from[n] = from(at);
                to[n] = to(at);
                extent[n++] = facts[at + EXTENT];
            }
        }
        return n == 0
                ? new DayCount(0, 0)
                : new PartCases(Arrays.copyOf(from, n), Arrays.copyOf(to, n), Arrays.copyOf(extent, n)).within(window);
    }

    private boolean isIn(int at, int group, FollowUpWindow window) {
        boolean wanted = group == ANY ? kind(at) < PersonRows.RESIDENT : kind(at) == group;
        return wanted && from(at) <= window.to() && to(at) >= window.from();
    }

    /** The part-cases of a period, as facts: what outcomes are counted from. */
    int[] casesIn(FollowUpWindow period) {
        int[] some = new int[facts.length];
        int n = 0;
        for (int at = 0; at < facts.length; at += WIDTH) {
            if (isIn(at, ANY, period)) {
                System.arraycopy(facts, at, some, n, WIDTH);
                n += WIDTH;
            }
        }
        return Arrays.copyOf(some, n);
    }
}
