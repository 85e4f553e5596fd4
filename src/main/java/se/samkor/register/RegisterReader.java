package se.samkor.register;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.samkor.domain.Stop;
import se.samkor.identity.IdentityKind;
import se.samkor.schema.ColumnKind;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;

/**
 * Reads the files of a register as text, whatever their form: one column per contract column (missing where the delivery
 * has none), and where each row came from.
 */
public final class RegisterReader {
    /** The source file, relative to the delivery. */
    static final String FILE = "_file";
    /** Where the block of the file starts that the row was read from. */
    static final String BLOCK = "_block";
    /** Rises by one from row to row within a block. */
    static final String SEQUENCE = "_sequence";
    /** Set where a row has another number of fields than the header. */
    static final String MALFORMED = "_malformed";

    private static final Column WELL_FORMED = lit(false).as(MALFORMED);
    private static final Column RISING = monotonically_increasing_id().as(SEQUENCE);
    private static final int SAMPLE = 1 << 18;

    private final SparkSession spark;
    private final DeliveryFolder folder;
    private final DeliverySettings settings;

    public RegisterReader(SparkSession spark, DeliveryFolder folder, DeliverySettings settings) {
        this.spark = spark;
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * A register as read.
     *
     * @param rows the contract's columns as text, and where each row came from
     * @param files the files, relative to the delivery
     * @param identity how persons are named, if the register names persons and has either column
     * @param extraColumns columns that are not the contract's, as {@code file: column}
     */
    public record RawRegister(
            Dataset<Row> rows, List<String> files, Optional<IdentityKind> identity, List<String> extraColumns) {}

    /** Reads a register; empty when the delivery does not hold it. */
    public Optional<RawRegister> read(RegisterSchema schema) {
        List<SourcePart> parts = parts(schema);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Set<IdentityKind> kinds = new HashSet<>();
        List<String> extra = new ArrayList<>();
        Map<String, List<SourcePart>> alike = new LinkedHashMap<>();
        for (SourcePart part : parts) {
            check(schema, part);
            identity(schema, part).ifPresent(kinds::add);
            extra.addAll(extraColumns(schema, part));
            alike.computeIfAbsent(part.format() + "|" + part.delimiter() + "|" + part.header(), k -> new ArrayList<>())
                    .add(part);
        }
        if (kinds.size() > 1) {
            throw new Stop.UnreadableInput(
                    "Cannot read " + schema.name() + ": expected personnummer or lopnr in all parts, found both.");
        }
        Dataset<Row> rows = alike.values().stream()
                .map(group -> rows(schema, group))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        return Optional.of(new RawRegister(
                rows,
                parts.stream().map(SourcePart::name).toList(),
                kinds.stream().findFirst(),
                extra));
    }

    private List<SourcePart> parts(RegisterSchema schema) {
        List<SourcePart> parts = new ArrayList<>();
        for (FileStatus file : folder.filesOf(schema.name())) {
            parts.add(part(schema, file));
        }
        return parts;
    }

    private SourcePart part(RegisterSchema schema, FileStatus file) {
        String path = file.getPath().toString();
        String name = folder.relative(file.getPath());
        if (file.isDirectory()) {
            List<String> header =
                    List.of(spark.read().format("delta").load(path).columns());
            return new SourcePart(path, name, SourcePart.Format.DELTA, 0, header, Optional.empty());
        }
        String extension = DeliveryFolder.extension(name)
                .orElseThrow(() -> new Stop.UnreadableInput(
                        "Cannot read " + name + ": expected .csv, .parquet or .sas7bdat, found another kind of file."));
        if (extension.equals("parquet")) {
            return new SourcePart(
                    path, name, SourcePart.Format.PARQUET, file.getLen(), parquetHeader(path, name), Optional.empty());
        }
        if (extension.equals("sas7bdat")) {
            return new SourcePart(
                    path,
                    name,
                    SourcePart.Format.SAS,
                    file.getLen(),
                    SasFiles.header(folder, file.getPath()),
                    Optional.empty());
        }
        byte[] sample = CompressedHead.read(folder, file.getPath(), SAMPLE);
        CsvHead head = CsvHead.read(name, sample, settings.encoding(), settings.delimiter(), expectedNames(schema));
        return new SourcePart(
                path, name, SourcePart.Format.CSV, file.getLen(), head.header(), Optional.of(head.delimiter()));
    }

    private List<String> parquetHeader(String path, String name) {
        try {
            return List.of(spark.read().parquet(path).columns());
        } catch (RuntimeException unreadable) {
            throw new Stop.UnreadableInput("Cannot read " + name + ": it is not a Parquet file.");
        } catch (Exception unreadable) {
            // Spark throws checked exceptions that its Scala signatures do not declare
            throw new Stop.UnreadableInput("Cannot read " + name + ": it is not a Parquet file.");
        }
    }

    private List<String> expectedNames(RegisterSchema schema) {
        List<String> names = new ArrayList<>();
        for (RegisterColumn column : schema.columns()) {
            names.add(settings.sourceName(schema.name(), column.source()));
        }
        names.add(settings.sourceName(schema.name(), IdentityKind.LOPNR.column()));
        return names;
    }

    private void check(RegisterSchema schema, SourcePart part) {
        for (RegisterColumn column : schema.columns()) {
            if (column.required() && find(schema, column, part).isEmpty()) {
                throw new Stop.UnreadableInput("Cannot read " + part.name() + ": the required column "
                        + settings.sourceName(schema.name(), column.source())
                        + (column.kind() == ColumnKind.PERSON ? " (or lopnr)" : "")
                        + " is missing; found " + printable(part.header()) + ".");
            }
        }
        Set<String> seen = new HashSet<>();
        for (String name : part.header()) {
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new Stop.UnreadableInput("Cannot read " + part.name() + ": the column "
                        + se.samkor.identity.NumberMask.mask(name) + " stands twice in the header.");
            }
        }
    }

    private static String printable(List<String> header) {
        String shown = header.stream().limit(20).collect(java.util.stream.Collectors.joining(", "));
        return se.samkor.identity.NumberMask.mask(shown);
    }

    private Optional<IdentityKind> identity(RegisterSchema schema, SourcePart part) {
        return schema.person().flatMap(person -> {
            for (IdentityKind kind : IdentityKind.values()) {
                if (position(part, settings.sourceName(schema.name(), kind.column())) >= 0) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        });
    }

    private List<String> extraColumns(RegisterSchema schema, SourcePart part) {
        Set<String> known = new HashSet<>();
        expectedNames(schema).forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        return part.header().stream()
                .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .map(name -> part.name() + ": " + se.samkor.identity.NumberMask.mask(name))
                .toList();
    }

    /** Where the delivery has a contract column, if it has it; a person may be given by lopnr instead. */
    private Optional<Integer> find(RegisterSchema schema, RegisterColumn column, SourcePart part) {
        int at = position(part, settings.sourceName(schema.name(), column.source()));
        if (at < 0
                && column.kind() == ColumnKind.PERSON
                && column.source().equals(IdentityKind.PERSONNUMMER.column())) {
            at = position(part, settings.sourceName(schema.name(), IdentityKind.LOPNR.column()));
        }
        return at < 0 ? Optional.empty() : Optional.of(at);
    }

    private static int position(SourcePart part, String name) {
        for (int i = 0; i < part.header().size(); i++) {
            if (part.header().get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private Dataset<Row> rows(RegisterSchema schema, List<SourcePart> alike) {
        SourcePart first = alike.get(0);
        String[] paths = alike.stream().map(SourcePart::path).toArray(String[]::new);
        Dataset<Row> read =
                switch (first.format()) {
                    case CSV -> CsvLines.read(spark, alike, settings.encoding());
                    case PARQUET -> positional(spark.read().parquet(paths));
                    case DELTA -> positional(spark.read().format("delta").load(paths[0]));
                    case SAS -> SasFiles.read(spark, folder, alike);
                };
        List<Column> columns = new ArrayList<>();
        for (RegisterColumn column : schema.columns()) {
            columns.add(find(schema, column, first)
                    .map(at -> col(name(at)))
                    .orElse(lit(null).cast(DataTypes.StringType))
                    .as(column.source()));
        }
        columns.addAll(
                switch (first.format()) {
                    case CSV -> List.of(col(MALFORMED), col(FILE), col(BLOCK), col(SEQUENCE));
                    case PARQUET -> List.of(
                            WELL_FORMED,
                            fileName(alike),
                            col("_metadata.file_block_start").as(BLOCK),
                            RISING);
                    case DELTA -> List.of(WELL_FORMED, lit(first.name()).as(FILE), deltaBlock(), RISING);
                    case SAS -> List.of(WELL_FORMED, col(FILE), col(BLOCK), RISING);
                });
        return read.select(columns.toArray(Column[]::new));
    }

    /** A Delta table counts as one file; its own files are told apart by their addresses. */
    private static Column deltaBlock() {
        return functions
                .xxhash64(col("_metadata.file_path"))
                .bitwiseXOR(col("_metadata.file_block_start"))
                .as(BLOCK);
    }

    /** The file of a row by its short name: the metadata gives its address, in which spaces and the like are encoded. */
    private static Column fileName(List<SourcePart> parts) {
        if (parts.size() == 1) {
            return lit(parts.get(0).name()).as(FILE);
        }
        String folderName = parts.get(0).name().contains("/")
                ? parts.get(0).name().substring(0, parts.get(0).name().lastIndexOf('/') + 1)
                : "";
        Column written = functions.replace(col("_metadata.file_name"), lit("+"), lit("%2B"));
        return functions.concat(lit(folderName), functions.url_decode(written)).as(FILE);
    }

    private static Dataset<Row> positional(Dataset<Row> typed) {
        StructType type = typed.schema();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < type.length(); i++) {
            Column value = col("`" + type.fields()[i].name().replace("`", "``") + "`");
            boolean moment = type.fields()[i].dataType().equals(DataTypes.TimestampType)
                    || type.fields()[i].dataType().equals(DataTypes.TimestampNTZType);
            boolean floating = type.fields()[i].dataType().equals(DataTypes.DoubleType)
                    || type.fields()[i].dataType().equals(DataTypes.FloatType);
            Column text = floating
                    ? PlainNumber.text(value)
                    : (moment ? value.cast(DataTypes.DateType) : value).cast(DataTypes.StringType);
            columns.add(text.as(name(i)));
        }
        columns.add(col("_metadata"));
        return typed.select(columns.toArray(Column[]::new));
    }

    private static String name(int position) {
        return "_c" + position;
    }
}
