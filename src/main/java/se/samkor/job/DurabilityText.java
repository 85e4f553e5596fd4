package se.samkor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;

/** The durability table as a person reads it on a terminal: the shape of Bilaga 5 of the 2021 report. */
final class DurabilityText {
    private static final Map<String, String> BENEFITS = Map.of(
            "ALL", "Alla", "SJP", "Sjukpenning/rehabpenning", "AE", "Aktivitetsersättning", "SE", "Sjukersättning");
    private static final Map<String, String> SEXES = Map.of("ALL", "Samtliga", "K", "Kvinnor", "M", "Män");

    private final boolean net;

    DurabilityText(boolean net) {
        this.net = net;
    }

    List<String> lines(int year, List<Row> table) {
        List<String> lines = new ArrayList<>();
        lines.add("Dagar med ersättning året före start och året efter avslut, avslut " + year
                + (net ? " (nettodagar)" : "") + ", medelvärden per person");
        lines.add(String.format(
                Locale.ROOT,
                "%-8s %-25s %-8s %7s  %22s  %22s  %22s",
                "Kön",
                "Grupp",
                "Band",
                "Antal",
                "SJP före  efter   diff",
                "AE före  efter   diff",
                "SE före  efter   diff"));
        for (String sex : List.of("ALL", "K", "M")) {
            for (Row row : table) {
                if (row.getString(3).equals(sex) && row.getString(4).equals(net ? "net" : "calendar") && printed(row)) {
                    lines.add(line(row));
                }
            }
        }
        lines.add(
                "Diff är efter minus före, räknat på de avrundade medelvärdena som i Bilaga 5; filerna har oavrundade tal.");
        return lines;
    }

    private static boolean printed(Row row) {
        return row.getString(1).equals("ALL") || !row.getString(2).equals("ALL");
    }

    private static String line(Row row) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-8s %-25s %-8s %7d",
                SEXES.getOrDefault(row.getString(3), row.getString(3)),
                BENEFITS.getOrDefault(row.getString(1), row.getString(1)),
                row.getString(2).equals("ALL") ? "alla" : row.getString(2),
                row.getLong(5)));
        for (BenefitGroup group : BenefitGroup.values()) {
            int at = row.fieldIndex(group.prefix() + "_before");
            double before = row.getDouble(at);
            double after = row.getDouble(at + 1);
            line.append(String.format(
                    Locale.ROOT,
                    "  %7.2f %6.2f %7.2f",
                    before,
                    after,
                    PublishedTable.printedDifference(before, after)));
        }
        return line.toString();
    }
}
