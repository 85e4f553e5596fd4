package se.samkor.job;

import java.util.List;
import picocli.CommandLine.Option;
import se.samkor.domain.Stop;
import se.samkor.effect.kommun.EntryRule;

/** How the panel of kommuner is made from the registers of a store. */
final class KommunOptions {
    @Option(
            names = "--entry",
            paramLabel = "NAME",
            description =
                    "From when a kommun counts as treated: formation (its membership) or activity (the first insats of"
                            + " its förbund); default formation.")
    String entry = "formation";

    @Option(
            names = "--lag",
            paramLabel = "N",
            description = "Years from entry until a kommun counts as treated; default 0.")
    int lag;

    @Option(names = "--by-age", description = "Rows for bands of ages in the panel of kommuner.")
    boolean byAge;

    @Option(
            names = "--work-reasons",
            paramLabel = "CODE,CODE",
            split = ",",
            description = "The avaktualiseringsorsaker that mean work; default 1, 2, 3.")
    List<String> workReasons = List.of("1", "2", "3");

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "registers (counted from persons) or published (the register kommun_panel); default registers where"
                            + " the store has befolkning.")
    String source = "";

    EntryRule rule() {
        if (!List.of("formation", "activity").contains(entry)) {
            throw new Stop.WrongUsage("--entry " + entry + ": there are formation, activity.");
        }
        if (lag < 0) {
            throw new Stop.WrongUsage("--lag must not be negative.");
        }
        return new EntryRule(entry.equals("activity"), lag);
    }

    boolean published(boolean population) {
        if (!List.of("", "registers", "published").contains(source)) {
            throw new Stop.WrongUsage("--source " + source + ": there are registers, published.");
        }
        return source.equals("published") || (source.isEmpty() && !population);
    }

    String asUsed() {
        return "entry=" + entry + " lag=" + lag + " by-age=" + byAge + " work-reasons=" + workReasons + " source="
                + source;
    }
}
