package se.samkor.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A map of the kommuner by what can be said of their change, and a funnel of the förbund. */
final class AreaSection implements Section {
    private static final int MAP_HEIGHT = 620;
    private static final int FUNNEL_HEIGHT = 380;

    private final Cube cube;

    AreaSection(Cube cube) {
        this.cube = cube;
    }

    @Override
    public String anchor() {
        return AreaTables.TABLE;
    }

    @Override
    public Bilingual heading() {
        return new Bilingual("Kommuner och förbund", "Kommuner and förbund");
    }

    @Override
    public Cube cube() {
        return cube;
    }

    private Variable areas() {
        return cube.variables().get(0);
    }

    private Figure figure(String measure, int area) {
        return cube.figure(cube.measure(measure), area);
    }

    private Prose.Finding finding(int area) {
        return Prose.of(figure("shrunken_low", area), figure("shrunken_high", area));
    }

    private List<Integer> kommuner() {
        List<Integer> kommuner = new ArrayList<>();
        for (int area = 0; area < areas().size(); area++) {
            if (AreaTables.isKommun(areas().codes().get(area))) {
                kommuner.add(area);
            }
        }
        return kommuner;
    }

    /** The förbund, and the kommuner that belong to none. */
    private List<Integer> groups() {
        List<Integer> groups = new ArrayList<>();
        for (int area = 1; area < areas().size(); area++) {
            if (!AreaTables.isKommun(areas().codes().get(area))
                    && figure("change", area).isShown()) {
                groups.add(area);
            }
        }
        return groups;
    }

    @Override
    public Markup body(Language language) {
        Markup html = new Markup();
        cube.text().notes().stream().limit(1).forEach(note -> html.element("p", note.in(language)));
        html.element("p", counted(language));
        String map = language.pick(
                "Kommuner efter sjukpenningtalets förändring, utjämnad",
                "Kommuner by change in sickness benefit days, smoothed");
        html.add(map(map, language));
        html.add(legend(language));
        html.open("details").element("summary", language.pick("Tabell: alla kommuner", "Table: all kommuner"));
        html.add(table(map, kommuner(), language)).close("details");
        if (!groups().isEmpty()) {
            String funnel = language.pick(
                    "Förbundens förändring mot deras storlek, med slumpens gränser",
                    "Change of the förbund against their size, with the limits of chance");
            html.element("h3", language.pick("Trattdiagram", "Funnel plot"));
            html.element(
                    "p",
                    language.pick(
                            "Ett litet förbund kan ändras mycket av slumpen. Den som ligger inom gränserna skiljer sig inte"
                                    + " säkert från de andra.",
                            "A small förbund may change much by chance. One within the limits does not differ from the others"
                                    + " with certainty."));
            html.add(funnel(funnel, language)).add(funnelTable(funnel, language));
        }
        return html;
    }

    private String counted(Language language) {
        Map<Prose.Finding, Integer> counts = new EnumMap<>(Prose.Finding.class);
        kommuner().forEach(area -> counts.merge(finding(area), 1, Integer::sum));
        return language.pick("Av ", "Of ")
                + kommuner().size()
                + language.pick(" kommuner har ", " kommuner ")
                + counts.getOrDefault(Prose.Finding.FEWER, 0)
                + language.pick(" ett intervall helt under noll, ", " have an interval wholly below zero, ")
                + counts.getOrDefault(Prose.Finding.MORE, 0)
                + language.pick(" ett helt över noll, och för ", " one wholly above zero, and for ")
                + counts.getOrDefault(Prose.Finding.UNDECIDED, 0)
                + language.pick(" går det inte att avgöra. För ", " it cannot be decided. For ")
                + (counts.getOrDefault(Prose.Finding.WITHHELD, 0) + counts.getOrDefault(Prose.Finding.NO_INTERVAL, 0))
                + language.pick(" lämnas uppgiften inte ut eller saknas.", " the figure is withheld or missing.");
    }

    private static int kind(Prose.Finding finding) {
        return switch (finding) {
            case UNDECIDED -> 0;
            case FEWER -> 1;
            case MORE -> 2;
            default -> 3;
        };
    }

    private static Bilingual kindName(int kind) {
        return switch (kind) {
            case 0 -> new Bilingual("Går inte att avgöra", "Cannot be decided");
            case 1 -> new Bilingual("Färre dagar", "Fewer days");
            case 2 -> new Bilingual("Fler dagar", "More days");
            default -> new Bilingual("Lämnas inte ut eller saknas", "Withheld or missing");
        };
    }

    private Markup map(String caption, Language language) {
        Numbers numbers = new Numbers(language);
        ChartData chart = new ChartData("map", language, 2, MAP_HEIGHT);
        ArrayNode array = chart.node().putArray("areas");
        for (int area : kommuner()) {
            ObjectNode one = array.addObject();
            one.put("code", areas().codes().get(area));
            one.put("label", areas().labels().get(area).in(language));
            one.put("kind", kind(finding(area)));
            String interval = numbers.interval(figure("shrunken_low", area), figure("shrunken_high", area));
            one.put(
                    "text",
                    figure("shrunken", area).isShown()
                            ? numbers.of(figure("shrunken", area)) + " (" + interval + ")"
                            : kindName(3).in(language));
        }
        return chart.figure(
                id(language, "map"),
                caption,
                language.pick("Alla tal står i tabellen efter kartan.", "All numbers are in the table after the map."));
    }

    private static Markup legend(Language language) {
        Markup html = new Markup().open("ul", "class", "legend");
        for (int kind : new int[] {1, 0, 2, 3}) {
            html.open("li")
                    .element("span", "", "class", "swatch kind" + kind, "aria-hidden", "true")
                    .text(" " + kindName(kind).in(language))
                    .close("li");
        }
        return html.close("ul");
    }

    private Markup table(String caption, List<Integer> rows, Language language) {
        Numbers numbers = new Numbers(language);
        PlainTable table = new PlainTable(
                caption,
                1,
                List.of(
                        areas().label().in(language),
                        label("person_years", language),
                        label("before", language),
                        label("after", language),
                        label("shrunken", language),
                        language.pick("95 % intervall", "95 % interval")));
        for (int area : rows) {
            table.row(List.of(
                    areas().labels().get(area).in(language),
                    numbers.of(figure("person_years", area)),
                    numbers.of(figure("before", area)),
                    numbers.of(figure("after", area)),
                    numbers.of(figure("shrunken", area)),
                    numbers.interval(figure("shrunken_low", area), figure("shrunken_high", area))));
        }
        return table.markup();
    }

    private String label(String measure, Language language) {
        return cube.measure(measure).label().in(language);
    }

    private Markup funnel(String caption, Language language) {
        ChartData chart = new ChartData("funnel", language, 2, FUNNEL_HEIGHT)
                .put("xName", label("person_years", language))
                .put("yName", label("change", language));
        chart.node()
                .putObject("names")
                .put("inside", language.pick("Inom 95 %", "Within 95 %"))
                .put("outside", language.pick("Utanför 95 %", "Outside 95 %"))
                .put("narrow", language.pick("95 %-gräns", "95 % limit"))
                .put("wide", language.pick("99,8 %-gräns", "99.8 % limit"));
        ArrayNode points = chart.node().putArray("points");
        for (int area : groups()) {
            ObjectNode point = points.addObject();
            point.put("label", areas().labels().get(area).in(language));
            ChartData.put(point, "size", figure("person_years", area));
            ChartData.put(point, "value", figure("change", area));
            ChartData.put(point, "low", figure("limit_95_low", area));
            ChartData.put(point, "high", figure("limit_95_high", area));
            ArrayNode narrow = point.putArray("narrow");
            ChartData.add(narrow, figure("limit_95_low", area));
            ChartData.add(narrow, figure("limit_95_high", area));
            ArrayNode wide = point.putArray("wide");
            ChartData.add(wide, figure("limit_998_low", area));
            ChartData.add(wide, figure("limit_998_high", area));
            point.put("outside", isOutside(area));
        }
        return chart.figure(
                id(language, "funnel"),
                caption,
                language.pick(
                        "Alla tal står i tabellen efter diagrammet.", "All numbers are in the table after the chart."));
    }

    private boolean isOutside(int area) {
        Figure change = figure("change", area);
        Figure low = figure("limit_95_low", area);
        Figure high = figure("limit_95_high", area);
        return low.isShown()
                && high.isShown()
                && (change.number().compareTo(low.number()) < 0
                        || change.number().compareTo(high.number()) > 0);
    }

    private Markup funnelTable(String caption, Language language) {
        Numbers numbers = new Numbers(language);
        PlainTable table = new PlainTable(
                caption,
                1,
                List.of(
                        areas().label().in(language),
                        label("person_years", language),
                        label("change", language),
                        language.pick("95 %-gränser", "95 % limits"),
                        language.pick("99,8 %-gränser", "99.8 % limits")));
        for (int area : groups()) {
            table.row(List.of(
                    areas().labels().get(area).in(language),
                    numbers.of(figure("person_years", area)),
                    numbers.of(figure("change", area)),
                    numbers.interval(figure("limit_95_low", area), figure("limit_95_high", area)),
                    numbers.interval(figure("limit_998_low", area), figure("limit_998_high", area))));
        }
        return table.markup();
    }
}
