package se.samkor.synthetic.population;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import se.samkor.schema.RegisterColumn;
import se.samkor.synthetic.DeliveryOutput;
import se.samkor.synthetic.Planted;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.RowSink;
import se.samkor.synthetic.Span;

/** Writes a made-up population as a delivery, its parts side by side on Spark. */
public final class PopulationDelivery {
    private final SparkSession spark;
    private final PopulationSize size;
    private final String folder;

    /** How the registers are stored. */
    public enum Format {
        CSV,
        PARQUET
    }

    private PopulationDelivery(SparkSession spark, PopulationSize size, String folder) {
        this.spark = spark;
        this.size = size;
        this.folder = folder;
    }

    /** Writes the delivery and its truth; returns what was made. */
    public static PartSummary write(SparkSession spark, PopulationSize size, String folder, Format format) {
        return new PopulationDelivery(spark, size, folder).write(format);
    }

    private PartSummary write(Format format) {
        DeliveryOutput output = DeliveryOutput.open(folder, spark.sparkContext().hadoopConfiguration());
        output.prepare();
        Effect effect = effect();
        PartSummary summary = format == Format.CSV ? csv(effect) : parquet(output, effect);
        List<String> participants = new ArrayList<>();
        participants.add(Population.Participant.header());
        summary.participants().forEach(participant -> participants.add(participant.line()));
        output.truth("participants.csv", participants);
        output.truth("effect.csv", planted(summary.participants()));
        output.truth("planted.csv", summary.planted().lines());
        output.write(Population.FACTS);
        return summary;
    }

    private JavaRDD<Integer> parts() {
        int parts = Population.parts(size.persons());
        List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(numbers, parts);
    }

    /** The mean effect on those whose insats ended, by exit year. */
    private static List<String> planted(List<Population.Participant> participants) {
        Map<Integer, IntSummaryStatistics> years = participants.stream()
                .collect(Collectors.groupingBy(
                        participant -> Span.yearOf(participant.insats().to()),
                        TreeMap::new,
                        Collectors.summarizingInt(participant -> participant.with() - participant.without())));
        List<String> lines = new ArrayList<>();
        lines.add("exit_year;participants;effect_days");
        years.forEach((year, effects) -> lines.add(year + ";" + effects.getCount() + ";" + effects.getAverage()));
        return lines;
    }

    /** The effect as shares, from the days of all participants that it could change. */
    private Effect effect() {
        if (size.effect() == 0) {
            return Effect.NONE;
        }
        PopulationSize asked = size;
        return parts().map(part -> new Population(asked).room(part, asked.effect()))
                .reduce(EffectRoom::plus)
                .effect(size.effect());
    }

    private PartSummary csv(Effect effect) {
        PopulationSize asked = size;
        String to = folder;
        return sum(parts().map(part -> {
            DeliveryOutput output = DeliveryOutput.open(to, new Configuration());
            boolean single = Population.parts(asked.persons()) == 1;
            try (CsvPart files = new CsvPart(output, part, single)) {
                return summary(asked, part, effect, files);
            }
        }));
    }

    /** Adds in the order of the parts; reducing would add in the order in which they end. */
    private static PartSummary sum(JavaRDD<PartSummary> parts) {
        PartSummary sum = new PartSummary(0, List.of(), new Planted());
        for (PartSummary part : parts.collect()) {
            sum = sum.plus(part);
        }
        return sum;
    }

    private static PartSummary summary(PopulationSize size, int part, Effect effect, RowSink sink) {
        List<Population.Participant> participants = new ArrayList<>();
        Planted planted = new Planted();
        long[] rows = new long[1];
        new Population(size)
                .write(
                        part,
                        effect,
                        (register, line) -> {
                            rows[0]++;
                            sink.add(register, line);
                        },
                        participants::add,
                        planted);
        return new PartSummary(rows[0], participants, planted);
    }

    private PartSummary parquet(DeliveryOutput output, Effect effect) {
        PopulationSize asked = size;
        StructType type = new StructType().add("register", DataTypes.StringType).add("line", DataTypes.StringType);
        JavaRDD<Row> rows = parts().flatMap(part -> rowsOf(asked, part, effect));
        Dataset<Row> lines = spark.createDataFrame(rows, type).persist(StorageLevel.DISK_ONLY());
        for (Register register : Register.values()) {
            Dataset<Row> own = lines.filter(col("register").equalTo(register.fileName()));
            own.select(cells(register)).write().mode(SaveMode.Overwrite).parquet(output.address(register.fileName()));
        }
        lines.unpersist();
        return sum(parts().map(part -> summary(asked, part, effect, (register, line) -> {})));
    }

    private static Iterator<Row> rowsOf(PopulationSize size, int part, Effect effect) {
        List<Row> rows = new ArrayList<>();
        summary(size, part, effect, (register, line) -> rows.add(RowFactory.create(register.fileName(), line)));
        return rows.iterator();
    }

    /** Every cell as text, a missing one as null: planted dates that do not exist have no other type. */
    private static Column[] cells(Register register) {
        List<String> names =
                register.schema().columns().stream().map(RegisterColumn::source).toList();
        Column all = split(col("line"), Register.DELIMITER, -1);
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    Column cell = element_at(all, i + 1);
                    return when(length(cell).gt(0), cell).as(names.get(i));
                })
                .toArray(Column[]::new);
    }
}
