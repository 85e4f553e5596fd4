package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The measures beside the durability table by looking at every day of every person, read from {@code definitions.md} and
 * sharing nothing with the program. Registers that begin and end as given; exits of 2020; default settings.
 */
final class BruteForceMeasures {
    private static final List<String> BENEFITS = BruteForceExit.BENEFITS;
    private static final int[] MONTHS = {0, 3, 6, 12, 24};
    private static final int PERIOD = 365;

    private final LocalDate from;
    private final LocalDate through;
    private final List<BruteForceExit> exits = new ArrayList<>();
    private final Map<Integer, List<BruteForceExit>> byYear = new TreeMap<>();

    BruteForceMeasures(
            BruteForceDurability rules, List<BruteForceDurability.Person> persons, LocalDate from, LocalDate through) {
        this.from = from;
        this.through = through;
        for (BruteForceDurability.Person person : persons) {
            for (int year = 2017; year <= 2020; year++) {
                BruteForceDurability.Stay stay = rules.indexStay(person, year);
                if (stay != null) {
                    byYear.computeIfAbsent(year, y -> new ArrayList<>()).add(new BruteForceExit(person, stay));
                }
            }
        }
        exits.addAll(byYear.get(2020));
    }

    private boolean observed(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(through);
    }

    void check(Path folder) throws IOException {
        levels(folder.resolve("benefit_level.csv"));
        exits(folder.resolve("benefit_exits.csv"));
        windows(folder.resolve("durability_windows.csv"));
        timeBefore(folder.resolve("time_before.csv"));
        profile(folder.resolve("profile.csv"));
        new BruteForceCourses(from, through, exits).check(folder);
    }

    /** The rows of a file, from its first columns after the year to some of its numbers; a missing number is NaN. */
    static void compare(Path file, int keys, int[] numbers, Map<String, double[]> expected) throws IOException {
        Map<String, double[]> found = new LinkedHashMap<>();
        List<String> lines = SmallDelivery.lines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells[0]).isEqualTo("2020");
            double[] values = new double[numbers.length];
            for (int i = 0; i < values.length; i++) {
                String cell = cells[numbers[i]];
                values[i] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
            }
            found.put(String.join(" ", List.of(cells).subList(1, 1 + keys)), values);
        }
        assertThat(found.keySet()).as(file.toString()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(found).as(file.toString()).hasSize(lines.size() - 1).isNotEmpty();
        expected.forEach((key, values) -> {
            for (int i = 0; i < values.length; i++) {
                double difference = Math.abs(found.get(key)[i] - values[i]);
                if (!(difference < 1e-9) && !(Double.isNaN(values[i]) && Double.isNaN(found.get(key)[i]))) {
                    assertThat(found.get(key))
                            .as(file.getFileName() + " " + key)
                            .containsExactly(values);
                }
            }
        });
    }

    private static double[] cell(Map<String, double[]> rows, String key, int numbers) {
        return rows.computeIfAbsent(key, k -> new double[numbers]);
    }

    private LocalDate moment(BruteForceExit exit, int months) {
        return months == 0 ? exit.start : exit.end.plusMonths(months);
    }

    private static String label(int months) {
        return months == 0 ? "start" : Integer.toString(months);
    }

    private void levels(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        for (BruteForceExit exit : exits) {
            for (int benefit = 0; benefit < 4; benefit++) {
                if (!observed(exit.start) || !exit.has(benefit, exit.start)) {
                    continue;
                }
                for (int months : MONTHS) {
                    LocalDate day = moment(exit, months);
                    if (observed(day)) {
                        int quarter = (int) Math.round(4 * exit.level(benefit, day));
                        for (String diagnosis : List.of("ALL", exit.diagnosis(benefit, exit.start))) {
                            for (String sex : exit.sexes()) {
                                String key = BENEFITS.get(benefit) + " " + diagnosis + " " + sex + " " + label(months);
                                double[] row = cell(rows, key, 6);
                                row[0]++;
                                row[1 + quarter]++;
                            }
                        }
                    }
                }
            }
        }
        rows.values().forEach(row -> {
            for (int i = 1; i < 6; i++) {
                row[i] /= row[0];
            }
        });
        compare(file, 4, new int[] {5, 6, 7, 8, 9, 10}, rows);
    }

    private void exits(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        Map<String, Double> observed = new TreeMap<>();
        Map<String, Double> leavers = new TreeMap<>();
        for (BruteForceExit exit : exits) {
            if (!observed(exit.start)) {
                continue;
            }
            List<String> origins = new ArrayList<>();
            for (int benefit = 0; benefit < 4; benefit++) {
                if (exit.has(benefit, exit.start)) {
                    origins.add(BENEFITS.get(benefit));
                }
            }
            if (origins.isEmpty()) {
                origins.add(exit.seeks(exit.start) ? "unemployment" : "outside");
            }
            for (String origin : origins) {
                int benefit = BENEFITS.indexOf(origin);
                String group = benefit < 0 ? "missing" : exit.diagnosis(benefit, exit.start);
                for (int months : new int[] {3, 6, 12, 24}) {
                    String state = state(exit, origin, exit.end.plusMonths(months));
                    for (String diagnosis : List.of("ALL", group)) {
                        for (String sex : exit.sexes()) {
                            String base = origin + " " + diagnosis + " " + sex + " " + months;
                            cell(rows, base + " " + state, 3)[0]++;
                            if (!state.startsWith("not_observed")) {
                                observed.merge(base, 1.0, Double::sum);
                                if (!state.startsWith("same_benefit")
                                        && !state.strip().equals(origin)) {
                                    leavers.merge(base, 1.0, Double::sum);
                                }
                            }
                        }
                    }
                }
            }
        }
        for (String key : List.copyOf(rows.keySet())) {
            String base = String.join(" ", List.of(key.split(" ")).subList(0, 4));
            destinations(base.split(" ")[0]).forEach(state -> cell(rows, base + " " + state, 3));
        }
        rows.forEach((key, row) -> {
            String base = String.join(" ", List.of(key.split(" ")).subList(0, 4));
            String state = key.substring(base.length() + 1).strip();
            boolean known = !state.equals("not_observed");
            boolean left = known && !state.equals("same_benefit") && !state.equals(base.split(" ")[0]);
            row[1] = known ? row[0] / observed.getOrDefault(base, 0.0) : Double.NaN;
            row[2] = left ? row[0] / leavers.getOrDefault(base, 0.0) : Double.NaN;
        });
        compare(file, 6, new int[] {7, 8, 9}, rows);
    }

    /** Where those in a state can be found. */
    private static List<String> destinations(String origin) {
        List<String> states =
                new ArrayList<>(List.of("unemployment ", "outside ", "dead ", "emigrated ", "not_observed "));
        if (BENEFITS.contains(origin)) {
            states.add("same_benefit ");
        }
        for (String benefit : BENEFITS.subList(1, 4)) {
            if (!origin.equals("ALL") && !origin.equals(benefit)) {
                states.add("other_benefit " + benefit);
            }
        }
        return states;
    }

    private String state(BruteForceExit exit, String origin, LocalDate day) {
        if (!observed(day)) {
            return "not_observed ";
        }
        int own = BENEFITS.indexOf(origin);
        if (own >= 0 && exit.has(own, day)) {
            return "same_benefit ";
        }
        if (exit.has(0, day)) {
            int best = 3;
            for (int benefit = 2; benefit >= 1; benefit--) {
                best = exit.level(benefit, day) > exit.level(best, day) ? benefit : best;
            }
            return "other_benefit " + BENEFITS.get(best);
        }
        return exit.dead(day)
                ? "dead "
                : exit.abroad(day) ? "emigrated " : exit.seeks(day) ? "unemployment " : "outside ";
    }

    private void windows(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        for (BruteForceExit exit : exits) {
            for (int months : new int[] {3, 6, 12, 24, 36}) {
                window(
                        rows,
                        "2020 " + months + "_months",
                        exit,
                        exit.start.minusMonths(months),
                        exit.start.minusDays(1),
                        exit.end.plusDays(1),
                        exit.end.plusMonths(months));
            }
            int year = exit.start.getYear() - 1;
            window(
                    rows,
                    "2020 calendar_years",
                    exit,
                    first(year),
                    first(year + 1).minusDays(1),
                    first(2021),
                    first(2022).minusDays(1));
            window(
                    rows,
                    "2020 calendar_years_of_exit",
                    exit,
                    first(2019),
                    first(2020).minusDays(1),
                    first(2021),
                    first(2022).minusDays(1));
        }
        byYear.forEach((year, list) -> list.forEach(exit -> window(
                rows,
                year + " 365_days",
                exit,
                exit.start.minusDays(PERIOD),
                exit.start.minusDays(1),
                exit.end.plusDays(1),
                exit.end.plusDays(PERIOD))));
        rows.values().forEach(row -> {
            for (int i = 2; i < 4; i++) {
                row[i] = row[0] == 0 ? Double.NaN : row[i] / row[0];
            }
            row[4] = row[3] - row[2];
        });
        compare(file, 5, new int[] {6, 7, 8, 9, 10}, rows);
    }

    private static LocalDate first(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private void window(
            Map<String, double[]> rows,
            String window,
            BruteForceExit exit,
            LocalDate before,
            LocalDate beforeEnd,
            LocalDate after,
            LocalDate afterEnd) {
        boolean seen = observed(before) && observed(beforeEnd) && observed(after) && observed(afterEnd);
        for (int benefit = 0; benefit < 4; benefit++) {
            for (String sex : exit.sexes()) {
                for (boolean net : new boolean[] {false, true}) {
                    String key = window + " " + BENEFITS.get(benefit) + " " + sex + (net ? " net" : " calendar");
                    double[] row = cell(rows, key, 5);
                    row[seen ? 0 : 1]++;
                    if (seen) {
                        row[2] += sum(exit, benefit, before, beforeEnd, net);
                        row[3] += sum(exit, benefit, after, afterEnd, net);
                    }
                }
            }
        }
    }

    private static double sum(BruteForceExit exit, int benefit, LocalDate first, LocalDate last, boolean net) {
        double sum = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            double level = exit.level(benefit, day);
            sum += net ? level : level > 0 ? 1 : 0;
        }
        return sum;
    }

    private void timeBefore(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        for (BruteForceExit exit : exits) {
            for (int benefit = 0; benefit < 4; benefit++) {
                if (!observed(exit.start)) {
                    continue;
                }
                // walk back; a run of days without benefit longer than allowed ends the case
                LocalDate began = null;
                LocalDate last = null;
                int free = 0;
                for (LocalDate day = exit.start; day.isAfter(LocalDate.of(2017, 1, 1)); day = day.minusDays(1)) {
                    boolean has = exit.has(benefit, day);
                    if (has && (day.equals(exit.start) || bridged(benefit, day, began == null ? exit.start : began))) {
                        began = day;
                        last = last == null ? day : last;
                    }
                    free = has ? 0 : free + 1;
                    if (free > 100) {
                        break;
                    }
                }
                if (began == null) {
                    continue;
                }
                String diagnosis = exit.diagnosis(benefit, last);
                boolean cut = !began.isAfter(from);
                LocalDate seen = cut ? from : began;
                timeBefore(
                        rows,
                        "unbroken_case",
                        exit,
                        benefit,
                        diagnosis,
                        exit.start.toEpochDay() - seen.toEpochDay(),
                        cut);
                timeBefore(
                        rows,
                        "look_back",
                        exit,
                        benefit,
                        diagnosis,
                        (long) sum(exit, benefit, from, exit.start.minusDays(1), false),
                        true);
                LocalDate lastPaid = last;
                int group = benefit;
                exit.person.spells.stream()
                        .filter(one -> BENEFITS.indexOf(one.group()) > 0
                                && (group == 0 || one.group().equals(BENEFITS.get(group)))
                                && !one.from().isAfter(exit.start)
                                && !one.to().isBefore(lastPaid)
                                && one.caseFrom() != null)
                        .map(BruteForceDurability.Spell::caseFrom)
                        .min(Comparator.naturalOrder())
                        .ifPresent(first -> timeBefore(
                                rows,
                                "registered_case",
                                exit,
                                group,
                                diagnosis,
                                exit.start.toEpochDay() - first.toEpochDay(),
                                false));
            }
        }
        rows.values().forEach(row -> row[2] /= row[0]);
        compare(file, 5, new int[] {6, 7, 8}, rows);
    }

    private static boolean bridged(int benefit, LocalDate paid, LocalDate next) {
        LocalDate free = paid.plusDays(1);
        return !next.isAfter(benefit < 2 ? free.plusDays(5) : free.plusMonths(3));
    }

    private void timeBefore(
            Map<String, double[]> rows,
            String measure,
            BruteForceExit exit,
            int benefit,
            String diagnosis,
            long days,
            boolean truncated) {
        int years = Period.between(exit.person.born, exit.start).getYears();
        String age = years < 19 ? "-18" : years < 24 ? "19-23" : years < 30 ? "24-29" : years < 40 ? "30-39" : "60-";
        String own = years >= 40 && years < 60 ? (years < 50 ? "40-49" : "50-59") : age;
        for (String sex : exit.sexes()) {
            for (String split : List.of("ALL ALL", own + " ALL", "ALL " + diagnosis)) {
                double[] row = cell(rows, measure + " " + BENEFITS.get(benefit) + " " + sex + " " + split, 3);
                row[0]++;
                row[1] += truncated ? 1 : 0;
                row[2] += days;
            }
        }
    }

    private void profile(Path file) throws IOException {
        double[][][][] sums = new double[1826][4][2][3];
        for (BruteForceExit exit : exits) {
            for (int day = -730; day <= 1095; day++) {
                LocalDate date = day <= 0 ? exit.start.plusDays(day) : exit.end.plusDays(day);
                for (int benefit = 0; benefit < 4 && observed(date); benefit++) {
                    double[] row = sums[day + 730][benefit][exit.person.sex.equals("K") ? 0 : 1];
                    row[0]++;
                    row[1] += exit.has(benefit, date) ? 1 : 0;
                    row[2] += exit.level(benefit, date);
                }
            }
        }
        Map<String, double[]> rows = new TreeMap<>();
        for (int day = 0; day < sums.length; day++) {
            for (int benefit = 0; benefit < 4; benefit++) {
                double[] women = sums[day][benefit][0];
                double[] men = sums[day][benefit][1];
                String key = day - 730 + " " + BENEFITS.get(benefit);
                share(rows, key + " K", women);
                share(rows, key + " M", men);
                share(rows, key + " ALL", new double[] {women[0] + men[0], women[1] + men[1], women[2] + men[2]});
            }
        }
        compare(file, 3, new int[] {4, 5, 6}, rows);
    }

    private static void share(Map<String, double[]> rows, String key, double[] sums) {
        if (sums[0] > 0) {
            rows.put(key, new double[] {sums[0], sums[1] / sums[0], sums[2] / sums[0]});
        }
    }
}
