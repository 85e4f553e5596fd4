package se.samkor.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code publication}, the only one whose contents may leave the secure zone. All files of a run are made
 * before the first is written, so that a failure leaves nothing half published.
 */
public final class PublicationFolder {
    /** What the files of a publication end with. */
    private static final List<String> ENDINGS = List.of(".csv", ".csv-metadata.json", ".px", ".json", ".xlsx", ".html");

    private static final String WORKBOOK = "tables.xlsx";
    private static final String REPORT = "report.html";
    private static final String BOOK_WORKBOOK = "table_book.xlsx";
    private static final String BOOK_REPORT = "table_book.html";

    private final Path folder;

    public PublicationFolder(Path out) {
        this.folder = out.resolve("publication");
    }

    /** A file and its contents. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Made(String name, byte[] content) {}

    /** Takes away what an earlier run published: after a stop there must be nothing that looks published. */
    public void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith)) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot clear " + folder, failed);
        }
    }

    /** Writes a run in every format and returns the paths. */
    public List<Path> write(RunCubes cubes, RunFacts facts) {
        return write(cubes, facts, List.of(), facts);
    }

    /**
     * Writes a run in every format, with the table book of its year beside it, and returns the paths.
     *
     * @param book the tables of the book; none where there is no book
     */
    public List<Path> write(RunCubes cubes, RunFacts facts, List<Cube> book, RunFacts bookFacts) {
        List<Made> files = new ArrayList<>(made(cubes.all(), facts));
        files.add(new Made(WORKBOOK, workbook(WORKBOOK, cubes.all(), facts)));
        files.add(text(REPORT, Report.of(cubes, facts)));
        if (!book.isEmpty()) {
            files.addAll(book(book, bookFacts));
        }
        return files.stream().map(this::write).toList();
    }

    /** Writes a table book in every format and returns the paths. */
    public List<Path> writeBook(List<Cube> book, RunFacts facts) {
        return book(book, facts).stream().map(this::write).toList();
    }

    private static List<Made> book(List<Cube> cubes, RunFacts facts) {
        List<Made> files = new ArrayList<>(made(cubes, facts));
        files.add(new Made(BOOK_WORKBOOK, workbook(BOOK_WORKBOOK, cubes, facts)));
        files.add(text(BOOK_REPORT, BookReport.of(cubes, facts)));
        return files;
    }

    private static List<Made> made(List<Cube> cubes, RunFacts facts) {
        List<Made> files = new ArrayList<>();
        for (Cube cube : cubes) {
            files.add(text(cube.id() + ".csv", CsvFile.of(cube)));
            files.add(text(cube.id() + ".csv-metadata.json", CsvwFile.of(cube, facts)));
            files.add(text(cube.id() + ".px", PxFile.of(cube, facts)));
            for (Language language : Language.values()) {
                String name = cube.id() + "." + language.code() + ".json";
                files.add(text(name, JsonStatFile.of(cube, facts, language)));
            }
        }
        return files;
    }

    private static Made text(String name, String content) {
        return new Made(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] workbook(String name, List<Cube> cubes, RunFacts facts) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = bytes) {
            Workbook.write(cubes, facts, out);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + name, failed);
        }
        return bytes.toByteArray();
    }

    private Path write(Made file) {
        Path path = folder.resolve(file.name());
        try {
            Files.createDirectories(folder);
            Files.write(path, file.content());
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + path, failed);
        }
        return path;
    }
}
