package se.samkor.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import se.samkor.domain.AllowedGap;
import se.samkor.domain.DiagnosisChoice;
import se.samkor.domain.IndexKind;
import se.samkor.domain.MeasureRules;
import se.samkor.domain.ObservedPeriod;
import se.samkor.domain.Participations;

/** A made-up person with visible dates; the stay is February through April 2020 unless said otherwise. */
final class Someone {
    static final MeasureRules RULES = new MeasureRules(
            false, DiagnosisChoice.LARGEST_EXTENT, new AllowedGap(5, 0), new AllowedGap(0, 3), 3650, 30, 2, true);
    static final FollowUpPlan PLAN = plan(RULES);

    private final String sex;
    private final int born;
    private final List<int[]> stays = new ArrayList<>();
    private final List<int[]> cases = new ArrayList<>();
    private final List<String> diagnoses = new ArrayList<>();
    private final List<int[]> events = new ArrayList<>();
    private final List<int[]> seeking = new ArrayList<>();

    private Someone(String sex, String born) {
        this.sex = sex;
        this.born = day(born);
    }

    static FollowUpPlan plan(MeasureRules rules) {
        return new FollowUpPlan(
                2020, IndexKind.EPISODE, 0, 365, new ObservedPeriod(day("2015-01-01"), day("2021-12-31")), rules);
    }

    static Someone woman(String born) {
        return new Someone("K", born);
    }

    static Someone man(String born) {
        return new Someone("M", born);
    }

    Someone stays(String start, String end) {
        stays.add(new int[] {day(start), day(end)});
        return this;
    }

    Someone has(String benefit, double extent, String from, String to) {
        return has(benefit, extent, from, to, "F321");
    }

    Someone has(String benefit, double extent, String from, String to, String diagnosis) {
        int position = Groups.BENEFITS.indexOf(benefit);
        cases.add(new int[] {position, day(from), day(to), (int) Math.round(10_000 * extent), day(from) - 10});
        diagnoses.add(diagnosis);
        return this;
    }

    Someone dies(String day) {
        events.add(new int[] {day(day), PersonHistory.DIED});
        return this;
    }

    Someone leaves(String day) {
        events.add(new int[] {day(day), PersonHistory.LEFT});
        return this;
    }

    Someone comesBack(String day) {
        events.add(new int[] {day(day), PersonHistory.CAME});
        return this;
    }

    Someone seeksWork(String from, String to) {
        seeking.add(new int[] {day(from), day(to)});
        return this;
    }

    PersonHistory history() {
        if (stays.isEmpty()) {
            stays("2020-02-01", "2020-04-30");
        }
        return new PersonHistory(new PersonHistory.Facts(
                sex,
                born,
                new Participations(column(stays, 0), column(stays, 1)),
                new PersonHistory.Cases(
                        column(cases, 0),
                        new PersonHistory.Spans(column(cases, 1), column(cases, 2)),
                        column(cases, 3),
                        new ArrayList<>(diagnoses)::get,
                        column(cases, 4)),
                new PersonHistory.Events(column(events, 0), column(events, 1)),
                new PersonHistory.Spans(column(seeking, 0), column(seeking, 1))));
    }

    Participations.Stay stay() {
        return history().stay(PLAN, 2020).orElseThrow();
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** Rows whose first columns after the year are those given, the rest as text. */
    static List<String> rows(List<Row> rows, String start) {
        return rows.stream()
                .map(row -> row.mkString(" ").substring(5))
                .filter(row -> row.startsWith(start + " "))
                .map(row -> row.substring(start.length() + 1))
                .collect(Collectors.toList());
    }

    /** The same, no more than so many of the rest. */
    static List<String> rows(List<Row> rows, String start, int values) {
        return rows(rows, start).stream()
                .map(row -> String.join(" ", List.of(row.split(" ")).subList(0, values)))
                .collect(Collectors.toList());
    }
}
