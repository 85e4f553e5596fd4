package se.samkor.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samkor.domain.BundledCsv;
import se.samkor.domain.DayBand;

/** Bilaga 5 of the 2021 report as if it were the unprotected result of a run; the intervals are made up. */
final class Bilaga5 {
    private static final Map<String, String> BENEFITS = Map.of(
            "sjukpenning_or_rehabiliteringspenning", "SJP", "aktivitetsersattning", "AE", "sjukersattning", "SE");
    private static final Map<String, String> SEXES = Map.of("total", "ALL", "women", "K", "men", "M");

    private Bilaga5() {}

    static RunTables run() {
        return new RunTables(
                2020, DayBand.of(365), false, rows(), Map.of("followed_up", 9789L, "not_yet_followed_up", 120L));
    }

    private static List<DurabilityRow> rows() {
        List<DurabilityRow> rows = new ArrayList<>();
        for (Map<String, String> line : BundledCsv.read("reference/2021_bilaga5_durability_days.csv")) {
            Map<String, Double> days = new HashMap<>();
            for (String group : List.of("sjp", "ae", "se")) {
                for (String part : List.of("before", "after", "diff")) {
                    days.put(group + "_" + part, Double.parseDouble(line.get(group + "_" + part)));
                }
                days.put(group + "_diff_low", days.get(group + "_diff") - 2);
                days.put(group + "_diff_high", days.get(group + "_diff") + 2);
            }
            long persons = Long.parseLong(line.get("n"));
            String sex = SEXES.get(line.get("sex"));
            String benefit = line.get("banded_benefit");
            if (benefit.equals("all")) {
                BENEFITS.values().forEach(each -> rows.add(new DurabilityRow(each, "ALL", sex, persons, days)));
            } else {
                rows.add(new DurabilityRow(BENEFITS.get(benefit), line.get("band_days_before"), sex, persons, days));
            }
        }
        return rows;
    }
}
