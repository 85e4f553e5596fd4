package se.samkor.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import se.samkor.domain.BundledCsv;
import se.samkor.publication.RunDetails.AreaChange;
import se.samkor.publication.RunDetails.Compared;
import se.samkor.publication.RunDetails.EventEffect;
import se.samkor.publication.RunDetails.Flow;
import se.samkor.publication.RunDetails.Linked;
import se.samkor.publication.RunDetails.ProfileDay;
import se.samkor.publication.RunDetails.RegisterRows;
import se.samkor.publication.RunDetails.Transition;

/** Bilaga 5 with everything else a run may have; the further figures are made up, some of them small. */
final class FullRun {
    private static final List<String> BENEFITS = List.of("SJP", "AE", "SE");
    private static final long EXITS = 9909;
    private final SplittableRandom random = new SplittableRandom(4);

    private FullRun() {}

    static RunTables run() {
        return Bilaga5.run().with(new FullRun().details());
    }

    static RunCubes cubes() {
        RunTables run = run();
        return RunCubes.of(run, RunProtection.of(run, 5), 5);
    }

    private RunDetails details() {
        Map<String, Long> registrations = Map.of(
                "structural", 20_311L, "volume", 8_120L, "anonymous", 13_402L, "mistake", 3L, "counted", 71_004L);
        return new RunDetails(
                Optional.of(new Flow(registrations, 48_211)),
                profile(),
                transitions(),
                comparison(),
                areas(),
                events(),
                linkage(),
                quality());
    }

    private List<ProfileDay> profile() {
        List<ProfileDay> days = new ArrayList<>();
        for (int day = -360; day <= 360; day += 30) {
            double near = 1 - Math.abs(day) / 900.0;
            days.add(new ProfileDay(day, "SJP", EXITS, Math.round(EXITS * 0.22 * near * (day > 0 ? 0.8 : 1))));
            days.add(new ProfileDay(day, "AE", EXITS, Math.round(EXITS * 0.07)));
            days.add(new ProfileDay(day, "SE", EXITS, day < -300 ? 3 : 120 + day / 4));
        }
        return days;
    }

    private List<Transition> transitions() {
        List<Transition> transitions = new ArrayList<>();
        for (String origin : BENEFITS) {
            long total = origin.equals("SJP") ? 2_180 : origin.equals("AE") ? 694 : 120;
            for (int months : List.of(3, 6, 12, 24)) {
                long same = total * 9 / (9 + months);
                long dead = origin.equals("SE") ? 2 : 11;
                long seeking = (total - same) / 3;
                transitions.add(new Transition(origin, months, "same_benefit", same));
                transitions.add(new Transition(origin, months, "unemployment", seeking));
                transitions.add(new Transition(origin, months, "dead", dead));
                transitions.add(new Transition(origin, months, "outside", total - same - seeking - dead));
            }
        }
        return transitions;
    }

    private List<Compared> comparison() {
        List<Compared> compared = new ArrayList<>();
        for (String benefit : BENEFITS) {
            double effect = benefit.equals("SJP") ? -4.2 : benefit.equals("AE") ? 0.7 : 1.9;
            for (String sex : List.of("ALL", "K", "M")) {
                long participants = sex.equals("ALL") ? 9_600 : sex.equals("K") ? 5_300 : 4_300;
                Map<String, Double> figures = new LinkedHashMap<>();
                figures.put("before_participants", 67.9);
                figures.put("after_participants", 60.1);
                figures.put("before_controls", 67.8);
                figures.put("after_controls", 60 - effect);
                figures.put("effect_days", effect);
                figures.put("ci_low", effect - 1.8);
                figures.put("ci_high", effect + 1.8);
                compared.add(new Compared(benefit, sex, participants, 4 * participants, figures));
            }
        }
        return compared;
    }

    private List<AreaChange> areas() {
        TreeSet<String> kommuner = new TreeSet<>();
        BundledCsv.read("kommuner.csv").stream()
                .filter(line -> line.getOrDefault("valid_to_year", "").isEmpty())
                .forEach(line -> kommuner.add(line.get("kommun")));
        Map<String, long[]> sums = new LinkedHashMap<>();
        List<AreaChange> areas = new ArrayList<>();
        for (String kommun : kommuner) {
            boolean alone = random.nextInt(9) == 0;
            String group = alone ? kommun : "F" + Integer.parseInt(kommun) / 40;
            long paid = random.nextInt(25) == 0 ? 3 : random.nextLong(400, 9_000);
            areas.add(area(group, kommun, paid));
            if (!alone) {
                sums.computeIfAbsent(group, absent -> new long[1])[0] += paid;
            }
        }
        sums.forEach((group, paid) -> areas.add(area(group, "", paid[0])));
        return areas;
    }

    private AreaChange area(String group, String kommun, long paid) {
        double years = 18.0 * Math.max(paid, 200);
        double change = -0.6 + random.nextDouble(-1, 1) * 260 / Math.sqrt(years);
        double error = 90 / Math.sqrt(years);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("person_years", years);
        figures.put("before", 9.1);
        figures.put("after", 9.1 + change);
        figures.put("change", change);
        figures.put("shrunken", 0.7 * change - 0.1);
        figures.put("shrunken_low", 0.7 * change - 0.1 - 1.4 * error);
        figures.put("shrunken_high", 0.7 * change - 0.1 + 1.4 * error);
        figures.put("limit_95_low", -0.6 - 1.96 * error);
        figures.put("limit_95_high", -0.6 + 1.96 * error);
        figures.put("limit_998_low", -0.6 - 3.09 * error);
        figures.put("limit_998_high", -0.6 + 3.09 * error);
        String name = kommun.isEmpty() ? "Samordningsförbundet " + group : group;
        return new AreaChange(group, name, kommun, paid, Math.min(paid, paid / 3 + 1), figures);
    }

    private List<EventEffect> events() {
        List<EventEffect> events = new ArrayList<>();
        for (String outcome : List.of("sjp_share", "sjukpenningtal", "to_work_rate")) {
            double size = outcome.equals("sjp_share") ? 0.004 : 0.8;
            for (int year = -5; year <= 6; year++) {
                double estimate = year < 0 ? size * random.nextDouble(-0.3, 0.3) : -size * Math.min(year, 3) / 3.0;
                events.add(new EventEffect(
                        outcome,
                        "cs",
                        year,
                        year == 6 ? 3 : 60 - 4L * year,
                        estimate,
                        estimate - size / 2,
                        estimate + size / 2));
            }
        }
        return events;
    }

    private static List<Linked> linkage() {
        List<Linked> linked = new ArrayList<>();
        for (String benefit : BENEFITS) {
            for (String sex : List.of("K", "M")) {
                long found = benefit.equals("SE") ? 41 : 693;
                linked.add(new Linked(benefit, sex, "found", found));
                linked.add(new Linked(benefit, sex, "no payout", benefit.equals("SE") ? 2 : 20));
                linked.add(new Linked(benefit, sex, "another benefit only", 9));
            }
        }
        return linked;
    }

    private static List<RegisterRows> quality() {
        Bilingual none = new Bilingual("", "");
        Bilingual order = new Bilingual("Slutet ligger före starten", "The end lies before the start");
        Bilingual twice = new Bilingual("Samma rad en gång till", "The same row once more");
        return List.of(
                new RegisterRows("sus_deltagande", "accepted", "", none, 113_000),
                new RegisterRows("sus_deltagande", "rejected", "date_order", order, 41),
                new RegisterRows("sus_deltagande", "rejected", "duplicate", twice, 2),
                new RegisterRows("midas_sjukpenning", "accepted", "", none, 880_120),
                new RegisterRows("midas_sjukpenning", "rejected", "duplicate", twice, 930));
    }
}
