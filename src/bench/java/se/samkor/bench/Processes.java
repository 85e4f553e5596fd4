package se.samkor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whole processes, from the start of Java to its end. */
final class Processes {
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar",
            "java.security.jgss/sun.security.krb5");

    private Processes() {}

    private interface Timed {
        Launch.Took run() throws Exception;
    }

    /** An empty session, with Java's own settings and with those of the launcher. */
    static List<Timing> starts(int rounds) throws Exception {
        List<String> plain = new ArrayList<>();
        OPENED.forEach(name -> plain.add("--add-opens=" + name + "=ALL-UNNAMED"));
        List<String> tuned = new ArrayList<>(plain);
        tuned.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=256m",
                "-XX:-UsePerfData",
                "-XX:-DontCompileHugeMethods",
                "-Dlog4j2.disableJmx=true",
                "-Xms512m",
                "-Xmx3g",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=off"));
        Path archive = Path.of("target", "samkor.jsa");
        if (Files.exists(archive)) {
            tuned.add("-XX:SharedArchiveFile=" + archive);
        }
        Map<String, Timed> contenders = new LinkedHashMap<>();
        contenders.put(
                "empty session, Java's and Spark's settings",
                () -> Launch.java(plain, EmptySession.class.getName(), EmptySession.PLAIN)
                        .run());
        contenders.put(
                "empty session, the launcher's and a job's" + (Files.exists(archive) ? " with class archive" : ""),
                () -> Launch.java(tuned, EmptySession.class.getName()).run());
        contenders.put("samkor --help", () -> Launch.samkor("--help").run());
        return timings(rounds, false, contenders);
    }

    /** The durability table from registers in the store, and from the histories that were linked before. */
    static List<Timing> wholes(Made made, Duck duck, int rounds) throws Exception {
        Path folder = made.folder().resolveSibling("process");
        Path swept = sql(folder, DurabilitySql.swept(), made);
        Map<String, Timed> contenders = new LinkedHashMap<>();
        contenders.put("Samkör, link and durability", () -> {
            Path store = copy(MadeStore.unlinked(made.folder()), folder);
            return durability(store, folder, "--link");
        });
        // linked by the program that is timed: what another version linked does not count as done
        Path linked = folder.resolve("linked");
        MadeStore.delete(linked);
        MadeStore.link(MadeStore.unlinked(made.folder()), linked);
        Launch.samkor("link", "--store", linked.toString()).run();
        contenders.put("Samkör, durability from stored histories", () -> {
            Path store = copy(linked, folder);
            return durability(store, folder);
        });
        contenders.put(
                "DuckDB in Java", () -> Launch.java(List.of("-Xshare:auto"), DuckJob.class.getName(), swept.toString())
                        .run());
        if (DataTable.isInstalled()) {
            DataTable script = DataTable.of(made, duck);
            contenders.put("R data.table, from CSV", script::run);
        } else {
            System.err.println("  R's data.table is not installed: left out");
        }
        List<Timing> timings = timings(rounds, true, contenders);
        MadeStore.delete(folder);
        return timings;
    }

    private static Launch.Took durability(Path store, Path folder, String... more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "durability",
                "--store",
                store.toString(),
                "--year",
                Integer.toString(MadeStore.YEAR),
                "--out",
                folder.resolve("out").toString()));
        words.addAll(List.of(more));
        Launch.Took took = Launch.samkor(words.toArray(String[]::new)).run();
        return took.with(DurabilityTable.ofFile(folder.resolve("out/internal/durability_days.csv")));
    }

    private static Path sql(Path folder, String sql, Made made) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("durability.sql"), DurabilityCase.duckSql(made, sql));
    }

    /** A store with the same files under another folder, so that every round finds it as the first did. */
    private static Path copy(Path store, Path folder) throws IOException {
        Path copy = folder.resolve("store");
        MadeStore.delete(copy);
        MadeStore.link(store, copy);
        return copy;
    }

    private static List<Timing> timings(int rounds, boolean comparing, Map<String, Timed> contenders) throws Exception {
        Map<String, List<Launch.Took>> took = new LinkedHashMap<>();
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Timed> contender : contenders.entrySet()) {
            tables.put(contender.getKey(), contender.getValue().run().printed());
        }
        if (comparing) {
            Rounds.compare("whole process", tables);
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Timed> contender : contenders.entrySet()) {
                Launch.Took one = contender.getValue().run();
                System.err.printf(
                        Locale.ROOT,
                        "  %-40s %8.3f s, processor %8.3f s, %d MB%n",
                        contender.getKey(),
                        one.wall(),
                        one.processor(),
                        one.peak());
                took.computeIfAbsent(contender.getKey(), absent -> new ArrayList<>())
                        .add(one);
            }
        }
        List<Timing> timings = new ArrayList<>();
        took.forEach((name, times) -> timings.add(new Timing(
                name,
                times.stream().map(Launch.Took::wall).toList(),
                times.stream().map(Launch.Took::processor).toList(),
                0,
                times.stream().mapToLong(Launch.Took::peak).max().orElse(0))));
        return timings;
    }
}
