package se.samkor.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import se.samkor.GeneratedPage;

/** {@code src/docs/store.md} says what the schema classes declare. */
class StorePageTest {
    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("sus_insats", "an insats"),
            Map.entry("sus_deltagande", "a participation; without a person it is anonymous, without an end ongoing"),
            Map.entry("sus_volym", "the counts of a volyminsats in a year"),
            Map.entry("midas_sjukpenning", "a part-case; both dates inclusive"),
            Map.entry("midas_sjuk_aktivitetsersattning", "a part-case; both dates inclusive"),
            Map.entry("befolkning", "a person registered on 31 December"),
            Map.entry("befolkning_handelse", "an event in a person's registration"),
            Map.entry("arbetssokande", "a registration at Arbetsförmedlingen"),
            Map.entry("forbund_medlemskap", "a kommun's membership of a förbund"),
            Map.entry("forbund_ekonomi", "an amount of a förbund in a year"),
            Map.entry("uppfoljning_finsam", "an insats, counts only, from 2023"),
            Map.entry("kommun_panel", "a published figure of a kommun and year"));

    private static final List<ResultTable> MADE = List.of(
            DeliveriesTable.TABLE,
            QualityTable.TABLE,
            LinkageTable.TABLE,
            LinkageTable.UNMATCHED,
            LinkageTable.DETAIL,
            LinkageTable.IDENTITY,
            LinkageTable.REPAIR,
            LinkageTable.REPAIRED,
            FollowUpTable.TABLE,
            DurabilityPersonsTable.TABLE,
            DurabilityDaysTable.TABLE,
            DurabilityMeansTable.TABLE,
            BenefitLevelTable.TABLE,
            BenefitExitsTable.TABLE,
            DurabilityWindowsTable.TABLE,
            TimeBeforeTable.TABLE,
            ProfileTable.TABLE,
            SurvivalTable.TABLE,
            ComponentsTable.TABLE,
            TableBookTable.TABLE,
            ComparisonTable.TABLE,
            ComparisonTable.BALANCE,
            ComparisonTable.GROUPS,
            ComparisonTable.ESTIMATES,
            ComparisonTable.SENSITIVITY,
            ComparisonTable.PROFILE,
            ComparisonTable.LOVE,
            ComparisonTable.MATCHED,
            ComparisonTable.UNMATCHED,
            KommunCountsTable.TABLE,
            KommunYearsTable.TABLE,
            EffectsTables.EFFECTS,
            EffectsTables.CHECKS,
            EffectsTables.TESTS,
            SmallAreaTable.TABLE,
            RunsTable.TABLE);

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry(
                    "comparison",
                    "A row is a benefit, sex and band of the participants' days before. Days a person; `effect_days`"
                            + " is the difference of the differences shown (comparison.md). Result file."),
            Map.entry(
                    "balance",
                    "A row is a covariate; differences in standard deviations of the participants (comparison.md)."
                            + " Result file."),
            Map.entry("comparison_groups", "The same effects by age band and inriktning. Result file."),
            Map.entry("comparison_estimates", "A row is a benefit and a method. Result file."),
            Map.entry("comparison_sensitivity", "A row is a benefit and a check. Result file."),
            Map.entry(
                    "comparison_profile",
                    "A row is a benefit and a month before the start or after the end. Days a person. Result file."),
            Map.entry("comparison_love", "A row is a covariate. Result file."),
            Map.entry("comparison_matched", "A row is a status of participants. Result file."),
            Map.entry("comparison_unmatched", "A row is a covariate. Result file."),
            Map.entry(
                    "kommun_counts",
                    "A row is a kommun, year, sex and age band: sums over persons, net days in 1/10 000. Never a file;"
                            + " what `kommun_years` is made from."),
            Map.entry("kommun_years", "A row is a kommun, year, sex and age (effects.md). Result file: kommun_panel."),
            Map.entry("effects", "A row is a line of an estimator (effects.md). Result file."),
            Map.entry("effects_checks", "A row is a check of an estimate (effects.md). Result file."),
            Map.entry(
                    "effects_tests",
                    "A row is a one-number summary, tested with those of other outcomes. Result file."),
            Map.entry("small_area", "A row is the change of a kommun or förbund (effects.md). Result file."),
            Map.entry(
                    "linkage_detail",
                    "A row is an outcome of looking from SUS to MiDAS or from MiDAS to SUS, in a part of the cohort"
                            + " (definitions 24b). Result file."),
            Map.entry(
                    "linkage_identity",
                    "A row is a count of numbers or registrations (definitions 24, 24a). Result file."),
            Map.entry(
                    "linkage_repair",
                    "A row is a figure of a repair, estimated ones with an interval (definitions 24c). Result file."),
            Map.entry(
                    "repaired_links",
                    "A row is a participation linked by a number near the faulty one. Never a file (definitions 24c)."),
            Map.entry("deliveries", "A row is a register of a delivery, with the version of its table that it became."),
            Map.entry(
                    "quality",
                    "A row is a finding: `item` is read, accepted, rejected or flagged (by rule in `detail`), filled"
                            + " (values of a column), or extra_column. Result file."),
            Map.entry("linkage", "A row is a year of start, benefit and sex (definitions 22). Result file."),
            Map.entry(
                    "linkage_unmatched", "A row is a reason why persons are not found (definitions 23). Result file."),
            Map.entry("follow_up", "A row is a status: followed up or why not (definitions 9). Result file."),
            Map.entry(
                    "durability_persons",
                    "A row is a followed-up person. Never a file. Calendar days are whole days, net days 1/10 000;"
                            + " flags are of the after-window (definitions 10)."),
            Map.entry(
                    "durability_days",
                    "A row is a cell: benefit that bands, band, sex, day count. Days a person; interval missing for one"
                            + " person (definitions 13 to 21). Result file."),
            Map.entry(
                    "durability_means",
                    "A row is a cell of `durability_days` and a benefit: means before and after with intervals"
                            + " (definition 21a). Result file."),
            Map.entry(
                    "table_book",
                    "A row is a figure of a table of the yearly book: up to four dimensions with their codes,"
                            + " statistic, value, and what a share is a share of (definitions T1 to T15). Result file: one"
                            + " for each table."),
            Map.entry(
                    "runs",
                    "A row is a step of a run, in UTC; tables are `name=version`, and steps of equal signature give the"
                            + " same result."),
            Map.entry(
                    "benefit_level",
                    "A row is a benefit, diagnosis group, sex and moment: `start`, or so many months after the end."
                            + " Shares of `persons`, who had the benefit at the start and are observed (definitions 45 to"
                            + " 48). Result file."),
            Map.entry(
                    "benefit_exits",
                    "A row is a state at the start, a diagnosis group, sex, moment and destination. Empty"
                            + " destinations have a row as well (definition 49). Result file."),
            Map.entry(
                    "durability_windows",
                    "A row is a window, benefit, sex and day count; `ended_year` is the exit year whose exits it counts"
                            + " (definitions 50 and 51). Result file."),
            Map.entry(
                    "time_before",
                    "A row is a measure, benefit, sex and either an age band or a diagnosis group (definition 52)."
                            + " Result file."),
            Map.entry(
                    "profile",
                    "A row is a day, benefit and sex: below 0 days before the start, 0 the start, above 0 days after"
                            + " the end (definition 53). Result file."),
            Map.entry(
                    "survival",
                    "A row is an outcome, benefit, sex, method, cause and every thirtieth day (definitions 54 and 55)."
                            + " Result file."),
            Map.entry(
                    "components",
                    "A row is a benefit, its own band, sex and component; components add to `difference` (definition"
                            + " 56). Result file."));

    @Test
    void thePageSaysWhatTheSchemaClassesDeclare() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n## Registers\n\n").append(REGISTERS);
        Registers.ALL.forEach(register -> append(page, register));
        page.append("\n## Tables that the jobs make\n");
        MADE.forEach(table -> append(page, table));
        page.append(OTHERS);
        GeneratedPage.check("store.md", page.toString());
    }

    private static void append(StringBuilder page, RegisterSchema register) {
        page.append("\n### ").append(register.name()).append("\n\n");
        page.append("A row is ").append(ROWS.getOrDefault(register.name(), "?")).append(". ");
        page.append(register.needed() ? "Needed in every delivery.\n\n" : "Read where present.\n\n");
        page.append("| in the delivery | in the store | type | read as |\n|---|---|---|---|\n");
        for (RegisterColumn column : register.columns()) {
            page.append("| ").append(column.source()).append(column.required() ? "*" : "");
            page.append(" | ").append(column.name());
            page.append(" | `").append(column.kind().stored().simpleString()).append('`');
            page.append(" | ").append(reading(column)).append(" |\n");
        }
    }

    private static String reading(RegisterColumn column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case PERSON -> "personnummer or lopnr; a 64-bit pseudonym in the store";
            case CODE -> String.join(", ", column.codes());
            case LISTED_CODE -> "a code of conf/codes/" + column.codes().get(0) + ".csv";
            case LISTED_CODES -> "codes of conf/codes/" + column.codes().get(0) + ".csv, joined by a vertical bar";
            case DATE -> "a date";
            case YEAR -> "a year";
            case COUNT -> "a whole number, 0 or more";
            case NUMBER -> "a number";
            case EXTENT -> "part of full, over 0 and at most 1; 1/10 000 in the store";
            case KOMMUN -> "a kommun code of four digits";
            case DIAGNOSIS -> "an ICD-10-SE code";
        };
    }

    private static void append(StringBuilder page, ResultTable table) {
        page.append("\n### ").append(table.name()).append("\n\n");
        page.append(MEANINGS.getOrDefault(table.name(), "")).append("\n\n");
        page.append(Arrays.stream(table.type().fields())
                .map(StorePageTest::field)
                .collect(Collectors.joining(", ", "", ".\n")));
    }

    private static String field(StructField field) {
        return "`" + field.name() + "` " + field.dataType().simpleString().toLowerCase(Locale.ROOT);
    }

    private static final String INTRODUCTION =
            """
            # The store

            A store is a folder or URI with the file `samkor-store.json` and a Delta table for each name below. Every write makes
            a new version of a table, and earlier ones can be read again; `deliveries` and `runs` say which version is whose.
            Made from the schema classes; regenerate with `mvn test -Dtest=StorePageTest -Dsamkor.docs=write`.
            """;

    private static final String REGISTERS =
            """
            Validated rows of the latest delivery; * marks a column that must be there and have a value in every row. Each table has
            also `flags`, the codes of the rules by which a row is flagged (definitions 28), or missing.
            """;

    private static final String OTHERS =
            """

            ### Others

            - `rejected`: `delivery`, `register`, `source_file`, `row_number`, `rule`, `column`, `value`; a row is a row of a
              delivery that broke a rule, numbers masked (definitions 25 to 27).
            - `pseudonyms`: `person`, `check`; what finds a collision of two persons (definitions 39).
            - `histories`: a row is a person with a personal identity in SUS: `person`, `sex`, `birth_date`, `kommun`, `link_kind`,
              `link_weight`, and the arrays `participations`, `part_cases`, `events` and `job_seeking`.
            - `repairable`: a row is a participation rejected for nothing but a faulty number: the columns of `sus_deltagande`
              without the person, and `variants`, the pseudonyms it may have been meant for (definitions 24c).
            - `durability_exits`: `durability_persons` with everyone who left in the year and `status`, followed up or why not.
            """;
}
