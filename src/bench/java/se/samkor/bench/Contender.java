package se.samkor.bench;

import java.util.List;

/**
 * One way to a table.
 *
 * @param name as it is printed
 * @param floor whether it only reads what the others need: its lines are not compared
 * @param work makes the table
 */
record Contender(String name, boolean floor, Work work) {
    /** Makes a table, as sorted lines. */
    interface Work {
        List<String> lines() throws Exception;
    }

    static Contender of(String name, Work work) {
        return new Contender(name, false, work);
    }

    /** Work whose result is not looked at. */
    interface Reading {
        void run() throws Exception;
    }

    static Contender floor(String name, Reading work) {
        return new Contender(name, true, () -> {
            work.run();
            return List.of();
        });
    }
}
