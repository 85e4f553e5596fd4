package se.samkor.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** A query of a file in a process of its own, its durability table printed. */
final class DuckJob {
    private DuckJob() {}

    public static void main(String[] args) throws Exception {
        try (Duck duck = new Duck()) {
            DurabilityTable.ofSums(duck.rows(Files.readString(Path.of(args[0]))))
                    .forEach(System.out::println);
        }
    }
}
