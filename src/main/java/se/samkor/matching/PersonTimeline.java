package se.samkor.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.PartCases;

/**
 * What is known of one person, on any day: facts of {@link PersonRows} of one kind at a time. Days are since 1970-01-01.
 */
final class PersonTimeline {
    /** All benefit groups together. */
    static final int ANY = -1;

    /** A break of so many days does not end a case. */
    private static final int SAME_CASE = 5;

    private final int[][] facts;

    PersonTimeline(int[][] facts) {
        this.facts = facts;
    }

    static PersonTimeline of(List<Row> rows) {
        int[][] facts = new int[rows.size()][];
        for (int i = 0; i < facts.length; i++) {
            Row row = rows.get(i);
            facts[i] = new int[] {row.getInt(0), row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)};
        }
        return new PersonTimeline(facts);
    }

    /** 1 for a woman, 2 for a man, 0 when not in befolkning. */
    int sex() {
        int[] latest = residence(Integer.MAX_VALUE);
        return latest.length == 0 ? 0 : latest[4];
    }

    /** Birth day; only for a person in befolkning. */
    int born() {
        return residence(Integer.MAX_VALUE)[3];
    }

    /** The kommun on the last 31 December before a day, else on the next one; empty where there is neither. */
    OptionalInt kommun(int day) {
        int year = LocalDate.ofEpochDay(day).getYear();
        int[] found = residence(year - 1);
        if (found.length == 0) {
            for (int[] fact : facts) {
                found = fact[0] == PersonRows.RESIDENT && fact[1] == year ? fact : found;
            }
        }
        return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[2]);
    }

    private int[] residence(int atMost) {
        int[] latest = new int[0];
        for (int[] fact : facts) {
            if (fact[0] == PersonRows.RESIDENT && fact[1] <= atMost && (latest.length == 0 || fact[1] > latest[1])) {
                latest = fact;
            }
        }
        return latest;
    }

    /** Whether the person lives, and in the country, on a day. */
    boolean isPresent(int day) {
        int last = Integer.MIN_VALUE;
        boolean present = true;
        for (int[] fact : facts) {
            if (fact[0] == PersonRows.EVENT && fact[1] <= day) {
                if (fact[2] == PersonRows.DIED) {
                    return false;
                }
                if (fact[1] >= last) {
                    last = fact[1];
                    present = fact[2] == PersonRows.CAME;
                }
            }
        }
        return present;
    }

    /** The first start of an individual insats; {@link Integer#MAX_VALUE} when there is none. */
    int firstInsats() {
        int first = Integer.MAX_VALUE;
        for (int[] fact : facts) {
            first = fact[0] == PersonRows.PARTICIPATION ? Math.min(first, fact[1]) : first;
        }
        return first;
    }

    /** The first day after a day on which the person has died or left; {@link Integer#MAX_VALUE} when there is none. */
    int goneAfter(int day) {
        int gone = Integer.MAX_VALUE;
        for (int[] fact : facts) {
            if (fact[0] == PersonRows.EVENT && fact[1] > day && fact[2] != PersonRows.CAME) {
                gone = Math.min(gone, fact[1]);
            }
        }
        return gone;
    }

    /** Whether a benefit of a group is paid on a day. */
    boolean isPaid(int group, int day) {
        for (int[] fact : facts) {
            if (fact[0] == group && fact[1] <= day && fact[2] >= day) {
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
            for (int[] fact : facts) {
                if (fact[0] == group && fact[1] < begin && fact[2] >= begin - 1 - SAME_CASE) {
                    begin = fact[1];
                    earlier = true;
                }
            }
        }
        return Math.min(most, day - begin + 1);
    }

    /** Cases of a group that begin in a window. */
    int casesBegun(int group, FollowUpWindow window) {
        int begun = 0;
        for (int[] fact : facts) {
            if (fact[0] == group
                    && fact[1] >= window.from()
                    && fact[1] <= window.to()
                    && !isPaidIn(group, fact[1] - 1 - SAME_CASE, fact[1] - 1)) {
                begun++;
            }
        }
        return begun;
    }

    private boolean isPaidIn(int group, int from, int to) {
        for (int[] fact : facts) {
            if (fact[0] == group && fact[1] <= to && fact[2] >= from) {
                return true;
            }
        }
        return false;
    }

    /** The diagnosis chapter of the part-case that ended last, among those begun before a day; 0 when none is known. */
    int diagnosis(int day) {
        int chapter = 0;
        int last = Integer.MIN_VALUE;
        for (int[] fact : facts) {
            if (fact[0] < PersonRows.RESIDENT && fact[4] > 0 && fact[1] < day) {
                int end = Math.min(fact[2], day - 1);
                if (end > last || (end == last && fact[4] < chapter)) {
                    last = end;
                    chapter = fact[4];
                }
            }
        }
        return chapter;
    }

    /** Days registered at Arbetsförmedlingen in a window. */
    int jobSeekerDays(FollowUpWindow window) {
        return count(PersonRows.JOB_SEEKER, window).calendar();
    }

    /** Benefit days of a group, or of {@link #ANY}, in a window. */
    DayCount days(int group, FollowUpWindow window) {
        return count(group, window);
    }

    private DayCount count(int kind, FollowUpWindow window) {
        int[][] some = inWindow(kind, window);
        int[] from = new int[some.length];
        int[] to = new int[some.length];
        int[] extent = new int[some.length];
        for (int i = 0; i < some.length; i++) {
            from[i] = some[i][1];
            to[i] = some[i][2];
            extent[i] = some[i][3];
        }
        return new PartCases(from, to, extent).within(window);
    }

    private int[][] inWindow(int kind, FollowUpWindow window) {
        int n = 0;
        int[][] some = new int[facts.length][];
        for (int[] fact : facts) {
            boolean wanted = kind == ANY ? fact[0] < PersonRows.RESIDENT : fact[0] == kind;
            if (wanted && fact[1] <= window.to() && fact[2] >= window.from()) {
                some[n++] = fact;
            }
        }
        return java.util.Arrays.copyOf(some, n);
    }

    /** The same person with part-cases of a period only: what outcomes are counted from. */
    PersonTimeline outcomes(FollowUpWindow period) {
        return new PersonTimeline(inWindow(ANY, period));
    }

    /** The facts, for sending. */
    int[][] facts() {
        return facts;
    }
}
