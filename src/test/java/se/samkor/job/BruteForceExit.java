package se.samkor.job;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** A person with a stay, and what is paid on which day, for the tests that look at every day. */
final class BruteForceExit {
    static final List<String> BENEFITS = List.of("ALL", "SJP", "AE", "SE");

    private static final long ORIGIN = LocalDate.of(2014, 1, 1).toEpochDay();
    private static final int DAYS = 12 * 366;

    final BruteForceDurability.Person person;
    final LocalDate start;
    final LocalDate end;
    final double[][] paid = new double[4][DAYS];
    final boolean[] dead = new boolean[DAYS];
    final boolean[] abroad = new boolean[DAYS];
    final boolean[] seeking = new boolean[DAYS];
    final LocalDate[] limits = new LocalDate[4];

    BruteForceExit(BruteForceDurability.Person person, BruteForceDurability.Stay stay) {
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
