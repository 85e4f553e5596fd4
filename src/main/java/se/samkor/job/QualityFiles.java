package se.samkor.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.domain.Registrations;
import se.samkor.domain.ResultFile;
import se.samkor.publication.QualityFacts;
import se.samkor.publication.QualityPage;
import se.samkor.schema.ColumnKind;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.QualityTable;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;
import se.samkor.schema.ResultTable;
import se.samkor.schema.VolumeTable;
import se.samkor.store.ResultCsv;

/** The quality report of a delivery: three CSV files and a page to read. Once it is linked, with SUS against MiDAS. */
final class QualityFiles {
    private static final Set<ColumnKind> ORDERED =
            Set.of(ColumnKind.DATE, ColumnKind.YEAR, ColumnKind.COUNT, ColumnKind.NUMBER, ColumnKind.EXTENT);

    private final Installation installation;
    private final Delivery delivery;

    QualityFiles(Installation installation, Delivery delivery) {
        this.installation = installation;
        this.delivery = delivery;
    }

    List<Path> write(Optional<LinkStep.Result> linked, Path out) {
        List<Row> quality = QualityText.rows(installation.store(), delivery);
        List<Row> ranges = ranges();
        Map<Integer, Registrations> registrations = registrations();
        List<Row> disagreements = linked.map(
                        result -> LinkageFiles.rows(installation.store(), result, LinkageTable.DETAIL))
                .orElse(List.of());
        List<Path> files = new ArrayList<>();
        files.add(QualityText.export(installation.store(), delivery, out));
        files.add(csv(out, QualityTable.RANGES, ranges));
        files.add(csv(out, QualityTable.REGISTRATIONS, rows(registrations)));
        QualityFacts facts = facts(quality, ranges, registrations, disagreements);
        files.add(ResultFile.write(out.resolve("internal").resolve("quality.html"), QualityPage.of(facts)));
        return files;
    }

    private static Path csv(Path out, ResultTable table, List<Row> rows) {
        return ResultCsv.write(out, table.name(), table.type(), rows);
    }

    private Optional<Dataset<Row>> register(RegisterSchema schema) {
        Long version = delivery.versions().get(schema.name());
        return Optional.ofNullable(version).map(v -> installation.store().read(schema.name(), v));
    }

    /** The lowest and highest values of each register, in one pass over the columns that have an order. */
    private List<Row> ranges() {
        List<Row> rows = new ArrayList<>();
        for (RegisterSchema schema : Registers.ALL) {
            List<RegisterColumn> columns = schema.columns().stream()
                    .filter(column -> ORDERED.contains(column.kind()))
                    .toList();
            Optional<Dataset<Row>> register = register(schema);
            if (register.isPresent() && !columns.isEmpty()) {
                List<Column> ends = new ArrayList<>();
                columns.forEach(column -> {
                    ends.add(min(col(column.name())));
                    ends.add(max(col(column.name())));
                });
                Row found = register.get()
                        .agg(ends.get(0), ends.subList(1, ends.size()).toArray(Column[]::new))
                        .first();
                for (int i = 0; i < columns.size(); i++) {
                    String low = String.valueOf(found.isNullAt(2 * i) ? "" : found.get(2 * i));
                    String high = String.valueOf(found.isNullAt(2 * i + 1) ? "" : found.get(2 * i + 1));
                    rows.add(RowFactory.create(
                            delivery.name(), schema.name(), columns.get(i).source(), low, high));
                }
            }
        }
        return rows;
    }

    /** Participants by year of start, volume by its year: individual insatser, without registrations by mistake. */
    private Map<Integer, Registrations> registrations() {
        Map<Integer, Registrations> years = new TreeMap<>();
        Dataset<Row> insatser = register(InsatsTable.SCHEMA).orElseThrow();
        Dataset<Row> participations = KnownNumbers.of(installation, delivery)
                .numbers(installation)
                .anonymised(register(ParticipationTable.SCHEMA).orElseThrow());
        Column mistake = coalesce(col(ParticipationTable.END_REASON).equalTo("FELREGISTRERING"), lit(false));
        Dataset<Row> individual = insatser.filter(col(InsatsTable.TYPE).equalTo("INDIVID"))
                .select(InsatsTable.INSATS)
                .distinct();
        participations
                .filter(org.apache.spark.sql.functions.not(mistake))
                .join(individual, new String[] {InsatsTable.INSATS}, "left_semi")
                .groupBy(year(col(ParticipationTable.START)))
                .agg(
                        count(col(ParticipationTable.PERSON)),
                        sum(when(col(ParticipationTable.PERSON).isNull(), 1L).otherwise(0L)))
                .collectAsList()
                .forEach(row -> add(years, row.getInt(0), new Registrations(row.getLong(1), row.getLong(2), 0)));
        register(VolumeTable.SCHEMA).ifPresent(volume -> volume.groupBy(VolumeTable.YEAR)
                .agg(sum(counted(VolumeTable.WOMEN)
                        .plus(counted(VolumeTable.MEN))
                        .plus(counted(VolumeTable.UNKNOWN))))
                .collectAsList()
                .forEach(row -> add(years, row.getInt(0), new Registrations(0, 0, row.getLong(1)))));
        return years;
    }

    private static Column counted(String column) {
        return coalesce(col(column), lit(0)).cast("long");
    }

    private static void add(Map<Integer, Registrations> years, int year, Registrations more) {
        years.merge(year, more, Registrations::plus);
    }

    private List<Row> rows(Map<Integer, Registrations> years) {
        List<Row> rows = new ArrayList<>();
        years.forEach((year, all) -> rows.add(RowFactory.create(
                delivery.name(),
                year,
                all.personal(),
                all.anonymous(),
                all.volume(),
                all.total(),
                (double) all.anonymous() / all.total(),
                (double) all.volume() / all.total())));
        return rows;
    }

    private QualityFacts facts(
            List<Row> quality, List<Row> ranges, Map<Integer, Registrations> registrations, List<Row> detail) {
        List<QualityFacts.Line> lines = new ArrayList<>();
        for (Row row : quality) {
            lines.add(new QualityFacts.Line(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getLong(7)));
        }
        Map<String, String> spans = new TreeMap<>();
        ranges.forEach(row ->
                spans.put(row.getString(1) + " " + row.getString(2), row.getString(3) + " – " + row.getString(4)));
        List<QualityFacts.Looking> looking = new ArrayList<>();
        for (Row row : detail) {
            if (row.getString(3).equals("sex") && row.getString(4).equals("ALL")) {
                looking.add(new QualityFacts.Looking(
                        row.getString(0), row.getInt(1), row.getString(2), row.getString(5), row.getLong(6)));
            }
        }
        String through = delivery.observedThrough().map(Object::toString).orElse("–");
        return new QualityFacts(delivery.name(), through, lines, spans, registrations, looking);
    }
}
