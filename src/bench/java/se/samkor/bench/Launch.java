package se.samkor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own, timed from its start to its end.
 *
 * @param command to run
 * @param variables of its environment beside the present ones
 */
record Launch(List<String> command, Map<String, String> variables) {
    private static final int LOOK_MILLIS = 10;

    /**
     * What a process took.
     *
     * @param wall seconds
     * @param processor seconds of all processors, as far as seen before it ended
     * @param peak megabytes of memory at most; 0 where the system does not say
     * @param printed lines of both of its outputs
     */
    record Took(double wall, double processor, long peak, List<String> printed) {
        Took with(List<String> lines) {
            return new Took(wall, processor, peak, lines);
        }
    }

    /** A Java process with the class path of this one. */
    static Launch java(List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java") + ""));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return new Launch(command, Map.of());
    }

    /** A job through the launcher that users have. */
    static Launch samkor(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of("bin", "samkor").toString()));
        command.addAll(List.of(arguments));
        return new Launch(command, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    Took run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        File log = File.createTempFile("bench", ".txt");
        builder.redirectErrorStream(true).redirectOutput(log);
        long start = System.nanoTime();
        Process process = builder.start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double processor = 0;
        long peak = 0;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(status));
            processor = process.info()
                    .totalCpuDuration()
                    .map(time -> time.toMillis() / 1000.0)
                    .orElse(0.0);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        List<String> printed = Files.readAllLines(log.toPath());
        Files.delete(log.toPath());
        if (process.exitValue() != 0) {
            throw new IllegalStateException("failed: " + command + "\n" + String.join("\n", printed));
        }
        return new Took(wall, processor, peak, printed);
    }

    private static long peak(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
