package se.samkor.synthetic.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import se.samkor.schema.FinsamFollowUpTable;
import se.samkor.schema.InsatsTable;

/**
 * Uppföljning Finsam of 2023 and 2024: insatser with counts only, behind section 2.1 of the report of 2024. Insatser aim at one,
 * two or three groups; how often is chosen, since the report adds the groups up (R24-01). A delivery needs the registers of
 * persons too: they hold a few old participations.
 */
final class Finsam2024 {
    private static final List<String> GROUPS =
            List.of("young_with_aktivitetsersattning", "long_term_sick", "young_with_disability");
    private static final List<String> INDIVIDUAL_REST = List.of("preparatory", "identify_needs", "preventive");
    private static final List<String> STRUCTURAL =
            List.of("competence_raising", "needs_analysis", "develop_collaboration");
    // chosen: 591 insatser are printed for 2024 alone; all individuals follow from the printed shares of about 49 and
    // 48 percent
    private static final Map<Integer, int[]> TYPES = Map.of(2023, new int[] {300, 310}, 2024, new int[] {290, 301});
    private static final Map<Integer, Integer> INDIVIDUALS = Map.of(2023, 20_500, 2024, 24_000);
    // insatser that aim at all three groups, and at each pair of them
    private static final int ALL_THREE = 40;
    private static final int PAIR = 10;
    private static final int OLD = 40;

    private final Deck deck;
    private final BookDelivery delivery = new BookDelivery();
    private final Published groups = new Published("2024_target_groups");
    private final Published persons = new Published("2024_participants_target_groups");

    Finsam2024(long seed) {
        this.deck = new Deck(seed);
    }

    BookDelivery made() {
        year(2023);
        year(2024);
        oldParticipations();
        delivery.memberships2021("2012-01-01");
        return delivery;
    }

    private void year(int year) {
        List<SortedSet<String>> targets = targets(year);
        List<Boolean> workOriented = workOriented(targets);
        int[] types = TYPES.getOrDefault(year, new int[2]);
        Map<String, Integer> spread = new LinkedHashMap<>();
        List<Integer> forbund = forbund(targets);
        int women = count(year, "women");
        int men = count(year, "men");
        int others = INDIVIDUALS.getOrDefault(year, 0) - women - men;
        int rest = types[0] - targets.size();
        for (int i = 0; i < types[0]; i++) {
            boolean aimed = i < targets.size();
            int of = aimed ? targets.size() : rest;
            int at = aimed ? i : i - targets.size();
            String code = aimed && workOriented.get(i) ? "work_oriented" : INDIVIDUAL_REST.get(i % 3);
            int own = aimed ? forbund.get(i) : i % delivery.forbund().size();
            String target = aimed ? String.join("|", targets.get(i)) : "other";
            int k = aimed ? share(women, of, at) : share(others / 2, of, at);
            int m = aimed ? share(men, of, at) : share(others - others / 2, of, at);
            add(year, spread.merge("", 1, Integer::sum), own, "INDIVID", code, target, k, m);
        }
        for (int i = 0; i < types[1]; i++) {
            int number = spread.merge("", 1, Integer::sum);
            add(year, number, i % delivery.forbund().size(), "STRUKTUR", STRUCTURAL.get(i % 3), "other", 12, 6);
        }
    }

    private static int share(int total, int of, int at) {
        return (int) ((long) total * (at + 1) / of - (long) total * at / of);
    }

    private int count(int year, String sex) {
        String measure = "individuals_in_insats_aimed_at_a_prioritised_group";
        return persons.count("value", "year", Integer.toString(year), "measure", measure, "sex", sex);
    }

    private int insatser(int year, String group) {
        return groups.count(
                year == 2024 ? "n_insatser" : "n_insatser_2023_derived", "year", "2024", "target_group", group);
    }

    private List<SortedSet<String>> targets(int year) {
        List<SortedSet<String>> targets = new ArrayList<>();
        for (int i = 0; i < ALL_THREE; i++) {
            targets.add(new TreeSet<>(GROUPS));
        }
        for (String left : GROUPS) {
            for (int i = 0; i < PAIR; i++) {
                SortedSet<String> pair = new TreeSet<>(GROUPS);
                pair.remove(left);
                targets.add(pair);
            }
        }
        for (String group : GROUPS) {
            long already = targets.stream().filter(own -> own.contains(group)).count();
            for (long i = already; i < insatser(year, group); i++) {
                targets.add(new TreeSet<>(List.of(group)));
            }
        }
        return targets;
    }

    /** The printed number of work-oriented ones of each group: all that aim at three, then as many of one alone as are left. */
    private List<Boolean> workOriented(List<SortedSet<String>> targets) {
        Map<String, Integer> left = new LinkedHashMap<>();
        GROUPS.forEach(
                group -> left.put(group, groups.count("n_work_oriented", "year", "2024", "target_group", group)));
        List<Boolean> work = new ArrayList<>();
        for (SortedSet<String> own : targets) {
            boolean possible = own.size() != 2 && own.stream().allMatch(group -> left.getOrDefault(group, 0) > 0);
            if (possible) {
                own.forEach(group -> left.merge(group, -1, Integer::sum));
            }
            work.add(possible);
        }
        return work;
    }

    /** Förbund so that each group has as many as printed: the first of them all groups, further ones one group each. */
    private List<Integer> forbund(List<SortedSet<String>> targets) {
        int fewest = GROUPS.stream()
                .mapToInt(group -> groups.count("n_forbund", "year", "2024", "target_group", group))
                .min()
                .orElseThrow();
        Map<String, Integer> further = new LinkedHashMap<>();
        GROUPS.forEach(
                group -> further.put(group, groups.count("n_forbund", "year", "2024", "target_group", group) - fewest));
        List<Integer> forbund = new ArrayList<>();
        int next = fewest;
        for (int i = 0; i < targets.size(); i++) {
            SortedSet<String> own = targets.get(i);
            String group = own.first();
            if (own.size() == 1 && further.getOrDefault(group, 0) > 0) {
                further.merge(group, -1, Integer::sum);
                forbund.add(next++);
            } else {
                forbund.add(i % fewest);
            }
        }
        return forbund;
    }

    private void add(int year, int number, int forbund, String type, String code, String target, int women, int men) {
        delivery.add(
                FinsamFollowUpTable.SCHEMA,
                Map.of(
                        FinsamFollowUpTable.INSATS, String.format("U%d-%04d", year, number),
                        FinsamFollowUpTable.FORBUND, delivery.forbund().get(forbund),
                        FinsamFollowUpTable.YEAR, Integer.toString(year),
                        FinsamFollowUpTable.TYPE, type,
                        FinsamFollowUpTable.INRIKTNING, code,
                        FinsamFollowUpTable.TARGET_GROUPS, target,
                        FinsamFollowUpTable.WOMEN, Integer.toString(women),
                        FinsamFollowUpTable.MEN, Integer.toString(men)));
    }

    private void oldParticipations() {
        delivery.add(
                InsatsTable.SCHEMA,
                Map.of(
                        InsatsTable.INSATS, "I00001",
                        InsatsTable.FORBUND, delivery.forbund().get(0),
                        InsatsTable.TYPE, "INDIVID",
                        InsatsTable.INRIKTNING, "preparatory",
                        InsatsTable.REGISTRATION, "PERSON",
                        InsatsTable.START, "2014-01-01",
                        InsatsTable.END, "2015-12-31"));
        for (int i = 0; i < OLD; i++) {
            Draft draft = new Draft(i % 2 == 0 ? "K" : "M");
            draft.birthYear = deck.between(1960, 1990);
            draft.start = deck.dayIn(2014);
            draft.end = LocalDate.of(2015, 6, 30);
            draft.before.add("income_support");
            draft.after.add("income_support");
            draft.reason = "completed";
            delivery.participation(draft, "I00001");
        }
    }
}
