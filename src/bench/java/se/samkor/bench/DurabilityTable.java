package se.samkor.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayCount;
import se.samkor.measure.PairedMean;

/** The durability table as lines, from the project's rows or from sums by sex and bands. */
final class DurabilityTable {
    private static final int BANDS = 4;

    private DurabilityTable() {}

    /** The project's rows without the year. */
    static List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i < row.length(); i++) {
                line.append(i == 1 ? "" : ",").append(row.get(i));
            }
            lines.add(line.toString());
        }
        lines.sort(null);
        return lines;
    }

    /** The project's file of results, without the year; an empty field is a figure that is not there. */
    static List<String> ofFile(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split(",", -1);
            if (fields[0].equals(Integer.toString(MadeStore.YEAR))) {
                lines.add(Arrays.stream(fields)
                        .skip(1)
                        .map(field -> field.isEmpty() ? "null" : field)
                        .collect(Collectors.joining(",")));
            }
        }
        lines.sort(null);
        return lines;
    }

    /** From the same sums printed as CSV. */
    static List<String> ofPrintedSums(List<String> lines) {
        List<Object[]> sums = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split(",");
            Object[] values = Arrays.copyOf(fields, fields.length, Object[].class);
            for (int i = BANDS; i < values.length; i++) {
                values[i] = Long.valueOf(fields[i]);
            }
            sums.add(values);
        }
        return ofSums(sums);
    }

    /** From rows of sex, the band of each benefit, persons, and for each benefit and unit: before, after, squared differences. */
    static List<String> ofSums(List<Object[]> sums) {
        Map<String, long[]> cells = new TreeMap<>();
        for (Object[] row : sums) {
            for (String sex : List.of("ALL", String.valueOf(row[0]))) {
                add(cells, "ALL,ALL," + sex, row);
                for (BenefitGroup group : BenefitGroup.values()) {
                    add(cells, group.name() + ",ALL," + sex, row);
                    add(cells, group.name() + "," + row[1 + group.ordinal()] + "," + sex, row);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        cells.forEach((cell, counts) -> {
            lines.add(line(cell, "calendar", counts, 0));
            lines.add(line(cell, "net", counts, 3));
        });
        lines.sort(null);
        return lines;
    }

    private static void add(Map<String, long[]> cells, String cell, Object[] row) {
        long[] sum = cells.computeIfAbsent(cell, absent -> new long[row.length - BANDS]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += ((Number) row[BANDS + i]).longValue();
        }
    }

    private static String line(String cell, String count, long[] sums, int from) {
        long persons = sums[0];
        int unit = count.equals("net") ? DayCount.NET_UNIT : 1;
        StringBuilder line = new StringBuilder(cell + "," + count + "," + persons);
        for (BenefitGroup group : BenefitGroup.values()) {
            int at = 1 + 6 * group.ordinal() + from;
            BigDecimal before = BigDecimal.valueOf(sums[at]);
            BigDecimal after = BigDecimal.valueOf(sums[at + 1]);
            PairedMean difference =
                    new PairedMean(persons, after.subtract(before), BigDecimal.valueOf(sums[at + 2]), unit);
            OptionalDouble half = difference.halfWidth();
            line.append("," + mean(persons, before, unit))
                    .append("," + mean(persons, after, unit))
                    .append("," + difference.mean())
                    .append("," + (half.isPresent() ? difference.mean() - half.getAsDouble() : "null"))
                    .append("," + (half.isPresent() ? difference.mean() + half.getAsDouble() : "null"));
        }
        return line.toString();
    }

    private static double mean(long persons, BigDecimal sum, int unit) {
        return new PairedMean(persons, sum, BigDecimal.ZERO, unit).mean();
    }
}
