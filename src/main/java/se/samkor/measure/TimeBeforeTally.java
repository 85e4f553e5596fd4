package se.samkor.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.domain.AllowedGap;
import se.samkor.domain.DailyLevels;
import se.samkor.domain.DiagnosisChapters;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations.Stay;

/**
 * How long those with a benefit at the start have had it (section 4 of the 2020 report): days since the unbroken case began,
 * days since the case began as the register has it, and all days in a look-back. Population: persons with a case in progress
 * at the start.
 */
final class TimeBeforeTally implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> MEASURES = List.of("unbroken_case", "registered_case", "look_back");
    private static final List<String> AGES =
            List.of("ALL", "-18", "19-23", "24-29", "30-39", "40-49", "50-59", "60-", "missing");
    private static final int[] FIRST_AGE = {0, 0, 19, 24, 30, 40, 50, 60};
    private static final List<String> DIAGNOSES = new DiagnosisChapters().labels();

    private final FollowUpPlan plan;
    private final UnseenPersons unseen = new UnseenPersons();
    private final PairedSums sums = new PairedSums(
            MEASURES.size() * Groups.BENEFITS.size() * Groups.SEXES.size() * AGES.size() * DIAGNOSES.size());

    TimeBeforeTally(FollowUpPlan plan) {
        this.plan = plan;
    }

    void add(PersonHistory person, Stay stay) {
        if (!unseen.sees(plan.observed(), stay.start(), person.sex())) {
            return;
        }
        for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
            DailyLevels line = person.line(benefit);
            int began = line.caseStart(stay.start(), gap(benefit));
            if (began != DailyLevels.NEVER) {
                add(person, stay, benefit, began);
            }
        }
    }

    private AllowedGap gap(int benefit) {
        boolean sickness = Groups.BENEFITS.get(benefit).equals("SJP") || benefit == Groups.ALL;
        return sickness ? plan.rules().sicknessGap() : plan.rules().disabilityGap();
    }

    private void add(PersonHistory person, Stay stay, int benefit, int began) {
        int observedFrom = plan.observed().from();
        int last = lastPaid(person.line(benefit), began, stay.start());
        int diagnosis = person.diagnosis(benefit, last, plan.rules().diagnosis());
        int first = Math.max(began, observedFrom);
        add(0, person, stay, benefit, diagnosis, stay.start() - first, began <= observedFrom);
        int registered = person.registeredCaseStart(benefit, last, stay.start());
        if (registered <= stay.start()) {
            add(1, person, stay, benefit, diagnosis, stay.start() - registered, false);
        }
        FollowUpWindow back = FollowUpWindow.before(stay.start(), plan.rules().lookBackDays());
        int days = person.line(benefit).within(plan.observed().cut(back)).calendar();
        add(2, person, stay, benefit, diagnosis, days, back.from() < observedFrom);
    }

    /** The last day with benefit on or before a day, in a case that began on another. */
    private static int lastPaid(DailyLevels line, int began, int day) {
        int last = began;
        for (int free = line.nextUnpaid(began); free <= day; free = line.nextUnpaid(last)) {
            last = free - 1;
            int next = line.nextPaid(free);
            if (next > day) {
                return last;
            }
            last = next;
        }
        return day;
    }

    private void add(
            int measure, PersonHistory person, Stay stay, int benefit, int diagnosis, int days, boolean truncated) {
        int age = ageBand(person.age(stay.start()));
        int[][] cuts = {{Groups.ALL, Groups.ALL}, {age, Groups.ALL}, {Groups.ALL, diagnosis}};
        for (int sex : new int[] {Groups.ALL, person.sex()}) {
            for (int[] cut : cuts) {
                int cell = cell(measure, benefit, sex, cut[0], cut[1]);
                sums.add(cell, 0, days);
                if (truncated) {
                    sums.mark(cell);
                }
            }
        }
    }

    private static int ageBand(int age) {
        if (age < 0) {
            return AGES.size() - 1;
        }
        int band = 1;
        while (band + 1 < FIRST_AGE.length && FIRST_AGE[band + 1] <= age) {
            band++;
        }
        return band;
    }

    private static int cell(int measure, int benefit, int sex, int age, int diagnosis) {
        int cell = measure * Groups.BENEFITS.size() + benefit;
        cell = cell * Groups.SEXES.size() + sex;
        return (cell * AGES.size() + age) * DIAGNOSES.size() + diagnosis;
    }

    void merge(TimeBeforeTally other) {
        unseen.merge(other.unseen);
        sums.merge(other.sums);
    }

    /** The rows of {@link se.samkor.schema.TimeBeforeTable}, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int measure = 0; measure < MEASURES.size(); measure++) {
            for (int benefit = 0; benefit < Groups.BENEFITS.size(); benefit++) {
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    for (int age = 0; age < AGES.size(); age++) {
                        for (int diagnosis = 0; diagnosis < DIAGNOSES.size(); diagnosis++) {
                            int cell = cell(measure, benefit, sex, age, diagnosis);
                            if (sums.persons(cell) > 0) {
                                // of a case without a registered first day nothing is known, though it is in progress
                                long unknown = sums.persons(cell(0, benefit, sex, age, diagnosis)) - sums.persons(cell);
                                rows.add(row(cell, MEASURES.get(measure), benefit, sex, age, diagnosis, unknown));
                            }
                        }
                    }
                }
            }
        }
        return rows;
    }

    private Row row(int cell, String measure, int benefit, int sex, int age, int diagnosis, long unknown) {
        PairedMean days = sums.difference(cell, 1);
        OptionalDouble half = days.halfWidth();
        return RowFactory.create(
                plan.year(),
                measure,
                Groups.BENEFITS.get(benefit),
                Groups.SEXES.get(sex),
                AGES.get(age),
                DIAGNOSES.get(diagnosis),
                sums.persons(cell),
                sums.marked(cell),
                days.mean(),
                half.isPresent() ? days.mean() - half.getAsDouble() : null,
                half.isPresent() ? days.mean() + half.getAsDouble() : null,
                unseen.missing(sex) + unknown,
                unseen.notYet(sex));
    }
}
