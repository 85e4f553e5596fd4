package se.samkor.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The durability table by sets of days, read straight from the contract and sharing nothing with the program. */
final class BruteForceDurability {
    record Stay(LocalDate start, LocalDate end) {}

    record Spell(String group, LocalDate from, LocalDate to, double extent, String diagnosis, LocalDate caseFrom) {}

    record Happening(String what, LocalDate day) {}

    static final class Person {
        String sex = "";
        final List<Stay> stays = new ArrayList<>();
        final List<Spell> spells = new ArrayList<>();
        LocalDate born = LocalDate.EPOCH;
        final List<Happening> happenings = new ArrayList<>();
        final List<Stay> seeking = new ArrayList<>();
    }

    private static final List<String> GROUPS = List.of("SJP", "AE", "SE");

    private final int gap;
    private final boolean episodes;
    private final LocalDate from;
    private final LocalDate through;
    private final Map<String, List<double[]>> cells = new TreeMap<>();
    int notFollowedUp;

    BruteForceDurability(int gap, boolean episodes, LocalDate from, LocalDate through) {
        this.gap = gap;
        this.episodes = episodes;
        this.from = from;
        this.through = through;
    }

    /** From "benefit band sex day_count" to persons and, for each group, mean before, after and difference. */
    Map<String, double[]> table(Iterable<Person> persons) {
        for (Person person : persons) {
            Stay stay = indexStay(person, 2020);
            if (stay != null) {
                boolean covered = !stay.end().plusDays(365).isAfter(through)
                        && !stay.start().minusDays(365).isBefore(from);
                if (covered) {
                    add(person, stay);
                } else {
                    notFollowedUp++;
                }
            }
        }
        Map<String, double[]> table = new TreeMap<>();
        cells.forEach((key, rows) -> table.put(key, means(rows)));
        return table;
    }

    Stay indexStay(Person person, int year) {
        Stay best = null;
        for (Stay stay : episodes ? merged(person.stays) : person.stays) {
            if (stay.end() != null && stay.end().getYear() == year) {
                boolean later = best == null
                        || stay.end().isAfter(best.end())
                        || (stay.end().equals(best.end()) && stay.start().isBefore(best.start()));
                best = later ? stay : best;
            }
        }
        return best;
    }

    /** Merges by painting days: a stay's days and the gap after it, until nothing changes. */
    private List<Stay> merged(List<Stay> stays) {
        List<Stay> work = new ArrayList<>(stays);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < work.size() && !changed; i++) {
                for (int j = 0; j < work.size() && !changed; j++) {
                    if (i != j && joins(work.get(i), work.get(j))) {
                        Stay a = work.get(i);
                        Stay b = work.get(j);
                        LocalDate start = a.start().isBefore(b.start()) ? a.start() : b.start();
                        LocalDate end = a.end() == null || b.end() == null
                                ? null
                                : a.end().isAfter(b.end()) ? a.end() : b.end();
                        work.remove(Math.max(i, j));
                        work.remove(Math.min(i, j));
                        work.add(new Stay(start, end));
                        changed = true;
                    }
                }
            }
        }
        return work;
    }

    private boolean joins(Stay first, Stay next) {
        boolean after = !next.start().isBefore(first.start());
        return after
                && (first.end() == null || !next.start().isAfter(first.end().plusDays(1 + gap)));
    }

    private void add(Person person, Stay stay) {
        double[] calendar = new double[6];
        double[] net = new double[6];
        for (int g = 0; g < 3; g++) {
            count(
                    person,
                    GROUPS.get(g),
                    stay.start().minusDays(365),
                    stay.start().minusDays(1),
                    calendar,
                    net,
                    2 * g);
            count(person, GROUPS.get(g), stay.end().plusDays(1), stay.end().plusDays(365), calendar, net, 2 * g + 1);
        }
        for (String sex : List.of("ALL", person.sex)) {
            put("ALL ALL " + sex, calendar, net);
            for (int g = 0; g < 3; g++) {
                put(GROUPS.get(g) + " ALL " + sex, calendar, net);
                put(GROUPS.get(g) + " " + band(calendar[2 * g]) + " " + sex, calendar, net);
            }
        }
    }

    private static String band(double days) {
        return days == 0 ? "0" : days <= 90 ? "1-90" : days <= 180 ? "91-180" : days <= 364 ? "181-364" : "365";
    }

    private void put(String key, double[] calendar, double[] net) {
        cells.computeIfAbsent(key + " calendar", k -> new ArrayList<>()).add(calendar);
        cells.computeIfAbsent(key + " net", k -> new ArrayList<>()).add(net);
    }

    private static void count(
            Person person, String group, LocalDate first, LocalDate last, double[] calendar, double[] net, int at) {
        Map<LocalDate, Double> days = new HashMap<>();
        for (Spell spell : person.spells) {
            if (spell.group().equals(group)) {
                for (LocalDate day = spell.from(); !day.isAfter(spell.to()); day = day.plusDays(1)) {
                    days.merge(day, spell.extent(), Double::sum);
                }
            }
        }
        Set<LocalDate> inside = new HashSet<>(days.keySet());
        inside.removeIf(day -> day.isBefore(first) || day.isAfter(last));
        calendar[at] = inside.size();
        net[at] = inside.stream().mapToDouble(day -> Math.min(1, days.get(day))).sum();
    }

    private static double[] means(List<double[]> rows) {
        double[] means = new double[10];
        means[0] = rows.size();
        for (int g = 0; g < 3; g++) {
            for (double[] row : rows) {
                means[1 + 3 * g] += row[2 * g] / rows.size();
                means[2 + 3 * g] += row[2 * g + 1] / rows.size();
            }
            means[3 + 3 * g] = means[2 + 3 * g] - means[1 + 3 * g];
        }
        return means;
    }
}
