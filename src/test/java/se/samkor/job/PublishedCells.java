package se.samkor.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import se.samkor.domain.BundledCsv;
import se.samkor.table.book.BookTable;

/** The cells of the published tables, and where in the table books each of them must come out again. */
final class PublishedCells {
    private static final Map<String, String> SEX = Map.of("total", "ALL", "women", "K", "men", "M");
    private static final Map<String, String> TYPE =
            Map.of("total", "ALL", "individual", "INDIVID", "structural", "STRUKTUR");

    /** A published figure, the place where it should stand, and what stands there. */
    record Cell(String file, String key, BigDecimal printed, Place place, String erratum) {}

    /** A figure of a book; a step of 100 is for counts that a report prints in hundreds. */
    record Place(int book, String table, String statistic, int step, List<String> codes) {
        static Place of(int book, String table, String statistic, String... codes) {
            return new Place(book, table, statistic, 1, List.of(codes));
        }
    }

    private final List<Cell> cells = new ArrayList<>();

    private static String get(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static String all(Map<String, String> row, String column) {
        return switch (get(row, column)) {
            case "total" -> "ALL";
            case "personal_data" -> "personal";
            default -> get(row, column);
        };
    }

    private void file(String name, String column, Function<Map<String, String>, Optional<Place>> place) {
        for (Map<String, String> row : BundledCsv.read("reference/" + name + ".csv")) {
            String value = get(row, column);
            boolean derived = get(row, "note").startsWith("derived")
                    || (row.containsKey("printed") && get(row, "printed").isEmpty());
            if (value.isEmpty() || derived) {
                continue;
            }
            String key = row.entrySet().stream()
                    .filter(entry -> !entry.getKey().endsWith("_sv")
                            && !entry.getKey().contains("printed")
                            && !List.of(
                                            "value",
                                            "n",
                                            "pct",
                                            "unit",
                                            "note",
                                            "erratum",
                                            "participations",
                                            "participants")
                                    .contains(entry.getKey())
                            && !entry.getKey().startsWith("n_")
                            && !entry.getKey().startsWith("pct_")
                            && !entry.getKey().equals("change_from_2023"))
                    .map(Map.Entry::getValue)
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            place.apply(row)
                    .ifPresent(where -> cells.add(new Cell(
                            name, key + " (" + column + ")", new BigDecimal(value), where, get(row, "erratum"))));
        }
    }

    private static Function<Map<String, String>, Optional<Place>> at(Function<Map<String, String>, Place> place) {
        return row -> Optional.of(place.apply(row));
    }

    private static int year(Map<String, String> row) {
        return Integer.parseInt(get(row, "year"));
    }

    /** The cells of the report of 2021, and those of the report of 2020 that the same registers hold. */
    static List<Cell> of2021() {
        PublishedCells all = new PublishedCells();
        all.bilaga3("age_by_sex", "age_band", "age");
        all.bilaga3("education_by_sex", "education", "education");
        all.bilaga3("time_in_support", "time_in_support", "time_in_support");
        all.bilaga3("support_before", "support", "support_before_sources");
        all.bilaga3("inriktning_by_sex", "inriktning", "inriktning");
        all.bilaga3("time_in_insats", "time_in_insats", "time_in_insats");
        all.file("2021_outcomes_by_group", "value", PublishedCells::outcome);
        for (String[] pair : new String[][] {{"participations", "count"}, {"pct", "share"}}) {
            all.file(
                    "2021_participants_by_registration",
                    pair[0],
                    at(row -> Place.of(2021, "registration_kinds", pair[1], all(row, "registration_kind"), "ALL")));
        }
        all.file(
                "2021_table1_insatser_by_type",
                "insatser_total",
                at(row -> Place.of(2021, "insatser_by_type", "count", "ALL", get(row, "year"))));
        for (String[] of : new String[][] {{"individual", "INDIVID"}, {"structural", "STRUKTUR"}}) {
            all.file(
                    "2021_table1_insatser_by_type",
                    "pct_" + of[0],
                    at(row -> Place.of(2021, "insatser_by_type", "share", of[1], get(row, "year"))));
            all.file(
                    "2021_table1_insatser_by_type",
                    "n_" + of[0],
                    at(row -> Place.of(2021, "insatser_by_type", "count", of[1], get(row, "year"))));
        }
        for (String[] pair : new String[][] {{"n_insatser", "count"}, {"pct_insatser", "share"}}) {
            all.file(
                    "2021_table2_insatser_by_inriktning",
                    pair[0],
                    at(row -> Place.of(2021, "individual_insatser", pair[1], all(row, "inriktning"), "2021")));
            all.file(
                    "2021_table3_structural_by_inriktning",
                    pair[0],
                    at(row -> Place.of(2021, "structural_insatser", pair[1], all(row, "inriktning"), "2021")));
        }
        all.file(
                "2021_table3_structural_by_inriktning",
                "pct_participations_prose",
                at(row -> Place.of(2021, "structural_participants", "share", all(row, "inriktning"), "2021")));
        all.file(
                "2021_table4_participants_total",
                "participations_individual_insatser",
                at(row -> Place.of(2021, "participations_by_year", "count", get(row, "year"))));
        all.file(
                "2021_table5_work_study",
                "value",
                at(row -> Place.of(
                        2021,
                        "occupation_after",
                        "share",
                        "work_or_study",
                        SEX.get(get(row, "sex")),
                        get(row, "year"))));
        all.file(
                "2021_table6_active_job_seekers",
                "value",
                at(row -> Place.of(
                        2021,
                        "occupation_after",
                        "share",
                        "active_job_seeker",
                        SEX.get(get(row, "sex")),
                        get(row, "year"))));
        all.file(
                "2021_table8_economy",
                "value",
                at(row -> Place.of(2021, "economy", "count", get(row, "measure"), get(row, "year"))));
        all.report2020();
        return all.cells;
    }

    private void bilaga3(String name, String column, String table) {
        for (String[] pair : new String[][] {{"n", "count"}, {"pct", "share"}}) {
            file(
                    "2021_bilaga3_" + name,
                    pair[0],
                    at(row -> Place.of(2021, table, pair[1], all(row, column), SEX.get(get(row, "sex")))));
        }
    }

    private static Optional<Place> outcome(Map<String, String> row) {
        String outcome = get(row, "outcome");
        String group = get(row, "group");
        String sex = SEX.get(group);
        String code = outcome.replaceAll("_(before|after)$", "").replace("exit_", "");
        return switch (outcome) {
            case "work_or_study_before" -> Optional.of(
                    Place.of(2021, "work_study_before_after", "share", "work_or_study", sex, "2021", "before"));
            case "work_or_study_after", "active_job_seeker_after" -> Optional.of(
                    sex != null
                            ? Place.of(2021, "occupation_after", "share", code, sex, "2021")
                            : group.startsWith("young")
                                    ? Place.of(2021, "occupation_after_young", "share", code)
                                    : Place.of(2021, "occupation_after_by_age", "share", code, group));
            case "exit_continued_rehabilitation", "exit_illness" -> Optional.of(
                    sex != null
                            ? Place.of(2021, "reasons_for_ending", "share", code, sex)
                            : Place.of(2021, "reasons_for_ending_young", "share", code));
            case "no_public_support_before", "no_public_support_after" -> Optional.of(Place.of(
                    2021, "support_before_after", "share", code, sex, outcome.substring(outcome.lastIndexOf('_') + 1)));
            default -> Optional.of(Place.of(2021, "occupation_after", "none", code, "ALL", "2021"));
        };
    }

    private static Place benefit(Map<String, String> row, String statistic) {
        String code = get(row, "benefit").equals("sjukpenning")
                ? "sjukpenning_or_rehabiliteringspenning"
                : get(row, "benefit");
        String table =
                get(row, "registration").equals("new") ? "new_participants_by_benefit" : "participants_by_benefit";
        return Place.of(2020, table, statistic, code, SEX.get(get(row, "sex")), get(row, "year"));
    }

    private void report2020() {
        file("2020_table1_participants_by_benefit", "value", at(row -> benefit(row, "count")));
        file("2020_table2_participant_shares", "value", at(row -> benefit(row, "share")));
        file(
                "2020_diagram1_insatser_by_target_group",
                "value",
                at(row ->
                        Place.of(2020, "target_groups_by_year", "count", get(row, "target_group"), get(row, "year"))));
        file("2020_target_groups", "value", at(row -> {
            String group = get(row, "target_group");
            String of = get(row, "year");
            boolean all = group.equals("all_prioritised");
            return switch (get(row, "measure")) {
                case "insatser" -> all
                        ? Place.of(2020, "prioritised_insatser", "count", "prioritised", of)
                        : Place.of(2020, "target_groups_by_year", "count", group, of);
                case "insatser_change_from_2019" -> Place.of(2020, "target_groups_by_year", "change", group, of);
                case "forbund_financing" -> Place.of(2020, "target_groups_forbund", "count", group, of);
                case "share_individual" -> Place.of(2020, "target_groups", "share", group, "INDIVID");
                case "share_structural" -> Place.of(2020, "target_groups", "share", group, "STRUKTUR");
                case "share_of_all_insatser" -> Place.of(2020, "prioritised_insatser", "share", "prioritised", of);
                default -> Place.of(
                        2020, "target_groups_inriktning", "share", group, "rehabilitation_to_work_or_education");
            };
        }));
    }

    /** The cells of the follow-up of 2015. */
    static List<Cell> of2015() {
        PublishedCells all = new PublishedCells();
        all.file(
                "2015_table1_forbund_and_kommuner",
                "n_forbund",
                at(row -> Place.of(2015, "forbund", "count", get(row, "period").substring(0, 4))));
        all.file(
                "2015_table1_forbund_and_kommuner",
                "n_kommuner",
                at(row -> Place.of(
                        2015, "kommuner", "count", "member", get(row, "period").substring(0, 4))));
        all.file(
                "2015_table2_young_participants",
                "value",
                at(row -> Place.of(
                        2014,
                        "young",
                        "count",
                        get(row, "group").equals("young_16_29") ? "ALL" : "aktivitetsersattning",
                        get(row, "year"))));
        all.file(
                "2015_table3_participants_by_type",
                "value",
                at(row -> new Place(
                        2014,
                        "participants_by_type",
                        "count",
                        100,
                        List.of(TYPE.get(get(row, "insats_type")), get(row, "year")))));
        all.file(
                "2015_table4_insatser_by_type",
                "value",
                at(row -> Place.of(
                        2014, "insatser_by_type", "count", TYPE.get(get(row, "insats_type")), get(row, "year"))));
        all.file(
                "2015_table5_individual_insatser_by_inriktning",
                "value",
                at(row -> Place.of(2014, "individual_insatser", "count", all(row, "inriktning"), get(row, "year"))));
        all.file(
                "2015_table6_age_shares",
                "value",
                at(row -> Place.of(2014, "age_by_year", "share", get(row, "age_band"), get(row, "year"))));
        all.file(
                "2015_table7_education",
                "value",
                row -> get(row, "population").equals("sweden")
                        ? Optional.empty()
                        : Optional.of(
                                Place.of(2014, "education_by_year", "share", get(row, "education"), "ALL", "2013")));
        all.file(
                "2015_table8_time_in_support",
                "value",
                at(row -> Place.of(
                        2014, "time_in_support_by_year", "share", get(row, "time_in_support"), get(row, "year"))));
        all.file("2015_table9_registered_and_ended", "value", at(row -> switch (get(row, "measure")) {
            case "ended" -> Place.of(2014, "registered_and_ended", "count", "ended", get(row, "year"));
            case "ended_share_of_registered" -> Place.of(
                    2014, "registered_and_ended", "share", "ended", get(row, "year"));
            default -> Place.of(2014, "registered_and_ended", "count", "ALL", get(row, "year"));
        }));
        all.file(
                "2015_table10_inriktning_by_sex",
                "value",
                at(row -> Place.of(
                        2014,
                        "inriktning_by_year",
                        "share",
                        get(row, "inriktning"),
                        SEX.get(get(row, "sex")),
                        get(row, "year"))));
        all.file(
                "2015_table11_work_study_after",
                "n",
                at(row -> Place.of(2014, "work_study_after", "count", get(row, "outcome"), get(row, "year"))));
        all.file(
                "2015_table11_work_study_after",
                "pct_of_ended",
                at(row -> Place.of(2014, "work_study_after", "share", get(row, "outcome"), get(row, "year"))));
        all.file(
                "2015_table12_work_study_before_after",
                "value",
                at(row -> get(row, "measure").equals("ended")
                        ? Place.of(2014, "ended_by_sex", "count", "ALL", get(row, "year"))
                        : Place.of(
                                2014,
                                "work_study_before_after",
                                "share",
                                "work_or_study",
                                "ALL",
                                get(row, "year"),
                                get(row, "measure").endsWith("before") ? "before" : "after")));
        all.file(
                "2015_table13_support_before_after",
                "value",
                at(row -> Place.of(
                        2014,
                        "support_before_after_by_year",
                        "share",
                        get(row, "support"),
                        get(row, "year"),
                        get(row, "time"))));
        all.file(
                "2015_table14_structural_participants",
                "value",
                at(row ->
                        Place.of(2014, "structural_participants", "count", all(row, "inriktning"), get(row, "year"))));
        for (String[] pair : new String[][] {{"participants", "count"}, {"pct", "share"}}) {
            all.file(
                    "2015_participants_by_registration",
                    pair[0],
                    at(row -> Place.of(2014, "registration_kinds", pair[1], all(row, "registration_kind"), "ALL")));
        }
        return all.cells;
    }

    /** The cells of the report of 2024. */
    static List<Cell> of2024() {
        PublishedCells all = new PublishedCells();
        all.file(
                "2024_insatser_by_type",
                "n",
                at(row -> Place.of(2024, "finsam_insatser", "count", TYPE.get(get(row, "insats_type")), "2024")));
        all.file(
                "2024_target_groups",
                "n_insatser",
                at(row -> Place.of(2024, "finsam_target_groups", "count", get(row, "target_group"), "2024")));
        all.file(
                "2024_target_groups",
                "change_from_2023",
                at(row -> Place.of(2024, "finsam_target_groups", "change", get(row, "target_group"), "2024")));
        all.file(
                "2024_target_groups",
                "n_forbund",
                at(row -> Place.of(2024, "finsam_target_groups_forbund", "count", get(row, "target_group"))));
        all.file(
                "2024_target_groups",
                "n_work_oriented",
                at(row -> Place.of(
                        2024, "finsam_target_groups_inriktning", "count", get(row, "target_group"), "work_oriented")));
        all.file(
                "2024_target_groups",
                "pct_work_oriented",
                at(row -> Place.of(
                        2024, "finsam_target_groups_inriktning", "share", get(row, "target_group"), "work_oriented")));
        all.file(
                "2024_participants_target_groups",
                "value",
                at(row -> Place.of(
                        2024,
                        "finsam_individuals",
                        switch (get(row, "measure")) {
                            case "change_from_2023" -> "change";
                            case "share_of_all_individuals" -> "share";
                            default -> "count";
                        },
                        "prioritised",
                        SEX.get(get(row, "sex")),
                        Integer.toString(year(row)))));
        return all.cells;
    }

    /** What a book prints at a place; empty when it has no such figure. */
    static Optional<BigDecimal> found(Map<Integer, Map<String, BookTable>> books, Place place) {
        BookTable table = books.getOrDefault(place.book(), Map.of()).get(place.table());
        if (table == null) {
            return Optional.empty();
        }
        Double value = table.values(place.statistic()).get(place.codes());
        if (value == null) {
            return Optional.empty();
        }
        BigDecimal printed = table.print(place.statistic()).of(value);
        BigDecimal step = BigDecimal.valueOf(place.step());
        return Optional.of(printed.divide(step, 0, RoundingMode.HALF_UP).multiply(step));
    }

    static Map<String, BookTable> byId(List<BookTable> tables) {
        Map<String, BookTable> byId = new TreeMap<>();
        tables.forEach(table -> byId.put(table.id(), table));
        return byId;
    }
}
