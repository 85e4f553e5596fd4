package se.samkor.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayBand;

/**
 * The durability table in SQL, as far as sums by sex and band of each benefit; {@link DurabilityTable} makes the table of them.
 * Words in braces stand for what differs: {insatser}, {participations}, {sickness}, {disability}, {year}.
 */
final class DurabilitySql {
    private DurabilitySql() {}

    /** One row a person: sex, first and last day of the episode that ended in the year, followed up to the end of both windows. */
    private static final String COHORT =
            """
            stays AS (
              SELECT d.person, d.sex, d.start_date AS s, coalesce(d.end_date, DATE '9990-12-31') AS e
              FROM {participations} d JOIN {insatser} i ON d.insats_id = i.insats_id
              WHERE d.person IS NOT NULL AND i.insats_type = 'INDIVID'
                AND coalesce(d.end_reason, '') <> 'FELREGISTRERING'),
            marked AS (
              SELECT person, sex, s, e, CASE WHEN s <= max(e) OVER (PARTITION BY person ORDER BY s, e
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + 1 THEN 0 ELSE 1 END AS begins
              FROM stays),
            numbered AS (
              SELECT person, sex, s, e, sum(begins) OVER (PARTITION BY person ORDER BY s, e
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS episode
              FROM marked),
            episodes AS (
              SELECT person, max(sex) AS sex, min(s) AS s, max(e) AS e FROM numbered GROUP BY person, episode),
            latest AS (
              SELECT person, max(sex) AS sex, max_by(s, e) AS s, max(e) AS e FROM episodes
              WHERE e BETWEEN DATE '{year}-01-01' AND DATE '{year}-12-31' GROUP BY person),
            cohort AS (
              SELECT person, sex, s, e FROM latest
              WHERE e + 365 <= DATE '2022-12-31' AND s - 365 >= DATE '2012-01-01')
            """;

    private static final String GROUP =
            "CASE benefit_code WHEN 'SJP' THEN 'sjp' WHEN 'RP' THEN 'sjp' WHEN 'AE' THEN 'ae' WHEN 'SE' THEN 'se' END";

    /**
     * The best we can write for DuckDB: the registers are filtered by the cohort as they are scanned, part-cases are clipped to the
     * windows, and a line is swept over their starts and ends, so that no day is enumerated. What is used twice is told to be kept: left alone, DuckDB 1.1 reads the registers four times.
     */
    static String swept() {
        return "WITH " + COHORT.replace("cohort AS (", "cohort AS MATERIALIZED (")
                + """
                , paid AS MATERIALIZED (
                  SELECT c.person, c.s, c.e, {group} AS g, from_date AS f, to_date AS t, extent
                  FROM (SELECT person, benefit_code, from_date, to_date, extent FROM {sickness}
                        UNION ALL SELECT person, benefit_code, from_date, to_date, extent FROM {disability}) m
                  JOIN cohort c ON m.person = c.person
                  WHERE benefit_code IN ('SJP', 'RP', 'AE', 'SE') AND to_date >= s - 365 AND from_date <= e + 365),
                clipped AS MATERIALIZED (
                  SELECT person, g, 0 AS part, greatest(f, s - 365) AS f, least(t, s - 1) AS t, extent FROM paid
                  WHERE f < s
                  UNION ALL
                  SELECT person, g, 1, greatest(f, e + 1), least(t, e + 365), extent FROM paid WHERE t > e),
                events AS (
                  SELECT person, g, part, f AS d, extent AS x, 1 AS n FROM clipped WHERE f <= t
                  UNION ALL SELECT person, g, part, t + 1, -extent, -1 FROM clipped WHERE f <= t),
                daily AS (SELECT person, g, part, d, sum(x) AS x, sum(n) AS n FROM events GROUP BY person, g, part, d),
                line AS (
                  SELECT person, g, part, sum(x) OVER w AS x, sum(n) OVER w AS n, lead(d) OVER w - d AS days FROM daily
                  WINDOW w AS (PARTITION BY person, g, part ORDER BY d)),
                counted AS (
                  SELECT person, g, part, sum(days) AS days, sum(days * least(10000, x)) AS net FROM line
                  WHERE n > 0 GROUP BY person, g, part),
                """
                        .replace("{group}", GROUP)
                + sums("DuckDB");
    }

    /** As a statistician writes it first: every day of every part-case of the cohort a row, and distinct days counted. */
    static String naive() {
        return "WITH " + COHORT
                + """
                , paid AS (
                  SELECT person, {group} AS g, extent, from_date, to_date FROM {sickness}
                  WHERE benefit_code IN ('SJP', 'RP')
                  UNION ALL
                  SELECT person, {group} AS g, extent, from_date, to_date FROM {disability}),
                days AS (
                  SELECT c.person, c.s, c.e, p.g, p.extent, explode(sequence(p.from_date, p.to_date)) AS day
                  FROM paid p JOIN cohort c ON p.person = c.person),
                daily AS (
                  SELECT person, g, CASE WHEN day < s THEN 0 ELSE 1 END AS part, day,
                    least(10000, sum(extent)) AS net
                  FROM days
                  WHERE day BETWEEN s - 365 AND s - 1 OR day BETWEEN e + 1 AND e + 365
                  GROUP BY person, g, CASE WHEN day < s THEN 0 ELSE 1 END, day),
                counted AS (
                  SELECT person, g, part, count(DISTINCT day) AS days, sum(net) AS net FROM daily
                  GROUP BY person, g, part),
                """
                        .replace("{group}", GROUP)
                + sums("Spark");
    }

    /** What a scan that only touches every value reads. */
    static List<String> columns() {
        return List.of("person", "benefit_code", "from_date", "to_date", "extent");
    }

    private static String sums(String dialect) {
        StringBuilder wide = new StringBuilder("wide AS (SELECT c.person, max(c.sex) AS sex");
        StringBuilder bands = new StringBuilder();
        StringBuilder added = new StringBuilder("count(*) AS persons");
        for (BenefitGroup group : BenefitGroup.values()) {
            String g = group.prefix();
            for (String unit : List.of("days", "net")) {
                for (int part = 0; part < 2; part++) {
                    wide.append(String.format(
                            Locale.ROOT,
                            ",%n coalesce(max(CASE WHEN g = '%s' AND part = %d THEN %s END), 0) AS %s_%s_%d",
                            g,
                            part,
                            unit,
                            g,
                            unit,
                            part));
                }
                String before = g + "_" + unit + "_0";
                String after = g + "_" + unit + "_1";
                String difference = "CAST(" + after + " - " + before + " AS BIGINT)";
                added.append(", CAST(sum(" + before + ") AS BIGINT), CAST(sum(" + after + ") AS BIGINT), CAST(sum("
                        + difference + " * " + difference + ") AS BIGINT)");
            }
            bands.append(", CASE "
                    + DayBand.of(365).stream()
                            .map(band -> "WHEN " + g + "_days_0 BETWEEN " + band.from() + " AND " + band.to()
                                    + " THEN '" + band.label() + "'")
                            .collect(Collectors.joining(" "))
                    + " END AS " + g + "_band");
        }
        String group = dialect.equals("DuckDB") ? "GROUP BY ALL" : "GROUP BY sex, sjp_band, ae_band, se_band";
        return wide
                + "\n"
                + " FROM cohort c LEFT JOIN counted n ON c.person = n.person GROUP BY c.person),\n"
                + " banded AS (SELECT *"
                + bands + " FROM wide)\n SELECT sex, sjp_band, ae_band, se_band, " + added + " FROM banded " + group;
    }
}
