package se.samkor.bench;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import se.samkor.effect.kommun.PopulationCount;
import se.samkor.effect.kommun.RegisterFacts;
import se.samkor.effect.kommun.Years;
import se.samkor.run.Settings;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.SicknessBenefitTable;

/**
 * Days with benefits of the whole population by kommun, year, sex and age band: persons, persons with sjukpenning and with
 * sjuk- or aktivitetsersättning, distinct days with sjukpenning, net days of each. The project counts flows between benefits
 * and times at risk beside them; the others do not.
 */
final class PanelCase {
    private static final Years YEARS = Years.covered(Optional.of(LocalDate.of(2012, 1, 1)), LocalDate.of(2022, 12, 31));
    private static final String SWEPT =
            """
            WITH paid AS MATERIALIZED (
              SELECT person, CASE benefit_code WHEN 'AE' THEN 1 WHEN 'SE' THEN 2 ELSE 0 END AS g, extent,
                from_date AS f, to_date AS t
              FROM (SELECT person, benefit_code, from_date, to_date, extent FROM {sickness}
                    UNION ALL SELECT person, benefit_code, from_date, to_date, extent FROM {disability})
              WHERE benefit_code IN ('SJP', 'RP', 'AE', 'SE')),
            events AS (
              SELECT person, g, f AS d, extent AS x, 1 AS n FROM paid
              UNION ALL SELECT person, g, t + 1, -extent, -1 FROM paid),
            line AS (
              SELECT person, g, d, sum(x) OVER w AS x, sum(n) OVER w AS n, lead(d) OVER w AS until FROM events
              WINDOW w AS (PARTITION BY person, g ORDER BY d ROWS UNBOUNDED PRECEDING)),
            stretches AS (
              SELECT person, g, d, until, least(10000, x) AS x, unnest(range(year(d), year(until - 1) + 1)) AS y
              FROM line WHERE n > 0 AND until > d),
            spent AS (
              SELECT person, y, g, x,
                least(until, make_date(y + 1, 1, 1)) - greatest(d, make_date(y, 1, 1)) AS days
              FROM stretches),
            counted AS (
              SELECT person, y, sum(days) FILTER (g = 0) AS sjp_days, sum(days * x) FILTER (g = 0) AS sjp_net,
                sum(days * x) FILTER (g = 1) AS ae_net, sum(days * x) FILTER (g = 2) AS se_net
              FROM spent GROUP BY person, y),
            residents AS (
              SELECT person, CAST(year AS BIGINT) AS y, CAST(kommun AS INTEGER) AS kommun, sex,
                year - year(birth_date) AS age FROM {population})
            SELECT kommun, r.y, sex,
              CASE WHEN age < 20 THEN 16 WHEN age < 60 THEN age // 10 * 10 ELSE 60 END AS age_from, count(*),
              count(*) FILTER (sjp_days > 0), count(*) FILTER (ae_net > 0 OR se_net > 0),
              CAST(coalesce(sum(sjp_days), 0) AS BIGINT), CAST(coalesce(sum(sjp_net), 0) AS BIGINT),
              CAST(coalesce(sum(ae_net), 0) AS BIGINT), CAST(coalesce(sum(se_net), 0) AS BIGINT)
            FROM residents r LEFT JOIN counted c ON r.person = c.person AND r.y = c.y
            WHERE age BETWEEN 16 AND 64
            GROUP BY ALL
            """;

    private final Made made;
    private final Duck duck;
    private final Settings settings = Settings.load(Optional.empty());
    private final RegisterFacts.Sources sources;
    private final String swept;

    PanelCase(Made made, Duck duck) {
        this.made = made;
        this.duck = duck;
        made.view(SicknessBenefitTable.SCHEMA);
        made.view(DisabilityBenefitTable.SCHEMA);
        made.view(PopulationTable.SCHEMA);
        sources = new RegisterFacts.Sources(
                made.table(SicknessBenefitTable.SCHEMA),
                made.table(DisabilityBenefitTable.SCHEMA),
                made.table(PopulationTable.SCHEMA),
                Optional.empty(),
                Optional.empty());
        swept = SWEPT.replace("{sickness}", made.parquet(SicknessBenefitTable.SCHEMA))
                .replace("{disability}", made.parquet(DisabilityBenefitTable.SCHEMA))
                .replace("{population}", made.parquet(PopulationTable.SCHEMA));
    }

    List<Contender> contenders() {
        return List.of(
                Contender.of("Samkör", this::counted),
                Contender.of("DuckDB", this::swept),
                Contender.floor("Spark scan and group by person", this::grouped));
    }

    private List<String> counted() {
        List<String> lines = new ArrayList<>();
        for (Row row : PopulationCount.of(RegisterFacts.byPerson(sources, settings::benefitsOf, List.of("1")), YEARS)
                .rows()) {
            lines.add(row.get(0) + "," + row.get(1) + "," + row.get(2) + "," + row.get(3) + "," + row.getLong(4) + ","
                    + row.getLong(6) + "," + row.getLong(7) + "," + row.getLong(8) + "," + row.getLong(9) + ","
                    + row.getLong(10) + "," + row.getLong(11));
        }
        lines.sort(null);
        return lines;
    }

    private List<String> swept() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (Object[] row : duck.rows(swept)) {
            StringBuilder line = new StringBuilder();
            for (Object value : row) {
                line.append(line.length() == 0 ? "" : ",").append(value);
            }
            lines.add(line.toString());
        }
        lines.sort(null);
        return lines;
    }

    private void grouped() {
        made.spark()
                .sql("SELECT bit_xor(a), sum(n) FROM (SELECT person, bit_xor(h) AS a, count(*) AS n FROM ("
                        + "SELECT person, xxhash64(person, benefit_code, from_date, to_date, extent) AS h"
                        + " FROM midas_sjukpenning UNION ALL"
                        + " SELECT person, xxhash64(person, benefit_code, from_date, to_date, extent)"
                        + " FROM midas_sjuk_aktivitetsersattning UNION ALL"
                        + " SELECT person, xxhash64(person, year, kommun, sex, birth_date) FROM befolkning)"
                        + " GROUP BY person)")
                .collectAsList();
    }
}
