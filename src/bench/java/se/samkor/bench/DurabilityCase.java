package se.samkor.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import se.samkor.linkage.Histories;
import se.samkor.linkage.Participants;
import se.samkor.linkage.PersonNumbers;
import se.samkor.measure.Cohort;
import se.samkor.measure.CohortMeasures;
import se.samkor.run.Settings;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.StoredTable;

/** The durability table of an exit year from SUS and the payout registers, warm in one process. */
final class DurabilityCase {
    private static final int WINDOW = 365;
    private static final List<RegisterSchema> READ = List.of(
            InsatsTable.SCHEMA, ParticipationTable.SCHEMA, SicknessBenefitTable.SCHEMA, DisabilityBenefitTable.SCHEMA);

    private final Made made;
    private final Duck duck;
    private final Settings settings = Settings.load(Optional.empty());
    private final Histories.Sources sources;
    private final StoredTable histories;
    private final String swept;
    private final String scan;

    DurabilityCase(Made made, Duck duck) {
        this.made = made;
        this.duck = duck;
        READ.forEach(made::view);
        sources = new Histories.Sources(
                StoredTable.of(made.table(InsatsTable.SCHEMA)),
                StoredTable.of(made.table(ParticipationTable.SCHEMA)),
                StoredTable.of(made.table(SicknessBenefitTable.SCHEMA)),
                StoredTable.of(made.table(DisabilityBenefitTable.SCHEMA)),
                StoredTable.of(made.spark().createDataFrame(List.of(), PopulationTable.SCHEMA.stored())),
                Optional.empty(),
                Optional.empty());
        histories = made.store().table(HistoriesTable.NAME, made.store().version(HistoriesTable.NAME));
        swept = duckSql(made, DurabilitySql.swept());
        scan = duckSql(made, scan("bit_xor(hash(", "{sickness}", "{disability}"));
    }

    private static String scan(String hash, String one, String other) {
        String columns = String.join(", ", DurabilitySql.columns());
        return "SELECT " + hash + columns + ")) FROM (SELECT " + columns + " FROM " + one + " UNION ALL SELECT "
                + columns + " FROM " + other + ")";
    }

    List<Contender> contenders() {
        return List.of(
                Contender.of(
                        "Samkör, from the registers", () -> table(Histories.link(
                                made.spark(),
                                sources,
                                Participants.of(sources.participations()),
                                PersonNumbers.unchanged()))),
                Contender.of("Samkör, from stored histories", () -> table(histories.rows(HistoriesTable.measured(histories.type())))),
                Contender.of("DuckDB", () -> DurabilityTable.ofSums(duck.rows(swept))),
                Contender.of("Spark SQL, days exploded", this::naive),
                Contender.floor("Spark scan and hash", this::sparkScan),
                Contender.floor("DuckDB scan and hash", () -> duck.rows(scan)));
    }

    private List<String> table(InternalRows histories) {
        Cohort cohort = new Cohort(
                MadeStore.YEAR,
                settings.index(),
                settings.episodeGapDays(),
                WINDOW,
                Optional.of(LocalDate.of(2012, 1, 1)),
                LocalDate.of(2022, 12, 31),
                settings::benefitsOf);
        return DurabilityTable.lines(new CohortMeasures(cohort, settings.measures())
                .durability(histories)
                .days()
                .days());
    }

    private List<String> naive() {
        List<Object[]> rows = new ArrayList<>();
        String sql = named(DurabilitySql.naive());
        for (Row row : made.spark().sql(sql).collectAsList()) {
            Object[] values = new Object[row.length()];
            java.util.Arrays.setAll(values, row::get);
            rows.add(values);
        }
        return DurabilityTable.ofSums(rows);
    }

    private static String named(String sql) {
        return sql.replace("{year}", Integer.toString(MadeStore.YEAR))
                .replace("{insatser}", InsatsTable.SCHEMA.name())
                .replace("{participations}", ParticipationTable.SCHEMA.name())
                .replace("{sickness}", SicknessBenefitTable.SCHEMA.name())
                .replace("{disability}", DisabilityBenefitTable.SCHEMA.name());
    }

    /** A query with the Parquet files of the store in the places of the tables. */
    static String duckSql(Made made, String sql) {
        return sql.replace("{year}", Integer.toString(MadeStore.YEAR))
                .replace("{insatser}", made.parquet(InsatsTable.SCHEMA))
                .replace("{participations}", made.parquet(ParticipationTable.SCHEMA))
                .replace("{sickness}", made.parquet(SicknessBenefitTable.SCHEMA))
                .replace("{disability}", made.parquet(DisabilityBenefitTable.SCHEMA));
    }

    private void sparkScan() {
        made.spark()
                .sql(scan(
                        "bit_xor(xxhash64(", SicknessBenefitTable.SCHEMA.name(), DisabilityBenefitTable.SCHEMA.name()))
                .collectAsList();
    }
}
