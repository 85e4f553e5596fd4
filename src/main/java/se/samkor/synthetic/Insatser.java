package se.samkor.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The insatser of every förbund: individual ones by person and by volume, and structural ones. */
public final class Insatser {
    private static final List<String> INDIVIDUAL = List.of(
            "rehabilitation_to_work_or_education",
            "preparatory",
            "individual_mapping",
            "preventive",
            "other_individual");
    private static final double[] INDIVIDUAL_SHARES = {0.71, 0.20, 0.04, 0.01, 0.04};
    private static final List<String> STRUCTURAL =
            List.of("dialogue_and_communication", "training", "structural_mapping", "other_structural");
    private static final List<String> TARGET_GROUPS = List.of(
            "long_term_sick",
            "young_with_aktivitetsersattning",
            "young_with_disability",
            "long_term_sick|young_with_aktivitetsersattning",
            "other",
            "");
    private static final double[] TARGET_SHARES = {0.14, 0.13, 0.11, 0.03, 0.2, 0.39};

    private final Map<String, List<String>> byPerson = new HashMap<>();
    private final List<String> structural = new ArrayList<>();
    private final List<String> byVolume = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final Span running;

    /**
     * Draws the catalogue.
     *
     * @param running the time in which all of them run
     */
    public Insatser(Kommuner kommuner, Draw draw, Span running) {
        this.running = running;
        kommuner.members().stream()
                .map(kommun -> kommuner.forbund(kommun).id())
                .distinct()
                .sorted()
                .forEach(forbund -> ofForbund(forbund, draw));
    }

    private void ofForbund(String forbund, Draw draw) {
        int individual = draw.between(3, 8);
        for (int i = 0; i < individual; i++) {
            String inriktning = i == 0 ? INDIVIDUAL.get(0) : INDIVIDUAL.get(draw.weighted(INDIVIDUAL_SHARES));
            String id = row(draw, forbund, "INDIVID", inriktning, "PERSON");
            byPerson.computeIfAbsent(forbund, unused -> new ArrayList<>()).add(id);
        }
        byVolume.add(row(draw, forbund, "INDIVID", "individual_mapping", "VOLYM"));
        structural.add(row(draw, forbund, "STRUKTUR", draw.oneOf(STRUCTURAL), draw.chance(0.3) ? "PERSON" : "VOLYM"));
    }

    private String row(Draw draw, String forbund, String type, String inriktning, String registration) {
        String id = String.format("I%05d", rows.size() + 1);
        int budget = 50_000 * draw.between(2, 80);
        String targets = TARGET_GROUPS.get(draw.weighted(TARGET_SHARES));
        int start = running.from() + draw.between(0, 300);
        String end = draw.chance(0.3) ? Span.date(running.to()) : "";
        rows.add(String.join(
                ";",
                id,
                forbund,
                type,
                inriktning,
                targets,
                registration,
                Span.date(start),
                end,
                Integer.toString(budget),
                Integer.toString((int) (budget * (0.6 + 0.4 * draw.share())))));
        return id;
    }

    /** An individual insats of the förbund whose participants are registered as persons. */
    public String individual(String forbund, Draw draw) {
        return draw.oneOf(byPerson.getOrDefault(forbund, List.of()));
    }

    /** A structural insats of any förbund. */
    public String structural(Draw draw) {
        return draw.oneOf(structural);
    }

    /** Writes the insatser, and the counts by year of those registered by volume. */
    public void writeTo(RowSink sink, Draw draw, int fromYear, int throughYear) {
        rows.forEach(row -> sink.add(Register.SUS_INSATS, row));
        for (String id : byVolume) {
            for (int year = fromYear; year <= throughYear; year++) {
                sink.add(
                        Register.SUS_VOLYM,
                        id,
                        year,
                        draw.between(0, 60),
                        draw.between(0, 45),
                        draw.chance(0.3) ? draw.between(1, 9) : 0);
            }
        }
    }

    /** The first day on which every insats runs. */
    public int allRunFrom() {
        return running.from() + 300;
    }
}
