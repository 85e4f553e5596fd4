package se.samkor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import se.samkor.job.Main;
import se.samkor.synthetic.population.PopulationDelivery;
import se.samkor.synthetic.population.PopulationSize;

/** A delivery in CSV to validated tables of a new store, against Spark's plain copy of the same files to Parquet. */
final class IngestCase {
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
                Contender.floor("Spark copy, CSV to Parquet", this::copy));
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

    private void copy() {
        Path copies = folder.resolve("copy");
        try (Stream<Path> files = Files.list(delivery)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".csv") || (Files.isDirectory(file) && !name.equals("truth"))) {
                    spark.read()
                            .option("header", "true")
                            .option("sep", ";")
                            .csv(file.toString())
                            .write()
                            .parquet(copies.resolve(name).toString());
                }
            }
            MadeStore.delete(copies);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
