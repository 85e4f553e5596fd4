package se.samkor.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import se.samkor.disclosure.CellAudit;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.domain.ResultFile;
import se.samkor.table.CellSpace;
import se.samkor.table.StatisticalTable;

/** The files of the protect job: protected.csv and audit.csv in internal, and protected.csv in publication. */
final class ProtectionFiles {
    private static final String PROTECTED = "protected.csv";
    private static final String AUDIT = "audit.csv";

    private final Path internal;
    private final Path publication;
    private final StatisticalTable table;

    ProtectionFiles(Path out, StatisticalTable table) {
        this.internal = out.resolve("internal");
        this.publication = out.resolve("publication");
        this.table = table;
    }

    /** Takes away results of an earlier run, so that a closed gate leaves nothing to publish. */
    void clear() {
        try {
            Files.createDirectories(internal);
            for (Path old :
                    List.of(internal.resolve(PROTECTED), internal.resolve(AUDIT), publication.resolve(PROTECTED))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void writeProtected(ProtectedTable result) {
        List<String> header = new ArrayList<>(dimensionNames());
        header.add("status");
        header.add(result.countName());
        boolean magnitude = !result.magnitudeName().isEmpty();
        if (magnitude) {
            header.add(result.magnitudeName());
        }
        List<List<String>> lines = new ArrayList<>();
        for (int cell : sortedCells(IntStream.range(0, result.cells().size()))) {
            List<String> line = new ArrayList<>(result.cells().codes(cell));
            line.add(result.status(cell).label());
            line.add(whole(result.count(cell)));
            if (magnitude) {
                line.add(real(result.magnitude(cell)));
            }
            lines.add(line);
        }
        write(internal.resolve(PROTECTED), header, lines);
        try {
            Files.createDirectories(publication);
            Files.copy(
                    internal.resolve(PROTECTED), publication.resolve(PROTECTED), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void writeAudit(List<CellAudit> audit) {
        List<String> header = new ArrayList<>(dimensionNames());
        header.addAll(List.of(
                "status",
                "true_value",
                "outsider_low",
                "outsider_high",
                "insider_low",
                "insider_high",
                "outsider_exact",
                "insider_exact"));
        CellAudit[] byCell = new CellAudit[table.cells().size()];
        audit.forEach(line -> byCell[line.cell()] = line);
        List<List<String>> lines = new ArrayList<>();
        for (int cell : sortedCells(audit.stream().mapToInt(CellAudit::cell))) {
            CellAudit found = byCell[cell];
            List<String> line = new ArrayList<>(table.cells().codes(cell));
            line.add(found.status().label());
            line.add(Double.toString(found.trueValue()));
            line.add(Double.toString(found.outsider().low()));
            line.add(Double.toString(found.outsider().high()));
            line.add(Double.toString(found.insider().low()));
            line.add(Double.toString(found.insider().high()));
            line.add(Boolean.toString(found.outsiderExact()));
            line.add(Boolean.toString(found.insiderExact()));
            lines.add(line);
        }
        write(internal.resolve(AUDIT), header, lines);
    }

    private List<String> dimensionNames() {
        return table.dimensions().stream().map(dimension -> dimension.name()).toList();
    }

    private List<Integer> sortedCells(IntStream cells) {
        CellSpace space = table.cells();
        return cells.boxed()
                .sorted(Comparator.comparing(cell -> space.codes(cell), ProtectionFiles::compare))
                .toList();
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String whole(OptionalDouble number) {
        return number.isEmpty() ? "" : Long.toString(Math.round(number.getAsDouble()));
    }

    private static String real(OptionalDouble number) {
        return number.isEmpty() ? "" : Double.toString(number.getAsDouble());
    }

    private static void write(Path file, List<String> header, List<List<String>> lines) {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(line(header));
            for (List<String> line : lines) {
                writer.write(line(line));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(List<String> fields) {
        return String.join(",", fields.stream().map(ResultFile::field).toList()) + "\n";
    }
}
