package se.samkor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The timings of all cases, printed as they come and kept as a text table and as CSV. */
final class Report {
    private final Path folder;
    private final List<String> page = new ArrayList<>();
    private final List<String> csv = new ArrayList<>();

    Report(Path folder) {
        this.folder = folder;
        csv.add("case,size,contender,rounds,wall_seconds,wall_least,wall_most,processor_seconds,ratio_wall,"
                + "ratio_processor,exchanged_bytes,peak_mb");
    }

    /** Adds a case. Ratios are to the first contender of that name, or else to the first. */
    void add(String name, long size, String against, List<Timing> timings) throws IOException {
        Timing base = timings.stream()
                .filter(timing -> timing.contender().equals(against))
                .findFirst()
                .orElse(timings.get(0));
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### " + name + (size > 0 ? String.format(Locale.ROOT, ", %,d part-cases", size) : ""));
        lines.add("");
        lines.add("| contender | seconds | least-most | processor s | times " + base.contender()
                + " | by processor | exchanged | peak MB |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (Timing timing : timings) {
            double wall = timing.seconds() / base.seconds();
            double processor = timing.processorSeconds() / base.processorSeconds();
            double least = timing.wall().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElse(0);
            double most = timing.wall().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f-%.3f | %.3f | %.2f | %.2f | %s | %s |",
                    timing.contender(),
                    timing.seconds(),
                    least,
                    most,
                    timing.processorSeconds(),
                    wall,
                    processor,
                    timing.shuffled() == 0 ? "" : String.format(Locale.ROOT, "%,d kB", timing.shuffled() / 1024),
                    timing.peak() == 0 ? "" : Long.toString(timing.peak())));
            csv.add(String.format(
                    Locale.ROOT,
                    "%s,%d,\"%s\",%d,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f,%d,%d",
                    name,
                    size,
                    timing.contender(),
                    timing.wall().size(),
                    timing.seconds(),
                    least,
                    most,
                    timing.processorSeconds(),
                    wall,
                    processor,
                    timing.shuffled(),
                    timing.peak()));
        }
        lines.forEach(System.out::println);
        page.addAll(lines);
        Files.createDirectories(folder);
        Files.write(folder.resolve("benchmark.md"), page);
        Files.write(folder.resolve("benchmark.csv"), csv);
    }
}
