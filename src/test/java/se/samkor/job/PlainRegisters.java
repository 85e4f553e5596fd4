package se.samkor.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import se.samkor.schema.EconomyTable;
import se.samkor.schema.FinsamFollowUpTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.VolumeTable;
import se.samkor.table.book.BookPages;
import se.samkor.table.book.BookTable;
import se.samkor.table.book.CellCounter;

/** The files of a faultless delivery as rows of the store, without Spark, and the table book counted from them. */
final class PlainRegisters {
    private final Path folder;

    PlainRegisters(Path folder) {
        this.folder = folder;
    }

    List<BookTable> book(int year) throws IOException {
        CellCounter counter = new CellCounter(BookPages.read(java.util.Optional.empty()), year);
        List<Row> insatser = rows(InsatsTable.SCHEMA);
        BookFacts facts = new BookFacts(insatser);
        insatser.forEach(row -> counter.add(facts.insats(row)));
        rows(VolumeTable.SCHEMA).forEach(row -> facts.volume(row).forEach(counter::add));
        rows(FinsamFollowUpTable.SCHEMA).forEach(row -> BookFacts.finsam(row).forEach(counter::add));
        rows(EconomyTable.SCHEMA).forEach(row -> counter.add(BookFacts.amount(row)));
        BookFacts.kommuner(rows(MembershipTable.SCHEMA), year - 10, year).forEach(counter::add);
        rows(ParticipationTable.SCHEMA).forEach(row -> counter.add(facts.participation(row)));
        return counter.tables();
    }

    private List<Row> rows(RegisterSchema register) throws IOException {
        Path file = folder.resolve(register.name() + ".csv");
        if (!Files.exists(file)) {
            return List.of();
        }
        StructType type = register.stored();
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            Object[] values = new Object[type.size()];
            for (int i = 0; i < register.columns().size(); i++) {
                values[i] = value(register.columns().get(i), cells[i]);
            }
            rows.add(new GenericRowWithSchema(values, type));
        }
        return rows;
    }

    private static Object value(RegisterColumn column, String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return switch (column.kind()) {
            case PERSON -> Long.parseLong(cell.substring(1));
            case DATE -> Date.valueOf(LocalDate.parse(cell));
            case YEAR, COUNT -> Integer.parseInt(cell);
            case NUMBER -> Double.parseDouble(cell);
            case LISTED_CODES -> JavaConverters.asScalaBuffer(Arrays.asList(cell.split("\\|")))
                    .toSeq();
            default -> cell;
        };
    }
}
