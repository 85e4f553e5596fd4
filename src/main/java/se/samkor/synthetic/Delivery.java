package se.samkor.synthetic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A delivery held in memory until it is written: one CSV file a register, rows in an order without meaning. */
public final class Delivery implements RowSink {
    private final Map<Register, List<String>> rows = new EnumMap<>(Register.class);

    @Override
    public void add(Register register, String line) {
        rows.computeIfAbsent(register, unused -> new ArrayList<>()).add(line);
    }

    /** The rows taken so far. */
    public List<String> rows(Register register) {
        return rows.getOrDefault(register, List.of());
    }

    /** Writes every register that has rows, in an order drawn from the random numbers. */
    public void write(Path folder, SplittableRandom random) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<Register, List<String>> register : rows.entrySet()) {
                List<String> lines = new ArrayList<>(register.getValue());
                shuffle(lines, random);
                lines.add(0, register.getKey().header());
                writeLines(folder.resolve(register.getKey().fileName() + ".csv"), lines);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes lines with a line feed each, in UTF-8. */
    public static void writeLines(Path file, List<String> lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    private static void shuffle(List<String> lines, SplittableRandom random) {
        for (int i = lines.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String moved = lines.get(i);
            lines.set(i, lines.get(j));
            lines.set(j, moved);
        }
    }
}
