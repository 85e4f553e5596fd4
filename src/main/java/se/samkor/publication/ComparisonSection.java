package se.samkor.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.publication.RunDetails.Compared;
import se.samkor.table.Contributions;
import se.samkor.table.Dimension;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableBuilder;

/**
 * Participants against comparison persons: the participants' change, the comparison persons' change, and what is left. The table
 * counts the followed-up persons by whether they were matched, so that it is protected together with the durability tables.
 */
final class ComparisonSection implements Section {
    static final String TABLE = "comparison";
    private static final String MATCHED = "matched";
    private static final int MATCHED_AT = 1;
    private static final List<String> PARTS = List.of(
            "before_participants",
            "after_participants",
            "change_participants",
            "before_controls",
            "after_controls",
            "change_controls",
            "effect_days",
            "ci_low",
            "ci_high");

    private final Cube cube;

    private ComparisonSection(Cube cube) {
        this.cube = cube;
    }

    private static String column(String benefit, String part) {
        return LinkedTables.column(benefit, part);
    }

    /** Empty where nobody was compared, or where the groups do not fit the followed-up persons. */
    static List<StatisticalTable> tables(RunTables run, int maxCount, Set<String> withheldMeans) {
        List<Compared> compared = run.details().comparison();
        if (compared.isEmpty()) {
            return List.of();
        }
        Dimension status = Dimension.unrelated(LinkedTables.STATUS, List.of(LinkedTables.FOLLOWED_UP));
        Dimension sex = Dimension.flat(LinkedTables.SEX, LinkedTables.ALL, LinkedTables.SEXES);
        Dimension match = Dimension.flat("matched", LinkedTables.ALL, List.of(MATCHED, "unmatched"));
        TableBuilder table = new TableBuilder(TABLE, List.of(status, sex, match))
                .population(LinkedTables.EXITS)
                .countName(LinkedTables.PERSONS)
                .countedRows();
        for (String one : LinkedTables.SEXES) {
            long matched = participants(compared, one);
            long followed = followed(run, one);
            if (matched > followed) {
                return List.of();
            }
            table.add(List.of(LinkedTables.FOLLOWED_UP, one, MATCHED), (double) matched, 0, -1);
            table.add(List.of(LinkedTables.FOLLOWED_UP, one, "unmatched"), (double) (followed - matched), 0, -1);
        }
        fewControls(compared, maxCount)
                .forEach(one -> table.contributions(
                        List.of(LinkedTables.FOLLOWED_UP, one, MATCHED), new Contributions(maxCount, List.of(), -1)));
        addFigures(compared, table, sex);
        withheldMeans.forEach(benefit -> PARTS.forEach(part -> table.withhold(column(benefit, part))));
        return List.of(table.build());
    }

    private static long participants(List<Compared> compared, String sex) {
        return compared.stream()
                .filter(one -> one.sex().equals(sex))
                .mapToLong(Compared::participants)
                .max()
                .orElse(0);
    }

    private static long followed(RunTables run, String sex) {
        return run.durability().stream()
                .filter(row -> row.benefit().equals("SJP")
                        && row.band().equals(LinkedTables.ALL)
                        && row.sex().equals(sex))
                .mapToLong(DurabilityRow::persons)
                .max()
                .orElse(0);
    }

    /** Means of so few comparison persons are withheld as if they were means of so few participants. */
    private static List<String> fewControls(List<Compared> compared, int maxCount) {
        return compared.stream()
                .filter(one -> one.participants() > 0 && one.controls() <= maxCount)
                .map(Compared::sex)
                .distinct()
                .toList();
    }

    private static void addFigures(List<Compared> compared, TableBuilder table, Dimension sex) {
        for (String benefit : LinkedTables.BENEFITS) {
            for (String part : PARTS) {
                double[] values = new double[table.cells().size()];
                Arrays.fill(values, Double.NaN);
                for (Compared one : compared) {
                    if (one.benefit().equals(benefit)) {
                        values[table.cells().cell(0, sex.indexOf(one.sex()), MATCHED_AT)] = figure(one.figures(), part);
                    }
                }
                table.dependent(column(benefit, part), values);
            }
        }
    }

    /** Rounded to two decimals; a change is the one between the rounded means, as in the durability table. */
    private static double figure(Map<String, Double> figures, String part) {
        if (part.startsWith("change_")) {
            String who = part.substring("change_".length());
            double before = figure(figures, "before_" + who);
            double after = figure(figures, "after_" + who);
            return Double.isNaN(before) || Double.isNaN(after)
                    ? Double.NaN
                    : BigDecimal.valueOf(after)
                            .subtract(BigDecimal.valueOf(before))
                            .doubleValue();
        }
        double value = figures.getOrDefault(part, Double.NaN);
        return Double.isNaN(value)
                ? value
                : BigDecimal.valueOf(value)
                        .setScale(LinkedTables.DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    static ComparisonSection of(RunTables run, List<ProtectedTable> tables, int threshold) {
        Variable match = new Variable(
                "matched",
                new Bilingual("Jämförelse", "Comparison"),
                false,
                List.of(
                        new Bilingual("Alla uppföljda", "All followed up"),
                        new Bilingual("Med jämförelsepersoner", "With comparison persons"),
                        new Bilingual("Utan jämförelsepersoner", "Without comparison persons")),
                List.of(LinkedTables.ALL, MATCHED, "unmatched"));
        List<Measure> measures = new ArrayList<>(List.of(DurabilityWords.persons()));
        for (String benefit : LinkedTables.BENEFITS) {
            for (String part : PARTS) {
                Bilingual name = DurabilityWords.of(benefit);
                Bilingual end = word(part);
                measures.add(new Measure(
                        column(benefit, part),
                        new Bilingual(name.swedish() + ", " + end.swedish(), name.english() + ", " + end.english()),
                        new Bilingual("dagar per person", "days per person"),
                        LinkedTables.DECIMALS));
            }
        }
        CubeText text = new CubeText(
                new Bilingual(
                        "Deltagare och jämförelsepersoner, avslut " + run.year(),
                        "Participants and comparison persons, exits " + run.year()),
                List.of(
                        new Bilingual(
                                "Jämförelsepersoner liknar deltagarna i det som registren visar före starten. Gränserna är"
                                        + " ett 95-procentigt konfidensintervall för det som är kvar.",
                                "Comparison persons are like the participants in what the registers show before the start. The"
                                        + " limits are a 95 % confidence interval of what is left."),
                        DurabilityWords.withheld(threshold)),
                DurabilityWords.source());
        return new ComparisonSection(new Cube(
                TABLE,
                text,
                DurabilityWords.year(run.year()),
                List.of(DurabilityWords.sexes(), match),
                measures,
                tables));
    }

    private static Bilingual word(String part) {
        return switch (part) {
            case "before_participants" -> new Bilingual("deltagare före", "participants before");
            case "after_participants" -> new Bilingual("deltagare efter", "participants after");
            case "change_participants" -> new Bilingual("deltagarnas förändring", "participants' change");
            case "before_controls" -> new Bilingual("jämförelsepersoner före", "comparison persons before");
            case "after_controls" -> new Bilingual("jämförelsepersoner efter", "comparison persons after");
            case "change_controls" -> new Bilingual("jämförelsens förändring", "comparison's change");
            case "effect_days" -> new Bilingual("det som är kvar", "what is left");
            case "ci_low" -> new Bilingual("det som är kvar, undre gräns", "what is left, lower limit");
            default -> new Bilingual("det som är kvar, övre gräns", "what is left, upper limit");
        };
    }

    @Override
    public String anchor() {
        return TABLE;
    }

    @Override
    public Bilingual heading() {
        return new Bilingual("Jämfört med liknande personer", "Compared with similar persons");
    }

    @Override
    public Cube cube() {
        return cube;
    }

    private Figure figure(String benefit, String part, int sex) {
        return cube.figure(cube.measure(column(benefit, part)), sex, MATCHED_AT);
    }

    @Override
    public Markup body(Language language) {
        Markup html = new Markup();
        html.element(
                "p",
                language.pick(
                        "Dagarna kan ändras också utan insats. Därför jämförs deltagarna med personer som liknade dem men inte"
                                + " deltog. Det som är kvar när jämförelsens förändring dras från deltagarnas är en"
                                + " uppskattning av vad insatsen betydde, om inget annat skilde grupperna åt.",
                        "Days may change without an intervention, too. The participants are therefore compared with persons"
                                + " who were like them and did not take part. What is left of the participants' change when the"
                                + " comparison's change is taken away is an estimate of what the intervention meant, if nothing"
                                + " else told the groups apart."));
        html.open("ul");
        LinkedTables.BENEFITS.forEach(benefit -> html.element("li", sentence(benefit, language)));
        html.close("ul");
        String caption = language.pick(
                "Förändring i dagar per person: deltagare, jämförelse och det som är kvar",
                "Change in days per person: participants, comparison, and what is left");
        html.add(chart(caption, language));
        html.add(table(caption, language));
        return html;
    }

    private String sentence(String benefit, Language language) {
        Numbers numbers = new Numbers(language);
        String name = DurabilityWords.of(benefit).in(language);
        Figure effect = figure(benefit, "effect_days", 0);
        Figure low = figure(benefit, "ci_low", 0);
        Figure high = figure(benefit, "ci_high", 0);
        if (!effect.isShown()) {
            return name + language.pick(": uppgiften lämnas inte ut.", ": the figure is withheld.");
        }
        String verdict =
                switch (Prose.of(low, high)) {
                    case MORE -> language.pick(
                            "deltagarna fick fler dagar än jämförelsen",
                            "participants got more days than the comparison");
                    case FEWER -> language.pick(
                            "deltagarna fick färre dagar än jämförelsen",
                            "participants got fewer days than the comparison");
                    default -> language.pick(
                            "det går inte att avgöra om deltagarna fick fler eller färre dagar än jämförelsen",
                            "it cannot be decided whether participants got more or fewer days than the comparison");
                };
        return name + ": " + verdict + language.pick(". Deltagarnas förändring ", ". The participants' change was ")
                + numbers.of(figure(benefit, "change_participants", 0))
                + language.pick(", jämförelsens ", ", the comparison's ")
                + numbers.of(figure(benefit, "change_controls", 0))
                + language.pick(", kvar ", ", left are ")
                + numbers.of(effect)
                + language.pick(
                        " dagar per person (95-procentigt konfidensintervall ",
                        " days per person (95 % confidence interval ")
                + numbers.interval(low, high)
                + ").";
    }

    private Markup chart(String caption, Language language) {
        ForestData forest = new ForestData(
                language,
                List.of(
                        language.pick("Det som är kvar, med intervall", "What is left, with its interval"),
                        language.pick("Deltagarnas förändring", "Participants' change"),
                        language.pick("Jämförelsens förändring", "Comparison's change")),
                language.pick("dagar per person", "days per person"),
                3 * LinkedTables.BENEFITS.size(),
                LinkedTables.DECIMALS,
                true);
        for (String benefit : LinkedTables.BENEFITS) {
            forest.row(
                    DurabilityWords.of(benefit).in(language),
                    List.of(
                            List.of(
                                    figure(benefit, "effect_days", 0),
                                    figure(benefit, "ci_low", 0),
                                    figure(benefit, "ci_high", 0)),
                            alone(figure(benefit, "change_participants", 0)),
                            alone(figure(benefit, "change_controls", 0))));
        }
        return forest.chart()
                .figure(
                        id(language, "chart"),
                        caption,
                        language.pick(
                                "Osäkerheten i båda förändringarna ingår i intervallet för det som är kvar. Alla tal står i"
                                        + " tabellen efter diagrammet.",
                                "The uncertainty of both changes is in the interval of what is left. All numbers are in the"
                                        + " table after the chart."));
    }

    private static List<Figure> alone(Figure figure) {
        return List.of(figure, Figure.NOT_APPLICABLE, Figure.NOT_APPLICABLE);
    }

    private Markup table(String caption, Language language) {
        Numbers numbers = new Numbers(language);
        PlainTable table = new PlainTable(
                caption,
                2,
                List.of(
                        language.pick("Ersättning", "Benefit"),
                        cube.variables().get(0).label().in(language),
                        cube.measures().get(0).label().in(language),
                        language.pick("Deltagare", "Participants"),
                        language.pick("Jämförelse", "Comparison"),
                        language.pick("Kvar", "Left"),
                        language.pick("95 % konfidensintervall", "95 % confidence interval")));
        for (String benefit : LinkedTables.BENEFITS) {
            for (int sex = 0; sex < cube.variables().get(0).size(); sex++) {
                table.row(List.of(
                        DurabilityWords.of(benefit).in(language),
                        cube.variables().get(0).labels().get(sex).in(language),
                        numbers.of(cube.figure(cube.measures().get(0), sex, MATCHED_AT)),
                        numbers.of(figure(benefit, "change_participants", sex)),
                        numbers.of(figure(benefit, "change_controls", sex)),
                        numbers.of(figure(benefit, "effect_days", sex)),
                        numbers.interval(figure(benefit, "ci_low", sex), figure(benefit, "ci_high", sex))));
            }
        }
        return table.markup();
    }
}
