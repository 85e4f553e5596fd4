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
        List<Made> files = new ArrayList<>();
        for (Cube cube : cubes.all()) {
            files.add(text(cube.id() + ".csv", CsvFile.of(cube)));
            files.add(text(cube.id() + ".csv-metadata.json", CsvwFile.of(cube, facts)));
            files.add(text(cube.id() + ".px", PxFile.of(cube, facts)));
            for (Language language : Language.values()) {
                String name = cube.id() + "." + language.code() + ".json";
                files.add(text(name, JsonStatFile.of(cube, facts, language)));
            }
        }
        files.add(new Made(WORKBOOK, workbook(cubes, facts)));
        files.add(text(REPORT, Report.of(cubes, facts)));
        return files.stream().map(this::write).toList();
    }

    private static Made text(String name, String content) {
        return new Made(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] workbook(RunCubes cubes, RunFacts facts) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = bytes) {
            Workbook.write(cubes.all(), facts, out);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + WORKBOOK, failed);
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
