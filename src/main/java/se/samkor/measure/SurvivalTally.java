package se.samkor.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.DailyLevels;
import se.samkor.domain.Participations.Stay;
import se.samkor.estimate.survival.CumulativeIncidence;
import se.samkor.estimate.survival.CurvePoint;
import se.samkor.estimate.survival.ExitCounts;
import se.samkor.estimate.survival.IntervalKind;
import se.samkor.estimate.survival.KaplanMeier;

/**
 * Time from the end of the stay to so many unbroken days without any benefit, for those with a benefit at the start; and from
 * there to the next day with benefit. Another benefit taking over, the age limit, a move abroad and death compete; whoever is
 * still observed when the registers, or three years, end is censored.
 */
final class SurvivalTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Days for which a person is followed. */
    static final int HORIZON = 1095;

    private static final int STEP = 30;
    private static final List<String> OUTCOMES = List.of("left", "returned");
    private static final int CENSORED = 0;
    private static final int EVENT = 1;
    private static final int OTHER = 2;
    private static final int AGE = 3;
    private static final int ABROAD = 4;
    private static final int DEAD = 5;
    private static final List<String> COMPETING = List.of("", "", "other_benefit", "age_limit", "emigrated", "dead");

    private final FollowUpPlan plan;
    private final UnseenPersons unseen = new UnseenPersons();
    /** Persons who would be followed, but not a day of whose time is observed. */
    private final LongCube notYet = new LongCube(OUTCOMES.size(), Groups.BENEFITS.size(), Groups.SEXES.size());

    private final LongCube left =
            new LongCube(OUTCOMES.size(), Groups.BENEFITS.size(), Groups.SEXES.size(), HORIZON + 1, COMPETING.size());

    SurvivalTally(FollowUpPlan plan) {
        this.plan = plan;
    }

    void add(PersonHistory person, Stay stay) {
        if (!unseen.sees(plan.observed(), stay.start(), person.sex())) {
            return;
        }
        boolean followed = plan.observed().through() > stay.end();
        for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
            if (person.line(benefit).isPaid(stay.start())) {
                if (followed) {
                    add(person, stay, benefit);
                } else {
                    postpone(0, benefit, person);
                }
            }
        }
    }

    private void postpone(int outcome, int benefit, PersonHistory person) {
        notYet.add(1, outcome, benefit, Groups.ALL);
        notYet.add(1, outcome, benefit, person.sex());
    }

    private void add(PersonHistory person, Stay stay, int benefit) {
        int free = freeSince(person.line(Groups.ALL), stay.end() + 1);
        Course course = new Course(stay.end(), Math.min(plan.observed().through(), stay.end() + HORIZON));
        course.meet(EVENT, free);
        course.meet(OTHER, takenOver(person, benefit, stay.end() + 1, course.last));
        course.meet(AGE, after(ageLimit(person, stay, benefit), stay.end()));
        course.meet(ABROAD, person.abroadFrom(stay.end() + 1));
        course.meet(DEAD, Math.max(person.died(), stay.end() + 1));
        count(0, benefit, person, course);
        if (course.why == EVENT && free < course.last) {
            Course back = new Course(free, Math.min(course.last, free + HORIZON));
            back.meet(EVENT, person.line(Groups.ALL).nextPaid(free + 1));
            back.meet(AGE, after(ageLimit(person, stay, benefit), free));
            back.meet(ABROAD, person.abroadFrom(free + 1));
            back.meet(DEAD, person.died());
            count(1, benefit, person, back);
        } else if (course.why == EVENT) {
            postpone(1, benefit, person);
        }
    }

    /** What ends a course first; on the same day, what is met last. */
    private static final class Course {
        private final int origin;
        private final int last;
        private int day;
        private int why = CENSORED;

        Course(int origin, int last) {
            this.origin = origin;
            this.last = last;
            this.day = last;
        }

        void meet(int what, int on) {
            if (on < day || (on == day && on <= last)) {
                day = on;
                why = what;
            }
        }
    }

    private void count(int outcome, int benefit, PersonHistory person, Course course) {
        int time = course.day - course.origin;
        left.add(1, outcome, benefit, Groups.ALL, time, course.why);
        left.add(1, outcome, benefit, person.sex(), time, course.why);
    }

    /** The day on which the unbroken days without benefit, counted from a day on, are full. */
    private int freeSince(DailyLevels line, int from) {
        int wanted = plan.rules().freeDays();
        int begin = line.nextUnpaid(from);
        int next = line.nextPaid(begin);
        while (next != DailyLevels.NEVER && next - begin < wanted) {
            begin = line.nextUnpaid(next);
            next = line.nextPaid(begin);
        }
        return begin + wanted - 1;
    }

    /** The first day on which another benefit is paid and this one is not. */
    private static int takenOver(PersonHistory person, int benefit, int from, int last) {
        DailyLevels all = person.line(Groups.ALL);
        DailyLevels own = person.line(benefit);
        int day = own.nextUnpaid(from);
        while (day <= last && benefit != Groups.ALL) {
            int paid = all.nextPaid(day);
            if (paid > last) {
                return PersonHistory.NEVER;
            }
            if (!own.isPaid(paid)) {
                return paid;
            }
            day = own.nextUnpaid(paid);
        }
        return PersonHistory.NEVER;
    }

    /** For all benefits together the earliest limit of those that the person has at the start. */
    private static int ageLimit(PersonHistory person, Stay stay, int benefit) {
        int limit = PersonHistory.NEVER;
        for (int one = 1; one < Groups.BENEFITS.size(); one++) {
            boolean concerned = one == benefit || benefit == Groups.ALL;
            if (concerned && person.line(one).isPaid(stay.start())) {
                limit = Math.min(limit, person.ageLimit(one));
            }
        }
        return limit;
    }

    private static int after(int day, int other) {
        return day > other ? day : PersonHistory.NEVER;
    }

    void merge(SurvivalTally other) {
        unseen.merge(other.unseen);
        notYet.merge(other.notYet);
        left.merge(other.left);
    }

    /** The rows of {@link se.samkor.schema.SurvivalTable}, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int outcome = 0; outcome < OUTCOMES.size(); outcome++) {
            for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    ExitCounts counts = counts(outcome, benefit, sex);
                    if (counts.persons() > 0) {
                        rows.addAll(rows(outcome, benefit, sex, counts));
                    }
                }
            }
        }
        return rows;
    }

    private ExitCounts counts(int outcome, int benefit, int sex) {
        ExitCounts counts = new ExitCounts(COMPETING.size() - 1);
        for (int time = 1; time <= HORIZON; time++) {
            long[] why = new long[COMPETING.size()];
            long any = 0;
            for (int i = 0; i < why.length; i++) {
                why[i] = left.get(outcome, benefit, sex, time, i);
                any += why[i];
            }
            if (any > 0) {
                counts.leave(time, why);
            }
        }
        return counts;
    }

    private List<Row> rows(int outcome, int benefit, int sex, ExitCounts counts) {
        IntervalKind kind = plan.rules().logLog() ? IntervalKind.LOG_LOG : IntervalKind.PLAIN;
        List<Row> rows = new ArrayList<>();
        for (int cause = 0; cause < COMPETING.size(); cause++) {
            boolean alone = cause == CENSORED;
            int event = alone ? EVENT : cause;
            if (alone || cause == EVENT || counts.eventsThrough(HORIZON, cause) > 0) {
                List<CurvePoint> curve =
                        alone ? KaplanMeier.curve(counts, EVENT, kind) : CumulativeIncidence.curve(counts, cause, kind);
                String name = event == EVENT ? OUTCOMES.get(outcome) : COMPETING.get(cause);
                for (int day = 0; day <= HORIZON; day = day == HORIZON ? day + 1 : Math.min(day + STEP, HORIZON)) {
                    CurvePoint point = CurvePoint.at(curve, day);
                    rows.add(RowFactory.create(
                            plan.year(),
                            OUTCOMES.get(outcome),
                            Groups.BENEFITS.get(benefit),
                            Groups.SEXES.get(sex),
                            alone ? "kaplan_meier" : "aalen_johansen",
                            name,
                            day,
                            counts.persons(),
                            counts.atRisk(day),
                            counts.eventsThrough(day, event),
                            point.estimate(),
                            point.stdError(),
                            known(point.low()),
                            known(point.high()),
                            counts.censoredBefore(day),
                            unseen.missing(sex),
                            notYet.get(outcome, benefit, sex) + unseen.notYet(sex)));
                }
            }
        }
        return rows;
    }

    private static @Nullable Double known(double limit) {
        return Double.isNaN(limit) ? null : limit;
    }
}
