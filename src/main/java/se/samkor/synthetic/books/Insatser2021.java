package se.samkor.synthetic.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The insatser of 2016 to 2021: a stem that runs through all years, and those of one year each. Fixed by the reports: how many
 * of each type a year, the purposes of 2021, the target groups of 2016, 2017, 2019 and 2020 with their förbund.
 */
final class Insatser2021 {
    private static final String YOUNG = "young_with_aktivitetsersattning";
    private static final String SICK = "long_term_sick";
    private static final String DISABLED = "young_with_disability";
    private static final String REHABILITATION = "rehabilitation_to_work_or_education";
    private static final double STEM = 0.73;
    private static final long INDIVIDUAL_BUDGET = 1_000_000;
    // three quarters of the budget of 2021 are for individual insatser (section 5.2)
    private static final long STRUCTURAL_BUDGET = 384_561;

    private final List<String> forbund;
    private final List<Insats> all = new ArrayList<>();
    private final Map<String, List<String>> stems = new HashMap<>();

    /** For a target group and year: insatser of the year alone by type, those for rehabilitation, and over how many förbund. */
    private record Aimed(String target, int individual, int structural, int rehabilitation, int forbund) {}

    Insatser2021(List<String> forbund) {
        this.forbund = forbund;
        stem();
        year(2016, 17 + 6, 0, List.of(new Aimed(YOUNG, 17, 0, 17, 36), new Aimed(SICK, 6, 0, 6, 37)));
        year(2017, List.of(new Aimed(DISABLED, 15, 0, 15, 26)));
        year(2018, List.of());
        year(
                2019,
                List.of(
                        new Aimed(YOUNG, 80, 14, 40, 44),
                        new Aimed(SICK, 84, 18, 40, 37),
                        new Aimed(DISABLED, 39, 12, 20, 29)));
        year(
                2020,
                List.of(
                        new Aimed(YOUNG, 80, 7, 42, 36),
                        new Aimed(SICK, 84, 18, 32, 37),
                        new Aimed(DISABLED, 40, 8, 5, 26)));
        purposesOf2021();
    }

    private static Map<String, Integer> individual() {
        return new Published("2021_table2_insatser_by_inriktning").counts("inriktning", "n_insatser");
    }

    private static Map<String, Integer> structural() {
        return new Published("2021_table3_structural_by_inriktning").counts("inriktning", "n_insatser");
    }

    private static Map<String, Integer> stemOf(Map<String, Integer> counts, int total) {
        Map<String, Integer> stem = new LinkedHashMap<>();
        counts.forEach((code, count) -> stem.put(code, (int) (STEM * count)));
        int sum = stem.values().stream().mapToInt(Integer::intValue).sum();
        stem.merge(counts.keySet().iterator().next(), total - sum, Integer::sum);
        return stem;
    }

    private void stem() {
        List<String> targets = new ArrayList<>();
        addTimes(targets, YOUNG, 60);
        addTimes(targets, SICK, 50);
        addTimes(targets, DISABLED, 70);
        Map<String, Integer> order = new LinkedHashMap<>(Map.of(REHABILITATION, 0));
        order.putAll(stemOf(individual(), 400));
        order.forEach((code, count) -> {
            for (int i = 0; i < count; i++) {
                String target = targets.isEmpty() ? "" : targets.remove(0);
                add("INDIVID", code, target, spread(target), "2010-01-01", "", i % 10 == 9 ? "VOLYM" : "PERSON");
            }
        });
        stemOf(structural(), 350).forEach((code, count) -> {
            for (int i = 0; i < count; i++) {
                add("STRUKTUR", code, "", forbund.size(), "2010-01-01", "", "VOLYM");
            }
        });
    }

    /** Over how many förbund the insatser of a group lie in the stem. */
    private int spread(String target) {
        return switch (target) {
            case YOUNG -> 36;
            case SICK -> 37;
            case DISABLED -> 26;
            default -> forbund.size();
        };
    }

    private static void addTimes(List<String> list, String value, int times) {
        for (int i = 0; i < times; i++) {
            list.add(value);
        }
    }

    private void year(int year, List<Aimed> aimed) {
        Published types = new Published("2021_table1_insatser_by_type");
        int total = types.count("insatser_total", "year", Integer.toString(year));
        double percent = types.number("pct_individual", "year", Integer.toString(year));
        int individual = (int) Math.round(total * percent / 100);
        year(year, individual - 400, total - individual - 350, aimed);
    }

    private void year(int year, int individual, int structural, List<Aimed> aimed) {
        String from = year + "-01-01";
        String through = year + "-12-31";
        int own = 0;
        int shared = 0;
        for (Aimed group : aimed) {
            for (int i = 0; i < group.individual(); i++) {
                String code = i < group.rehabilitation() ? REHABILITATION : "preparatory";
                add("INDIVID", code, group.target(), group.forbund(), from, through, "PERSON");
            }
            for (int i = 0; i < group.structural(); i++) {
                add("STRUKTUR", "training", group.target(), group.forbund(), from, through, "VOLYM");
            }
            own += group.individual();
            shared += group.structural();
        }
        for (int i = own; i < individual; i++) {
            add("INDIVID", "preparatory", "", forbund.size(), from, through, "PERSON");
        }
        for (int i = shared; i < structural; i++) {
            add("STRUKTUR", "training", "", forbund.size(), from, through, "VOLYM");
        }
    }

    private void purposesOf2021() {
        individual().forEach((code, count) -> purpose("INDIVID", code, count, "PERSON"));
        structural().forEach((code, count) -> purpose("STRUKTUR", code, count, "VOLYM"));
    }

    private void purpose(String type, String code, int count, String registration) {
        long stem = all.stream()
                .filter(insats -> insats.type().equals(type)
                        && insats.inriktning().equals(code)
                        && insats.through().isEmpty())
                .count();
        for (long i = stem; i < count; i++) {
            add(type, code, "", forbund.size(), "2021-01-01", "2021-12-31", registration);
        }
    }

    private void add(
            String type, String code, String target, int spread, String from, String through, String registration) {
        long before =
                all.stream().filter(insats -> insats.target().equals(target)).count();
        all.add(new Insats(
                String.format("I%05d", all.size() + 1),
                forbund.get((int) (before % spread)),
                type,
                code,
                target,
                registration,
                from,
                through,
                type.equals("INDIVID") ? INDIVIDUAL_BUDGET : STRUCTURAL_BUDGET));
    }

    List<Insats> all() {
        return all;
    }

    /** The ids of those of the stem with a purpose, for participations by person or counted only. */
    List<String> stem(String code, String registration) {
        return stems.computeIfAbsent(code + registration, unused -> found(code, registration));
    }

    private List<String> found(String code, String registration) {
        return all.stream()
                .filter(insats -> insats.through().isEmpty()
                        && insats.inriktning().equals(code)
                        && insats.registration().equals(registration))
                .map(Insats::id)
                .toList();
    }
}
