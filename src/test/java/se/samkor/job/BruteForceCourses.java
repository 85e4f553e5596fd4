package se.samkor.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The other half of {@link BruteForceMeasures}: courses after the end, and what a difference is made of. */
final class BruteForceCourses {
    private static final List<String> BENEFITS = BruteForceExit.BENEFITS;
    private static final int PERIOD = 365;

    private final LocalDate from;
    private final LocalDate through;
    private final List<BruteForceExit> exits;

    BruteForceCourses(LocalDate from, LocalDate through, List<BruteForceExit> exits) {
        this.from = from;
        this.through = through;
        this.exits = exits;
    }

    void check(Path folder) throws IOException {
        survival(folder.resolve("survival.csv"));
        components(folder.resolve("components.csv"));
    }

    private boolean observed(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(through);
    }

    private record Course(int days, String why) {}

    private void survival(Path file) throws IOException {
        Map<String, List<Course>> courses = new TreeMap<>();
        for (BruteForceExit exit : exits) {
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
        BruteForceMeasures.compare(file, 6, new int[] {7, 8, 9, 10}, rows);
    }

    private static void put(
            Map<String, List<Course>> courses, String outcome, BruteForceExit exit, int benefit, Course course) {
        for (String sex : exit.sexes()) {
            courses.computeIfAbsent(outcome + " " + BENEFITS.get(benefit) + " " + sex, k -> new ArrayList<>())
                    .add(course);
        }
    }

    private static boolean limit(BruteForceExit exit, int benefit, LocalDate day, LocalDate origin) {
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

    private static Course left(BruteForceExit exit, int benefit, LocalDate last) {
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

    private static Course returned(BruteForceExit exit, int benefit, LocalDate origin, LocalDate last) {
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
    private record Parts(BruteForceExit exit, String band, double had, Map<String, Double> parts, double unexplained) {}

    private void components(Path file) throws IOException {
        Map<String, double[]> rows = new TreeMap<>();
        for (int benefit = 1; benefit < 4; benefit++) {
            List<Parts> all = new ArrayList<>();
            for (BruteForceExit exit : exits) {
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
        BruteForceMeasures.compare(file, 4, new int[] {5, 6}, rows);
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

    private static Parts parts(BruteForceExit exit, int benefit) {
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
