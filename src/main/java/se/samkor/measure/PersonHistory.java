package se.samkor.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.AgeLimits;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DailyLevels;
import se.samkor.domain.DiagnosisChapters;
import se.samkor.domain.DiagnosisChoice;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.PartCases;
import se.samkor.domain.Participations;
import se.samkor.domain.Participations.Stay;

/**
 * Everything the measures ask of one person, from one row of the histories; days are since 1970-01-01. Benefits are the
 * positions of {@link Groups#BENEFITS}.
 */
final class PersonHistory {
    /** No such day, or not known. */
    static final int NEVER = Integer.MAX_VALUE;

    static final int DIED = 1;
    static final int LEFT = 2;
    static final int CAME = 3;

    private static final DiagnosisChapters CHAPTERS = new DiagnosisChapters();
    private static final AgeLimits AGE_LIMITS = new AgeLimits();

    private final Facts facts;
    private final int sex;
    private final @Nullable DailyLevels[] lines = new @Nullable DailyLevels[Groups.BENEFITS.size()];
    private Stay @Nullable [] stays;

    PersonHistory(Facts facts) {
        this.facts = facts;
        this.sex = Groups.SEXES.indexOf(facts.sex());
    }

    /**
     * What the row says.
     *
     * @param sex K or M
     * @param born day of birth, or {@link #NEVER}
     * @param stays of the participations that count
     * @param cases the part-cases that count
     * @param events deaths and moves, in order of days
     * @param jobSeeking registrations as seeking work
     */
    record Facts(String sex, int born, Participations stays, Cases cases, Events events, Spans jobSeeking) {}

    private interface Made<T> {
        T of(int[] from, int[] to, int[] extent);
    }

    /** Part-cases as parallel arrays. */
    static final class Cases {
        /** Position of the benefit, 1 to 3. */
        private final int[] benefit;

        private final Spans days;
        /** 1/10 000 of full. */
        private final int[] extent;

        /** Of few cases it is asked. */
        private final IntFunction<@Nullable String> diagnosis;
        /** The first day of the case as registered, or {@link #NEVER}. */
        private final int[] caseFrom;

        Cases(int[] benefit, Spans days, int[] extent, IntFunction<@Nullable String> diagnosis, int[] caseFrom) {
            this.benefit = benefit;
            this.days = days;
            this.extent = extent;
            this.diagnosis = diagnosis;
            this.caseFrom = caseFrom;
        }

        private int count() {
            return benefit.length;
        }

        private @Nullable String diagnosis(int partCase) {
            return diagnosis.apply(partCase);
        }

        private boolean isOf(int partCase, int wanted) {
            return wanted == Groups.ALL || benefit[partCase] == wanted;
        }

        /** What is made of the first days, the last days and the extents of a benefit. */
        private <T> T of(int wanted, Made<T> made) {
            int n = 0;
            int[] from = new int[count()];
            int[] to = new int[from.length];
            int[] degree = new int[from.length];
            for (int i = 0; i < from.length; i++) {
                if (isOf(i, wanted)) {
                    from[n] = days.from[i];
                    to[n] = days.to[i];
                    degree[n++] = extent[i];
                }
            }
            return made.of(Arrays.copyOf(from, n), Arrays.copyOf(to, n), Arrays.copyOf(degree, n));
        }
    }

    /** Spans of days as parallel arrays. */
    static final class Spans {
        private final int[] from;
        private final int[] to;

        Spans(int[] from, int[] to) {
            this.from = from;
            this.to = to;
        }

        private boolean holds(int span, int day) {
            return from[span] <= day && to[span] >= day;
        }
    }

    /** What happened when: {@link #DIED}, {@link #LEFT}, {@link #CAME}. */
    static final class Events {
        private final int[] day;
        private final int[] what;

        Events(int[] day, int[] what) {
            this.day = day;
            this.what = what;
        }

        private boolean holds(int wanted, FollowUpWindow days) {
            for (int i = 0; i < day.length; i++) {
                if (what[i] == wanted && day[i] >= days.from() && day[i] <= days.to()) {
                    return true;
                }
            }
            return false;
        }

        /** The first day after a day on which something happened, or {@link #NEVER}. */
        private int next(int wanted, long after) {
            for (int i = 0; i < day.length; i++) {
                if (what[i] == wanted && day[i] > after) {
                    return day[i];
                }
            }
            return NEVER;
        }
    }

    /** The position of the person's sex. */
    int sex() {
        return sex;
    }

    /** The stay that ended in a year, always by the same plan. */
    Optional<Stay> stay(FollowUpPlan plan, int year) {
        Stay[] known = stays;
        if (known == null) {
            known = facts.stays().stays(plan.index(), plan.episodeGapDays());
            stays = known;
        }
        return Participations.index(known, FollowUpPlan.calendarYear(year));
    }

    /** A benefit day by day. */
    DailyLevels line(int benefit) {
        DailyLevels line = lines[benefit];
        if (line == null) {
            line = paint(benefit);
            lines[benefit] = line;
        }
        return line;
    }

    private DailyLevels paint(int benefit) {
        return facts.cases().of(benefit, DailyLevels::of);
    }

    /** The part-cases of a benefit. */
    PartCases cases(int benefit) {
        return facts.cases().of(benefit, PartCases::new);
    }

    /** Day of birth, or {@link #NEVER}. */
    int born() {
        return facts.born();
    }

    /** Whether something happened on one of some days: {@link #DIED}, {@link #LEFT}, {@link #CAME}. */
    boolean happened(int what, FollowUpWindow days) {
        return facts.events().holds(what, days);
    }

    /** The first day of death, or {@link #NEVER}. */
    int died() {
        return facts.events().next(DIED, Long.MIN_VALUE);
    }

    /** The first day on or after a day on which the person lives abroad, or {@link #NEVER}. */
    int abroadFrom(int day) {
        Events events = facts.events();
        boolean abroad = false;
        for (int i = 0; i < events.day.length && events.day[i] <= day; i++) {
            abroad = events.what[i] == LEFT || (abroad && events.what[i] != CAME);
        }
        return abroad ? day : events.next(LEFT, day);
    }

    /** The first day after a day on which the person moves back, or {@link #NEVER}. */
    int backFrom(int day) {
        return facts.events().next(CAME, day);
    }

    boolean seeksWork(int day) {
        for (int i = 0; i < facts.jobSeeking().from.length; i++) {
            if (facts.jobSeeking().holds(i, day)) {
                return true;
            }
        }
        return false;
    }

    /** The birthday on which the person becomes too old for a benefit, or {@link #NEVER}. */
    int ageLimit(int benefit) {
        return facts.born() == NEVER
                ? NEVER
                : AGE_LIMITS.reached(BenefitGroup.valueOf(Groups.BENEFITS.get(benefit)), facts.born());
    }

    /** Completed years of age on a day; -1 when not known. */
    int age(int day) {
        if (facts.born() == NEVER || day < facts.born()) {
            return -1;
        }
        return java.time.Period.between(
                        java.time.LocalDate.ofEpochDay(facts.born()), java.time.LocalDate.ofEpochDay(day))
                .getYears();
    }

    /** The chapter of the diagnosis of a benefit that is paid on a day; that of the missing ones when none is known. */
    int diagnosis(int benefit, int day, DiagnosisChoice choice) {
        Cases cases = facts.cases();
        int best = -1;
        for (int i = 0; i < cases.count(); i++) {
            boolean candidate = cases.isOf(i, benefit) && cases.days.holds(i, day) && cases.diagnosis(i) != null;
            if (candidate && (best < 0 || precedes(i, best, choice))) {
                best = i;
            }
        }
        return best < 0 ? CHAPTERS.missing() : CHAPTERS.of(cases.diagnosis(best));
    }

    private boolean precedes(int one, int other, DiagnosisChoice choice) {
        Cases cases = facts.cases();
        int larger = Integer.compare(cases.extent[one], cases.extent[other]);
        int later = Integer.compare(cases.days.from[one], cases.days.from[other]);
        int first =
                switch (choice) {
                    case LARGEST_EXTENT -> larger != 0 ? larger : later;
                    case FIRST_BEGUN -> later != 0 ? -later : larger;
                    case LAST_BEGUN -> later != 0 ? later : larger;
                };
        // equal in both: by code, so that the order of the rows cannot matter
        return first != 0 ? first > 0 : code(one).compareTo(code(other)) < 0;
    }

    private String code(int partCase) {
        String code = facts.cases().diagnosis(partCase);
        return code == null ? "" : code;
    }

    /** The earliest registered first day of the cases with a day from one day through another, or {@link #NEVER}. */
    int registeredCaseStart(int benefit, int from, int through) {
        Cases cases = facts.cases();
        int first = NEVER;
        for (int i = 0; i < cases.count(); i++) {
            if (cases.isOf(i, benefit) && cases.days.from[i] <= through && cases.days.to[i] >= from) {
                first = Math.min(first, cases.caseFrom[i]);
            }
        }
        return first;
    }
}
