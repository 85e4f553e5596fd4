package se.samkor.job;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of the tests, taken apart as on a cluster: what Spark brings, and what the program brings. */
final class ClusterClassPath {
    /** What the cluster jar holds beside the program; the solvers' native code is needed only to publish. */
    private static final List<String> BROUGHT = List.of(
            "delta-spark", "delta-storage", "picocli", "config", "ejml", "ojalgo", "parso", "jspecify", "ortools-java");

    private ClusterClassPath() {}

    /** All of it, for a process that may start in another folder. */
    static String whole() {
        return entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The command that starts a short-lived Java with the module options that this one has. */
    static List<String> java() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        return command;
    }

    private static List<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    private static boolean isBrought(Path jar) {
        return BROUGHT.stream()
                .anyMatch(name -> jar.getFileName().toString().startsWith(name + "-")
                        || jar.getFileName().toString().startsWith(name + "_"));
    }

    /** A folder with {@code jars} and {@code conf}, as a Spark that was unpacked has them; Delta is not among the jars. */
    static Path sparkHome(Path home) throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("jars"));
        for (Path jar : entries()) {
            if (jar.toString().endsWith(".jar") && !isBrought(jar)) {
                Files.createSymbolicLink(home.resolve("jars").resolve(jar.getFileName()), jar);
            }
        }
        return home;
    }

    /** The jars that the program brings to a cluster, beside its own. */
    static List<Path> brought() {
        return entries().stream()
                .filter(entry -> entry.toString().endsWith(".jar") && isBrought(entry))
                .toList();
    }

    /** The program's own classes and settings as a jar. */
    static Path program(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path folder : entries().stream()
                    .filter(entry -> entry.endsWith(Path.of("target", "classes")))
                    .toList()) {
                add(out, folder);
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
