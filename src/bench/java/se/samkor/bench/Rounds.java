package se.samkor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contenders one after the other, round by round (A B C A B C ...), so that what else the machine does meets all of them
 * alike. In the first round every table is compared with the first. Rounds that warm up are not counted.
 */
final class Rounds {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int rounds;
    private final int warmUp;
    private final Exchanged exchanged;

    Rounds(int warmUp, int rounds, Exchanged exchanged) {
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.exchanged = exchanged;
    }

    private record Measured(double wall, double processor, long shuffled, long heap) {}

    /** The timings, in the order of the contenders. */
    List<Timing> run(String name, List<Contender> contenders) throws Exception {
        return run(name, contenders, contenders);
    }

    /** The same, where others that do the same work on less warm up. */
    List<Timing> run(String name, List<Contender> warming, List<Contender> contenders) throws Exception {
        for (int round = 0; round < warmUp; round++) {
            round(name, warming, round == 0);
        }
        System.err.println("  warm");
        Map<Contender, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            round(name, contenders, warmUp + round == 0)
                    .forEach((contender, one) -> measured.computeIfAbsent(contender, absent -> new ArrayList<>())
                            .add(one));
        }
        List<Timing> timings = new ArrayList<>();
        measured.forEach((contender, times) -> timings.add(new Timing(
                contender.name(),
                times.stream().map(Measured::wall).toList(),
                times.stream().map(Measured::processor).toList(),
                times.get(times.size() - 1).shuffled(),
                times.stream().mapToLong(Measured::heap).max().orElse(0))));
        return timings;
    }

    private Map<Contender, Measured> round(String name, List<Contender> contenders, boolean comparing)
            throws Exception {
        Map<Contender, Measured> measured = new LinkedHashMap<>();
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            System.gc();
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            exchanged.reset();
            long processor = MACHINE.getProcessCpuTime();
            long start = System.nanoTime();
            List<String> lines = contender.work().lines();
            double wall = (System.nanoTime() - start) / 1e9;
            double used = (MACHINE.getProcessCpuTime() - processor) / 1e9;
            System.err.printf(Locale.ROOT, "  %-40s %8.3f s, processor %8.3f s%n", contender.name(), wall, used);
            long heap = heap().stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            measured.put(contender, new Measured(wall, used, exchanged.bytes(), heap >> 20));
            if (comparing && !contender.floor()) {
                tables.put(contender.name(), lines);
            }
        }
        if (comparing) {
            compare(name, tables);
        }
        return measured;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Stops where a contender's table is another than that of the first. */
    static void compare(String name, Map<String, List<String>> tables) {
        Map.Entry<String, List<String>> first = tables.entrySet().iterator().next();
        tables.forEach((contender, lines) -> {
            if (!lines.equals(first.getValue())) {
                throw new IllegalStateException(name + ": the tables of " + contender + " and " + first.getKey()
                        + " differ: " + difference(lines, first.getValue()));
            }
        });
        System.out.println(name + ": " + first.getValue().size() + " lines, the same from every contender");
    }

    private static String difference(List<String> lines, List<String> expected) {
        for (int i = 0; i < Math.min(lines.size(), expected.size()); i++) {
            if (!lines.get(i).equals(expected.get(i))) {
                return "line " + (i + 1) + " is " + lines.get(i) + ", not " + expected.get(i);
            }
        }
        return lines.size() + " lines, not " + expected.size();
    }
}
