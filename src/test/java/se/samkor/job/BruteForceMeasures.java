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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The measures beside the durability table by looking at every day of every person, read from {@code definitions.md} and
 * sharing nothing with the program. Registers that begin and end as given; exits of 2020; default settings.
 */
final class BruteForceMeasures {
    private static final List<String> BENEFITS = List.of("ALL", "SJP", "AE", "SE");
    private static final int[] MONTHS = {0, 3, 6, 12, 24};
    private static final int PERIOD = 365;
    private static final long ORIGIN = LocalDate.of(2014, 1, 1).toEpochDay();
    private static final int DAYS = 12 * 366;

    private final LocalDate from;
    private final LocalDate through;
    private final List<Exit> exits = new ArrayList<>();
    private final Map<Integer, List<Exit>> byYear = new TreeMap<>();

    /** A person with a stay, and what is paid on which day. */
    private static final class Exit {
        final BruteForceDurability.Person person;
        final LocalDate start;
        final LocalDate end;
        final double[][] paid = new double[4][DAYS];
        final boolean[] dead = new boolean[DAYS];
        final boolean[] abroad = new boolean[DAYS];
        final boolean[] seeking = new boolean[DAYS];
        final LocalDate[] limits = new LocalDate[4];

        Exit(BruteForceDurability.Person person, BruteForceDurability.Stay stay) {
            this.person = person;
            this.start = stay.start();
            this.end = stay.end();
            for (BruteForceDurability.Spell spell : person.spells) {
                int group = BENEFITS.indexOf(spell.group());
                for (int day = at(spell.from()); group > 0 && day <= at(spell.to()); day++) {
                    paid[0][day] += spell.extent();
                    paid[group][day] += spell.extent();
                }
            }
            boolean gone = false;
            boolean away = false;
            for (int day = 0; day < DAYS; day++) {
                for (BruteForceDurability.Happening one : person.happenings) {
                    if (at(one.day()) == day) {
                        gone |= one.what().equals("DOD");
                        away = one.what().equals("UTVANDRAD")
                                || (away && !one.what().equals("INVANDRAD"));
                    }
                }
                dead[day] = gone;
                abroad[day] = away;
            }
            for (BruteForceDurability.Stay one : person.seeking) {
                int last = one.end() == null ? DAYS - 1 : at(one.end());
                for (int day = at(one.start()); day <= last; day++) {
                    seeking[day] = true;
                }
            }
            LocalDate at65 = person.born.plusYears(65);
            limits[1] = at65.getYear() <= 2022 ? at65 : person.born.plusYears(66);
            limits[2] = person.born.plusYears(30);
            limits[3] = limits[1];
        }

        private static int at(LocalDate day) {
            return (int) (day.toEpochDay() - ORIGIN);
        }

        double level(int benefit, LocalDate day) {
            return Math.min(1, paid[benefit][at(day)]);
        }

        boolean has(int benefit, LocalDate day) {
            return paid[benefit][at(day)] > 0;
        }

        boolean dead(LocalDate day) {
            return dead[at(day)];
        }

        boolean abroad(LocalDate day) {
            return abroad[at(day)];
        }

        boolean seeks(LocalDate day) {
            return seeking[at(day)];
        }

        boolean tooOld(int benefit, LocalDate day) {
            return !limits[benefit].isAfter(day);
        }

        String diagnosis(int benefit, LocalDate day) {
            return person.spells.stream()
                    .filter(one -> BENEFITS.indexOf(one.group()) > 0
                            && (benefit == 0 || one.group().equals(BENEFITS.get(benefit)))
                            && !one.from().isAfter(day)
                            && !one.to().isBefore(day)
                            && !one.diagnosis().isEmpty())
                    .min(Comparator.comparing(BruteForceDurability.Spell::extent)
                            .thenComparing(BruteForceDurability.Spell::from)
                            .reversed()
                            .thenComparing(BruteForceDurability.Spell::diagnosis))
                    .map(one -> one.diagnosis().startsWith("C")
                            ? "C-D48"
                            : one.diagnosis().substring(0, 1))
                    .orElse("missing");
        }

        List<String> sexes() {
            return List.of("ALL", person.sex);
        }
    }

    BruteForceMeasures(
            BruteForceDurability rules, List<BruteForceDurability.Person> persons, LocalDate from, LocalDate through) {
        this.from = from;
        this.through = through;
        for (BruteForceDurability.Person person : persons) {
            for (int year = 2017; year <= 2020; year++) {
                BruteForceDurability.Stay stay = rules.indexStay(person, year);
                if (stay != null) {
                    byYear.computeIfAbsent(year, y -> new ArrayList<>()).add(new Exit(person, stay));
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
        survival(folder.resolve("survival.csv"));
        components(folder.resolve("components.csv"));
    }

    /** The rows of a file, from its first columns after the year to some of its numbers; a missing number is NaN. */
    private static void compare(Path file, int keys, int[] numbers, Map<String, double[]> expected) throws IOException {
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

    private LocalDate moment(Exit exit, int months) {
        return months == 0 ? exit.start : exit.end.plusMonths(months);
    }

    private static String label(int months) {
        return months == 0 ? "start" : Integer.toString(months);
    }

    private void levels(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        for (Exit exit : exits) {
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
        for (Exit exit : exits) {
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
        rows.forEach((key, row) -> {
            String base = String.join(" ", List.of(key.split(" ")).subList(0, 4));
            String state = key.substring(base.length() + 1).strip();
            boolean known = !state.equals("not_observed");
            boolean left = known && !state.equals("same_benefit") && !state.equals(base.split(" ")[0]);
            row[1] = known ? row[0] / observed.get(base) : Double.NaN;
            row[2] = left ? row[0] / leavers.get(base) : Double.NaN;
        });
        compare(file, 6, new int[] {7, 8, 9}, rows);
    }

    private String state(Exit exit, String origin, LocalDate day) {
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
        for (Exit exit : exits) {
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
            Exit exit,
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

    private static double sum(Exit exit, int benefit, LocalDate first, LocalDate last, boolean net) {
        double sum = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            double level = exit.level(benefit, day);
            sum += net ? level : level > 0 ? 1 : 0;
        }
        return sum;
    }

    private void timeBefore(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        for (Exit exit : exits) {
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
            Exit exit,
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
        for (Exit exit : exits) {
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

    private record Course(int days, String why) {}

    private void survival(Path file) throws IOException {
        Map<String, List<Course>> courses = new TreeMap<>();
        for (Exit exit : exits) {
            for (int benefit = 0; benefit < 4; benefit++) {
                if (observed(exit.start) && exit.has(benefit, exit.start) && exit.end.isBefore(through)) {
                    LocalDate horizon = exit.end.plusDays(1095);
                    LocalDate last = horizon.isBefore(through) ? horizon : through;
                    Course left = left(exit, benefit, last);
                    put(courses, "left", exit, benefit, left);
                    LocalDate free = exit.end.plusDays(left.days());
                    if (left.why().equals("left") && free.isBefore(last)) {
                        put(courses, "returned", exit, benefit, returned(exit, benefit, free, last));
                    }
                }
            }
        }
        Map<String, double[]> rows = new TreeMap<>();
        courses.forEach((key, list) -> {
            String outcome = key.split(" ")[0];
            Set<String> causes = new TreeSet<>(Set.of(outcome));
            list.stream().map(Course::why).filter(why -> !why.isEmpty()).forEach(causes::add);
            curve(rows, key + " kaplan_meier " + outcome + " ", list, outcome, true);
            causes.forEach(cause -> curve(rows, key + " aalen_johansen " + cause + " ", list, cause, false));
        });
        compare(file, 6, new int[] {7, 8, 9, 10}, rows);
    }

    private static void put(Map<String, List<Course>> courses, String outcome, Exit exit, int benefit, Course course) {
        for (String sex : exit.sexes()) {
            courses.computeIfAbsent(outcome + " " + BENEFITS.get(benefit) + " " + sex, k -> new ArrayList<>())
                    .add(course);
        }
    }

    private static boolean limit(Exit exit, int benefit, LocalDate day, LocalDate origin) {
        boolean reached = false;
        for (int one = 1; one < 4; one++) {
            boolean concerned = (one == benefit || benefit == 0) && exit.has(one, exit.start);
            reached |= concerned && exit.tooOld(one, day);
        }
        // for all together the first limit counts, and only when it is still ahead
        for (int one = 1; one < 4; one++) {
            boolean concerned = (one == benefit || benefit == 0) && exit.has(one, exit.start);
            reached &= !(concerned && exit.tooOld(one, origin));
        }
        return reached;
    }

    private static Course left(Exit exit, int benefit, LocalDate last) {
        int free = 0;
        int days = 1;
        for (LocalDate day = exit.end.plusDays(1); !day.isAfter(last); day = day.plusDays(1), days++) {
            free = exit.has(0, day) ? 0 : free + 1;
            if (exit.dead(day)) {
                return new Course(days, "dead");
            }
            if (exit.abroad(day)) {
                return new Course(days, "emigrated");
            }
            if (limit(exit, benefit, day, exit.end)) {
                return new Course(days, "age_limit");
            }
            if (benefit > 0 && exit.has(0, day) && !exit.has(benefit, day)) {
                return new Course(days, "other_benefit");
            }
            if (free == 30) {
                return new Course(days, "left");
            }
        }
        return new Course(days - 1, "");
    }

    private static Course returned(Exit exit, int benefit, LocalDate origin, LocalDate last) {
        int days = 1;
        for (LocalDate day = origin.plusDays(1); !day.isAfter(last); day = day.plusDays(1), days++) {
            if (exit.dead(day)) {
                return new Course(days, "dead");
            }
            if (exit.abroad(day)) {
                return new Course(days, "emigrated");
            }
            if (limit(exit, benefit, day, origin)) {
                return new Course(days, "age_limit");
            }
            if (exit.has(0, day)) {
                return new Course(days, "returned");
            }
        }
        return new Course(days - 1, "");
    }

    /** Every thirtieth day: persons, at risk, events so far, and the estimate as a product or sum over days. */
    private static void curve(
            Map<String, double[]> rows, String key, List<Course> courses, String cause, boolean alone) {
        double without = 1;
        double incidence = 0;
        long soFar = 0;
        for (int day = 0; day <= 1095; day++) {
            int now = day;
            long atRisk = courses.stream().filter(one -> one.days() >= now).count();
            List<Course> leaving = courses.stream()
                    .filter(one -> one.days() == now && !one.why().isEmpty())
                    .toList();
            long events =
                    leaving.stream().filter(one -> one.why().equals(cause)).count();
            soFar += events;
            if (atRisk > 0) {
                incidence += without * events / atRisk;
                without *= 1 - (double) (alone ? events : leaving.size()) / atRisk;
            }
            if (day % 30 == 0 || day == 1095) {
                rows.put(key + day, new double[] {courses.size(), atRisk, soFar, alone ? without : incidence});
            }
        }
    }

    /** One person's parts of the difference of a benefit, each day before set against each day after. */
    private record Parts(Exit exit, String band, double had, Map<String, Double> parts, double unexplained) {}

    private void components(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        for (int benefit = 1; benefit < 4; benefit++) {
            List<Parts> all = new ArrayList<>();
            for (Exit exit : exits) {
                if (observed(exit.start.minusDays(PERIOD))
                        && observed(exit.end.plusDays(PERIOD))
                        && observed(exit.start)) {
                    all.add(parts(exit, benefit));
                }
            }
            for (String sex : List.of("ALL", "K", "M")) {
                List<Parts> some = all.stream()
                        .filter(one -> one.exit().sexes().contains(sex))
                        .toList();
                double had = some.stream().mapToDouble(Parts::had).average().orElseThrow();
                double rest =
                        some.stream().mapToDouble(Parts::unexplained).average().orElseThrow();
                double together = some.stream()
                        .mapToDouble(one -> (one.had() - had) * (one.unexplained() - rest))
                        .sum();
                double spread = some.stream()
                        .mapToDouble(one -> (one.had() - had) * (one.had() - had))
                        .sum();
                Set<String> bands = new TreeSet<>(Set.of("ALL"));
                some.forEach(one -> bands.add(one.band()));
                for (String band : bands) {
                    List<Parts> own = some.stream()
                            .filter(one -> band.equals("ALL") || one.band().equals(band))
                            .toList();
                    double regression = own.stream()
                                    .mapToDouble(one -> spread == 0 ? 0 : together / spread * (one.had() - had))
                                    .sum()
                            / own.size();
                    rows(rows, BENEFITS.get(benefit) + " " + band + " " + sex + " ", own, regression);
                }
            }
        }
        compare(file, 4, new int[] {5, 6}, rows);
    }

    private static void rows(Map<String, double[]> rows, String key, List<Parts> own, double regression) {
        double difference = 0;
        for (String name : own.get(0).parts().keySet()) {
            double sum = own.stream().mapToDouble(one -> one.parts().get(name)).sum();
            long some = own.stream().filter(one -> one.parts().get(name) != 0).count();
            rows.put(key + name, new double[] {some, sum / own.size()});
            difference += sum / own.size();
        }
        double unexplained = own.stream().mapToDouble(Parts::unexplained).sum() / own.size();
        rows.put(key + "regression_to_mean", new double[] {own.size(), regression});
        rows.put(key + "remaining", new double[] {own.size(), unexplained - regression});
        rows.put(key + "difference", new double[] {own.size(), difference + unexplained});
    }

    private static Parts parts(Exit exit, int benefit) {
        int had = 0;
        int[] gains = new int[PERIOD + 1];
        int[] losses = new int[PERIOD + 1];
        for (int day = 1; day <= PERIOD; day++) {
            LocalDate before = exit.start.minusDays(day);
            LocalDate after = exit.end.plusDays(day);
            had += exit.has(benefit, before) ? 1 : 0;
            gains[day] = exit.has(benefit, before) ? -1 : exit.has(0, before) ? 4 : 5;
            losses[day] = exit.has(benefit, after)
                    ? -1
                    : exit.dead(after)
                            ? 0
                            : exit.abroad(after) ? 1 : exit.tooOld(benefit, after) ? 2 : exit.has(0, after) ? 3 : 5;
        }
        double[] sums = new double[6];
        for (int b = 1; b <= PERIOD; b++) {
            for (int a = 1; a <= PERIOD; a++) {
                if (gains[b] < 0 && losses[a] >= 0) {
                    sums[losses[a]] -= 1.0 / PERIOD;
                } else if (gains[b] >= 0 && losses[a] < 0) {
                    sums[gains[b]] += 1.0 / PERIOD;
                }
            }
        }
        Map<String, Double> parts = new TreeMap<>();
        String age = benefit == 2 ? "reached_30" : "reached_65_66";
        List<String> names = List.of("died", "emigrated", age, "to_other_benefit", "from_other_benefit");
        for (int i = 0; i < names.size(); i++) {
            parts.put(names.get(i), sums[i]);
        }
        String band = had == 0 ? "0" : had <= 90 ? "1-90" : had <= 180 ? "91-180" : had <= 364 ? "181-364" : "365";
        return new Parts(exit, band, had, parts, sums[5]);
    }
}
