package se.samkor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.samkor.job.Main;
import se.samkor.schema.ColumnKind;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;
import se.samkor.synthetic.population.PopulationDelivery;
import se.samkor.synthetic.population.PopulationSize;

/**
 * A delivery in CSV to validated tables of a new store, against Spark's plain copy of the same files to Parquet: all columns as
 * text, which is the faster, and with days and numbers as what they are.
 */
final class IngestCase {
    static final String PLAIN = "Spark copy, CSV to Parquet, all text";

    private final SparkSession spark;
    private final Path delivery;
    private final Path folder;
    private int runs;

    private IngestCase(SparkSession spark, Path delivery, Path folder) {
        this.spark = spark;
        this.delivery = delivery;
        this.folder = folder;
    }

    /** The delivery of a size, made where it is not there yet. */
    static IngestCase of(SparkSession spark, Path root, long rows) throws IOException {
        Path folder = root.resolve("delivery-" + rows);
        Path delivery = folder.resolve("delivery");
        if (!Files.exists(folder.resolve("ready"))) {
            MadeStore.delete(folder);
            Files.createDirectories(folder);
            PopulationSize size =
                    new PopulationSize((int) (rows / MadeStore.ROWS_A_PERSON), 1, MadeStore.ROWS_A_PERSON, 0);
            PopulationDelivery.write(spark, size, delivery.toString(), PopulationDelivery.Format.CSV);
            Files.writeString(folder.resolve("key"), "a key of made-up registers");
            Files.writeString(folder.resolve("ready"), "");
        }
        return new IngestCase(spark, delivery, folder);
    }

    List<Contender> contenders() {
        return List.of(
                Contender.of("Samkör, ingest", this::ingest),
                Contender.floor(PLAIN, () -> copy(false)),
                Contender.floor("Spark copy, CSV to Parquet, typed", () -> copy(true)));
    }

    private List<String> ingest() throws IOException {
        Path store = folder.resolve("store-" + runs++);
        int status = Main.run(
                "ingest",
                "--delivery",
                delivery.toString(),
                "--store",
                store.toString(),
                "--key-file",
                folder.resolve("key").toString());
        MadeStore.delete(store);
        if (status != 0) {
            throw new IllegalStateException("The delivery was not read.");
        }
        return List.of();
    }

    private void copy(boolean typed) throws IOException {
        Path copies = folder.resolve("copy");
        for (RegisterSchema register : Registers.ALL) {
            for (Path file : List.of(delivery.resolve(register.name()), delivery.resolve(register.name() + ".csv"))) {
                if (Files.exists(file)) {
                    DataFrameReader reader =
                            spark.read().option("header", "true").option("sep", ";");
                    (typed ? reader.schema(type(register, file)) : reader)
                            .csv(file.toString())
                            .write()
                            .parquet(copies.resolve(register.name()).toString());
                }
            }
        }
        MadeStore.delete(copies);
    }

    /** The columns of a file in their order, days as days and numbers as numbers. */
    private StructType type(RegisterSchema register, Path file) {
        StructType type = new StructType();
        for (String name : spark.read()
                .option("header", "true")
                .option("sep", ";")
                .csv(file.toString())
                .columns()) {
            type = type.add(
                    name,
                    register.columns().stream()
                            .filter(column -> column.source().equals(name))
                            .findFirst()
                            .map(column -> type(column.kind()))
                            .orElse(DataTypes.StringType));
        }
        return type;
    }

    private static DataType type(ColumnKind kind) {
        return switch (kind) {
            case DATE, YEAR, COUNT -> kind.stored();
            case NUMBER, EXTENT -> DataTypes.DoubleType;
            default -> DataTypes.StringType;
        };
    }
}
