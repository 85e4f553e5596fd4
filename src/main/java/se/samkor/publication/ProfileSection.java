package se.samkor.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.publication.RunDetails.ProfileDay;
import se.samkor.table.Dimension;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * Who had a benefit on days around start and end. A day is shown where those observed on it are all exits or all followed up, or
 * differ from these, and from those of the day before it, by as many persons as may be published.
 */
final class ProfileSection implements Section {
    static final String TABLE = "profile";
    private static final List<String> PAID = List.of("yes", "no");
    private static final int YES = 1;
    private static final int START = 0;

    private final Cube cube;
    private final List<Integer> days;

    private ProfileSection(Cube cube, List<Integer> days) {
        this.cube = cube;
        this.days = days;
    }

    /** The days that may be shown, in order. */
    static List<Integer> days(RunTables run, int threshold) {
        Map<Integer, Long> observed = new TreeMap<>();
        run.details().profile().forEach(day -> observed.put(day.day(), day.persons()));
        long followed = run.exits().getOrDefault(LinkedTables.FOLLOWED_UP, 0L);
        long exits = run.exits().values().stream().mapToLong(Long::longValue).sum();
        List<Integer> days = new ArrayList<>();
        long last = exits;
        for (Map.Entry<Integer, Long> day : observed.entrySet()) {
            long persons = day.getValue();
            boolean many = persons >= 2L * threshold;
            if (many
                    && isFar(persons, followed, threshold)
                    && isFar(persons, exits, threshold)
                    && isFar(persons, last, threshold)) {
                days.add(day.getKey());
                last = persons;
            }
        }
        return days;
    }

    private static boolean isFar(long persons, long others, int threshold) {
        return persons == others || Math.abs(persons - others) >= threshold;
    }

    static List<StatisticalTable> tables(RunTables run, int threshold) {
        List<StatisticalTable> tables = new ArrayList<>();
        for (int day : days(run, threshold)) {
            for (String benefit : LinkedTables.BENEFITS) {
                Optional<ProfileDay> found = run.details().profile().stream()
                        .filter(one -> one.day() == day && one.benefit().equals(benefit))
                        .findFirst();
                TableBuilder table = new TableBuilder(
                                TABLE + "_" + day + "_" + benefit,
                                List.of(Dimension.flat("paid", LinkedTables.ALL, PAID)))
                        .countName(LinkedTables.PERSONS)
                        .countedRows();
                long persons = found.map(ProfileDay::persons).orElse(0L);
                long paid = found.map(ProfileDay::paid).orElse(0L);
                tables.add(table.add(List.of("yes"), (double) paid, 0, -1)
                        .add(List.of("no"), (double) (persons - paid), 0, -1)
                        .build());
            }
        }
        return tables;
    }

    static ProfileSection of(RunTables run, List<ProtectedTable> tables, int threshold) {
        List<Integer> days = days(run, threshold);
        Variable moments = new Variable(
                "day",
                new Bilingual("Dag", "Day"),
                false,
                days.stream().map(ProfileSection::moment).toList(),
                days.stream().map(day -> Integer.toString(day)).toList());
        Variable paid = new Variable(
                "paid",
                new Bilingual("Har ersättningen", "Has the benefit"),
                false,
                List.of(new Bilingual("Alla", "All"), new Bilingual("Ja", "Yes"), new Bilingual("Nej", "No")),
                List.of(LinkedTables.ALL, "yes", "no"));
        CubeText text = new CubeText(
                new Bilingual(
                        "Personer med ersättning dagar före start och efter slut, avslut " + run.year(),
                        "Persons with benefit on days before the start and after the end, exits " + run.year()),
                List.of(
                        new Bilingual(
                                "Negativa dagar räknas från starten, 0 är startdagen, positiva räknas från slutet. Tiden i"
                                        + " insatsen ingår inte.",
                                "Negative days count from the start, 0 is the day of the start, positive days count from the"
                                        + " end. The time in the intervention is left out."),
                        DurabilityWords.withheld(threshold)),
                DurabilityWords.source());
        List<Variable> variables = List.of(moments, DurabilityWords.benefits(), paid);
        Cube cube = new Cube(
                TABLE, text, DurabilityWords.year(run.year()), variables, List.of(DurabilityWords.persons()), tables);
        return new ProfileSection(cube, days);
    }

    private static Bilingual moment(int day) {
        if (day == START) {
            return new Bilingual("Startdagen", "Day of the start");
        }
        int distance = Math.abs(day);
        return day < 0
                ? new Bilingual(distance + " dagar före start", distance + " days before the start")
                : new Bilingual(distance + " dagar efter slut", distance + " days after the end");
    }

    @Override
    public String anchor() {
        return TABLE;
    }

    @Override
    public Bilingual heading() {
        return new Bilingual("Dag för dag kring start och slut", "Day by day around start and end");
    }

    @Override
    public Cube cube() {
        return cube;
    }

    private Share share(int day, int benefit) {
        Measure persons = cube.measures().get(0);
        return Share.of(cube.figure(persons, day, benefit, YES), cube.figure(persons, day, benefit, 0));
    }

    @Override
    public Markup body(Language language) {
        Markup html = new Markup();
        for (int benefit = 0; benefit < LinkedTables.BENEFITS.size(); benefit++) {
            html.element("p", sentence(benefit, language));
        }
        String caption = language.pick(
                "Andel av personerna som hade ersättningen på dagen, procent, med 95-procentigt intervall",
                "Share of the persons who had the benefit on the day, per cent, with 95 % interval");
        html.add(chart(language, caption));
        return html.add(table(language, caption));
    }

    private String sentence(int benefit, Language language) {
        Bilingual name = DurabilityWords.inSentence(LinkedTables.BENEFITS.get(benefit));
        int last = days.size() - 1;
        StringBuilder text = new StringBuilder(language.pick("Andelen med ", "The share with "))
                .append(name.in(language))
                .append(language.pick(" var ", " was "));
        List<String> parts = new ArrayList<>();
        for (int at : List.of(0, Math.max(0, days.indexOf(START)), last)) {
            String when = moment(days.get(at)).in(language);
            parts.add(share(at, benefit).words(language) + " "
                    + (days.get(at) == START ? language.pick("på startdagen", "on the day of the start") : when));
        }
        return text.append(String.join(", ", parts.stream().distinct().toList()))
                .append('.')
                .toString();
    }

    private Markup chart(Language language, String caption) {
        ChartData chart = new ChartData("lines", language, 1, 360)
                .put(
                        "xName",
                        language.pick("Dagar före start och efter slut", "Days before the start and after the end"))
                .put("yName", language.pick("procent", "per cent"));
        chart.node().put("min", 0);
        List<String> ticks = new ArrayList<>();
        ArrayNode series = chart.node().putArray("series");
        int gap = gap();
        for (int at = 0; at < days.size(); at++) {
            if (at == gap) {
                ticks.add("");
            }
            int day = days.get(at);
            String tick = new Numbers(language).of(java.math.BigDecimal.valueOf(day));
            ticks.add(day == START ? language.pick("start", "start") : day > 0 ? "+" + tick : tick);
        }
        chart.texts("x", ticks);
        for (int benefit = 0; benefit < LinkedTables.BENEFITS.size(); benefit++) {
            ObjectNode line = series.addObject();
            line.put(
                    "name",
                    DurabilityWords.of(LinkedTables.BENEFITS.get(benefit)).in(language));
            ArrayNode value = line.putArray("value");
            ArrayNode low = line.putArray("low");
            ArrayNode high = line.putArray("high");
            for (int at = 0; at < days.size(); at++) {
                if (at == gap) {
                    value.addNull();
                    low.addNull();
                    high.addNull();
                }
                Share share = share(at, benefit);
                ChartData.add(value, share.point());
                ChartData.add(low, share.low());
                ChartData.add(high, share.high());
            }
        }
        return chart.figure(
                id(language, "chart"),
                caption,
                language.pick(
                        "Alla tal står i tabellen efter diagrammet.", "All numbers are in the table after the chart."));
    }

    /** Where the time in the intervention lies: before the first day after the end. */
    private int gap() {
        for (int at = 0; at < days.size(); at++) {
            if (days.get(at) > START) {
                return at;
            }
        }
        return -1;
    }

    private Markup table(Language language, String caption) {
        List<String> heads = new ArrayList<>(List.of(
                cube.variables().get(0).label().in(language),
                cube.measures().get(0).label().in(language)));
        for (String benefit : LinkedTables.BENEFITS) {
            heads.add(DurabilityWords.of(benefit).in(language));
            heads.add(language.pick("95 % intervall", "95 % interval"));
        }
        PlainTable table = new PlainTable(caption, 1, heads);
        Numbers numbers = new Numbers(language);
        for (int at = 0; at < days.size(); at++) {
            List<String> cells = new ArrayList<>(List.of(
                    moment(days.get(at)).in(language),
                    numbers.of(cube.figure(cube.measures().get(0), at, 0, 0))));
            for (int benefit = 0; benefit < LinkedTables.BENEFITS.size(); benefit++) {
                Share share = share(at, benefit);
                cells.add(numbers.of(share.point()));
                cells.add(numbers.interval(share.low(), share.high()));
            }
            table.row(cells);
        }
        return table.markup();
    }
}
