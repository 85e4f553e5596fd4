package se.samkor.job;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The panel of kommuner by sets of days, one person and day after another: what the sweep must equal. */
final class DaySetPanel {
    /** Sums of a cell, in the order of {@link #add}. */
    static final int SUMS = 10;

    private final Map<String, double[]> cells = new TreeMap<>();

    DaySetPanel(RandomRegisters registers) {
        registers.persons.forEach(this::add);
    }

    /** By {@code kommun year sex age}. */
    Map<String, double[]> cells() {
        return cells;
    }

    private void add(RandomRegisters.Person person) {
        Map<LocalDate, Integer> sjp = days(person, Set.of("SJP", "RP"));
        Map<LocalDate, Integer> ae = days(person, Set.of("AE"));
        Map<LocalDate, Integer> se = days(person, Set.of("SE"));
        Set<LocalDate> seeking = person.registrations().stream()
                .flatMap(of -> of.from().datesUntil(of.to().plusDays(1)))
                .collect(Collectors.toSet());
        for (RandomRegisters.Residence home : person.residences()) {
            if (home.year() < RandomRegisters.FIRST || home.year() > RandomRegisters.LAST) {
                continue;
            }
            double[] sums = new double[SUMS];
            LocalDate start = LocalDate.of(home.year(), 1, 1);
            sums[0] = 1;
            for (LocalDate day = start; day.getYear() == home.year(); day = day.plusDays(1)) {
                sums[3] += sjp.containsKey(day) ? 1 : 0;
                sums[4] += net(sjp, day);
                sums[5] += net(ae, day) + net(se, day);
                sums[6] += newSe(se, day) && sickShortlyBefore(sjp, day) ? 1 : 0;
                sums[7] += sjp.containsKey(day) && !se.containsKey(day) ? 1 : 0;
                sums[8] += endsInWork(person, day) && !seeking.contains(day.plusDays(1)) ? 1 : 0;
                sums[9] += seeking.contains(day) ? 1 : 0;
            }
            sums[1] = sums[3] > 0 ? 1 : 0;
            sums[2] = sums[5] > 0 ? 1 : 0;
            put(home, person, sums);
        }
    }

    private void put(RandomRegisters.Residence home, RandomRegisters.Person person, double[] sums) {
        int age = home.year() - person.born().getYear();
        for (String sex : Set.of(person.sex(), "ALL")) {
            for (int from : new int[] {16, 20}) {
                if (age >= from && age <= 64) {
                    double[] cell = cells.computeIfAbsent(
                            home.kommun() + " " + home.year() + " " + sex + " " + from + "-64",
                            absent -> new double[SUMS]);
                    for (int i = 0; i < SUMS; i++) {
                        cell[i] += sums[i];
                    }
                }
            }
        }
    }

    private static double net(Map<LocalDate, Integer> days, LocalDate day) {
        return Math.min(10_000, days.getOrDefault(day, 0)) / 10_000.0;
    }

    private static Map<LocalDate, Integer> days(RandomRegisters.Person person, Set<String> codes) {
        Map<LocalDate, Integer> days = new TreeMap<>();
        person.payouts().stream()
                .filter(payout -> codes.contains(payout.code()))
                .forEach(payout -> payout.from()
                        .datesUntil(payout.to().plusDays(1))
                        .forEach(day ->
                                days.merge(day, payout.extent() == 100 ? 9999 : 100 * payout.extent(), Integer::sum)));
        return days;
    }

    private static boolean newSe(Map<LocalDate, Integer> se, LocalDate day) {
        Set<LocalDate> before = new TreeSet<>(
                day.minusDays(365).datesUntil(day).filter(se::containsKey).toList());
        return se.containsKey(day) && before.isEmpty();
    }

    private static boolean sickShortlyBefore(Map<LocalDate, Integer> sjp, LocalDate day) {
        return day.minusDays(90).datesUntil(day).anyMatch(sjp::containsKey);
    }

    private static boolean endsInWork(RandomRegisters.Person person, LocalDate day) {
        return person.registrations().stream()
                .anyMatch(of -> of.to().equals(day) && !of.reason().equals("6"));
    }
}
