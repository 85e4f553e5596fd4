package se.samkor.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.samkor.domain.Registrations;

/** The quality report of a delivery: one HTML file without scripts or anything to fetch, in Swedish, then in English. */
public final class QualityPage {
    private final QualityFacts facts;
    private final Language language;

    private QualityPage(QualityFacts facts, Language language) {
        this.facts = facts;
        this.language = language;
    }

    /** The whole file. */
    public static String of(QualityFacts facts) {
        Markup html = new Markup().fixed("<!DOCTYPE html>\n").open("html", "lang", Language.SV.code());
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", "Kvalitetsrapport " + facts.delivery());
        html.open("style")
                .fixed(BilingualPage.STYLE)
                .close("style")
                .close("head")
                .open("body");
        html.open("nav", "aria-label", "Språk").open("ul");
        html.open("li").element("a", "Svenska", "href", "#sv").close("li");
        html.open("li").element("a", "English", "href", "#en", "lang", "en", "hreflang", "en");
        html.close("li").close("ul").close("nav").open("main");
        for (Language language : Language.values()) {
            html.add(new QualityPage(facts, language).article());
        }
        return html.close("main").close("body").close("html").toString();
    }

    private Markup article() {
        Markup html = new Markup().open("article", "id", language.code(), "lang", language.code());
        html.element(
                "h1", say("Kvalitetsrapport för leveransen ", "Quality report of the delivery ") + facts.delivery());
        html.element(
                "p",
                say("Utbetalningarna är kända till och med ", "Payouts are known through ")
                        + facts.observedThrough()
                        + say(". Rapporten stannar i den säkra zonen.", ". The report stays in the secure zone."));
        return html.add(files())
                .add(findings())
                .add(columns())
                .add(registrations())
                .add(disagreements())
                .close("article");
    }

    private String say(String swedish, String english) {
        return language.pick(swedish, english);
    }

    private Markup files() {
        List<List<String>> rows = new ArrayList<>();
        for (QualityFacts.Line line : facts.lines()) {
            if (line.is("read")) {
                rows.add(List.of(
                        line.file(),
                        number(line.rows()),
                        number(count(line.file(), "accepted")),
                        number(count(line.file(), "rejected"))));
            }
        }
        List<String> head = List.of(
                say("Fil", "File"), say("Lästa", "Read"), say("Godkända", "Accepted"), say("Avvisade", "Rejected"));
        return section(say("Rader per fil", "Rows by file"), head, rows);
    }

    private long count(String file, String item) {
        return facts.lines().stream()
                .filter(line -> line.file().equals(file)
                        && line.is(item)
                        && line.detail().isEmpty())
                .mapToLong(QualityFacts.Line::rows)
                .sum();
    }

    private Markup findings() {
        List<List<String>> rows = new ArrayList<>();
        for (QualityFacts.Line line : facts.lines()) {
            boolean found = (line.is("rejected") || line.is("flagged"))
                    && !line.detail().isEmpty();
            if (found) {
                rows.add(List.of(
                        line.file(),
                        line.is("rejected") ? say("avvisad", "rejected") : say("märkt", "flagged"),
                        say(line.swedish(), line.english()),
                        number(line.rows())));
            } else if (line.is("extra_column")) {
                rows.add(List.of(
                        line.file(), say("utelämnad", "left out"), say("Kolumn ", "Column ") + line.detail(), "–"));
            }
        }
        List<String> head =
                List.of(say("Fil", "File"), say("Följd", "Consequence"), say("Regel", "Rule"), say("Rader", "Rows"));
        return section(say("Avvikelser per regel", "Findings by rule"), head, rows);
    }

    private Markup columns() {
        Map<String, long[]> filled = new TreeMap<>();
        for (QualityFacts.Line line : facts.lines()) {
            if (line.is("filled")) {
                long[] sums = filled.computeIfAbsent(line.register() + " " + line.detail(), column -> new long[2]);
                sums[0] += line.rows();
                sums[1] += candidates(line);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        filled.forEach((column, sums) -> rows.add(
                List.of(column, percent(sums[0], sums[1]), facts.ranges().getOrDefault(column, "–"))));
        List<String> head = List.of(
                say("Register och kolumn", "Register and column"),
                say("Andel med värde", "Share with a value"),
                say("Lägsta och högsta", "Lowest and highest"));
        return section(say("Fullständighet och omfång", "Completeness and ranges"), head, rows);
    }

    /** The rows that a count of values is of: those accepted, and the repeated ones found afterwards. */
    private long candidates(QualityFacts.Line of) {
        long repeated = facts.lines().stream()
                .filter(line -> line.file().equals(of.file())
                        && line.is("rejected")
                        && line.detail().equals("exact_duplicate"))
                .mapToLong(QualityFacts.Line::rows)
                .sum();
        return count(of.file(), "accepted") + repeated;
    }

    private Markup registrations() {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<Integer, Registrations> year : facts.registrations().entrySet()) {
            Registrations all = year.getValue();
            rows.add(List.of(
                    year.getKey().toString(),
                    number(all.personal()),
                    number(all.anonymous()),
                    number(all.volume()),
                    number(all.total()),
                    percent(all.anonymous(), all.total()),
                    percent(all.volume(), all.total())));
        }
        List<String> head = List.of(
                say("År", "Year"),
                say("Personer", "Personal"),
                say("Anonyma", "Anonymous"),
                say("Volym", "Volume"),
                say("Alla", "All"),
                say("Andel anonyma", "Share anonymous"),
                say("Andel volym", "Share volume"));
        return section(
                say("Deltagare i individinriktade insatser per startår", "Participants of individual insatser by year"),
                head,
                rows);
    }

    private Markup disagreements() {
        List<List<String>> rows = new ArrayList<>();
        for (QualityFacts.Looking line : facts.looking()) {
            rows.add(List.of(
                    line.direction().equals("sus_to_midas") ? "SUS → MiDAS" : "MiDAS → SUS",
                    Integer.toString(line.year()),
                    line.benefit(),
                    outcome(line.outcome()),
                    number(line.persons())));
        }
        List<String> head = List.of(
                say("Riktning", "Direction"),
                say("Startår", "Year of start"),
                say("Förmån", "Benefit"),
                say("Utfall", "Outcome"),
                say("Personer", "Persons"));
        Markup html = section(say("SUS mot MiDAS", "SUS against MiDAS"), head, rows);
        return facts.looking().isEmpty()
                ? html.element("p", say("Leveransen är ännu inte länkad.", "The delivery is not linked yet."))
                : html;
    }

    private String outcome(String outcome) {
        return switch (outcome) {
            case "looked_for" -> say("sökta", "looked for");
            case "found" -> say("funna", "found");
            case "this benefit at another time" -> say("förmånen vid en annan tid", outcome);
            case "another benefit only" -> say("bara en annan förmån utbetald", outcome);
            case "no payout" -> say("ingen utbetalning", outcome);
            case "neither in befolkning nor paid" -> say("varken i befolkning eller utbetald", outcome);
            case "nothing said in SUS" -> say("SUS säger inget", outcome);
            case "another benefit in SUS" -> say("en annan förmån i SUS", outcome);
            case "other support in SUS" -> say("annan försörjning i SUS", outcome);
            default -> say("utbetald före och senare igen, kanske vilande", outcome);
        };
    }

    private Markup section(String title, List<String> head, List<List<String>> rows) {
        Markup html = new Markup().element("h2", title);
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", title);
        html.open("table").element("caption", title).open("thead").open("tr");
        head.forEach(name -> html.element("th", name, "scope", "col"));
        html.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            html.open("tr").element("th", row.get(0), "scope", "row");
            row.subList(1, row.size()).forEach(cell -> html.element("td", cell));
            html.close("tr");
        }
        return html.close("tbody").close("table").close("div");
    }

    /** Groups of three, as the language has them. */
    private String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(",", say("\u00a0", ","));
    }

    private String percent(long part, long of) {
        if (of == 0) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%.1f", 100.0 * part / of);
        return text.replace(".", say(",", ".")) + "\u00a0%";
    }
}
