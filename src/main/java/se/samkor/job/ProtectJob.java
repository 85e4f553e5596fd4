package se.samkor.job;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.samkor.disclosure.DisclosureControl;
import se.samkor.disclosure.DisclosureRules;
import se.samkor.disclosure.PerturbationTable;
import se.samkor.disclosure.Protection;
import se.samkor.disclosure.SafetyLevel;
import se.samkor.domain.Stop;
import se.samkor.table.Grouping;
import se.samkor.table.HierarchyFile;
import se.samkor.table.PublishedFile;
import se.samkor.table.StatisticalTable;
import se.samkor.table.TableFile;

/**
 * Disclosure control of any table in a text file. Example: {@code samkor protect --table cells.csv --dims region,age
 * --freq count --hierarchy hierarchies.csv --rule maxN:4 --out result}. Writes internal/protected.csv and
 * internal/audit.csv, and a copy of the former to publication/, the only folder that may leave the secure zone.
 */
@Command(
        name = "protect",
        description =
                "Disclosure control of any table: withholds, rounds or perturbs cells, and audits the result; or audits"
                        + " a table suppressed elsewhere.",
        mixinStandardHelpOptions = true)
final class ProtectJob implements Callable<Integer> {
    @Mixin
    SharedOptions shared;

    @Option(
            names = "--table",
            required = true,
            paramLabel = "FILE",
            description =
                    "Inner rows (persons, spells or counted cells) or cells with totals; comma, semicolon or tab.")
    Path table;

    @Option(names = "--dims", required = true, split = ",", paramLabel = "C", description = "The dimensions.")
    List<String> dims;

    @Option(
            names = "--freq",
            paramLabel = "C",
            description = "The column with the count of units. Left out, or 'rows': every row is one unit.")
    @Nullable
    String freq;

    @Option(names = "--value", paramLabel = "C", description = "The column with a magnitude, such as days or kronor.")
    @Nullable
    String value;

    @Option(
            names = "--contributors",
            paramLabel = "C",
            description = "The column that tells the contributors of inner rows apart; one contributor counts once.")
    @Nullable
    String contributors;

    @Option(
            names = "--hierarchy",
            paramLabel = "FILE",
            description = "Hierarchies: dim, hierarchy, levels (@ marks), code. A dimension not in it is flat.")
    @Nullable
    Path hierarchy;

    @Option(
            names = "--rule",
            paramLabel = "RULES",
            description = "Primary cells: maxN:4 (1 to 4 contributors), p:15 (p%% rule), nk:2:90 (dominance); several"
                    + " by comma. Default: maxN:4, with --value and --contributors also p:10.")
    @Nullable
    String rule;

    @Option(
            names = "--method",
            defaultValue = "suppress",
            paramLabel = "METHOD",
            description =
                    "suppress, round or cellkey; audit examines a table that was suppressed elsewhere (--published)."
                            + " Default: ${DEFAULT-VALUE}.")
    String method;

    @Option(
            names = "--published",
            paramLabel = "FILE",
            description =
                    "With audit: the table as it is to be published, with the same columns; a figure is withheld where"
                            + " it is empty, a sign such as .. or not there.")
    @Nullable
    Path published;

    @Option(
            names = "--level",
            defaultValue = "insider",
            paramLabel = "LEVEL",
            description = "With suppress and audit: exact, intervals, insider or strict. Default: ${DEFAULT-VALUE}.")
    String level;

    @Option(
            names = "--base",
            defaultValue = "5",
            paramLabel = "B",
            description = "With round: inner counts 1 to B-1 become 0 or B. Default: ${DEFAULT-VALUE}.")
    int base;

    @Option(
            names = "--record-key",
            defaultValue = "rkey",
            paramLabel = "C",
            description = "With cellkey: the column with a random key from 0 to 1 for every row."
                    + " Default: ${DEFAULT-VALUE}.")
    String recordKey;

    @Option(
            names = "--ptable",
            paramLabel = "FILE",
            description = "With cellkey: the perturbation table, with the columns i, v and p_int_ub.")
    @Nullable
    Path perturbationTable;

    @Override
    public Integer call() {
        TableFile file = file();
        StatisticalTable read = file.read();
        Protection protection = protect(file, read);
        ProtectionFiles files = new ProtectionFiles(shared.requiredOut(), read);
        files.clear();
        files.writeAudit(protection.audit());
        files.writeProtected(protection.tables().get(0));
        return 0;
    }

    private TableFile file() {
        Map<String, List<Grouping>> hierarchies = hierarchy == null ? Map.of() : HierarchyFile.read(hierarchy);
        List<String> names = dims.stream().map(String::trim).toList();
        Set<String> used = new HashSet<>();
        Stream.concat(names.stream(), Stream.of(freq, value, contributors).filter(Objects::nonNull))
                .filter(column -> !used.add(column.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(column -> {
                    throw new Stop.WrongUsage("The column " + column
                            + " is named more than once among --dims, --freq, --value and --contributors.");
                });
        if (!hierarchies.isEmpty() && hierarchies.keySet().stream().noneMatch(names::contains)) {
            throw new Stop.WrongUsage("The hierarchies are of " + String.join(", ", hierarchies.keySet())
                    + ", none of them among --dims " + String.join(",", names) + ".");
        }
        return new TableFile(table, names, freq, value, contributors, hierarchies);
    }

    private Protection protect(TableFile file, StatisticalTable read) {
        return switch (method) {
            case "suppress" -> DisclosureControl.suppress(List.of(read), rules(file), safetyLevel());
            case "audit" -> DisclosureControl.audit(
                    read, PublishedFile.withheld(publishedTable(), read), rules(file), safetyLevel());
            case "round" -> DisclosureControl.round(read, roundingBase());
            case "cellkey" -> DisclosureControl.perturb(
                    read, file.cellKeys(read, recordKey), PerturbationTable.read(perturbationTable()));
            default -> throw new Stop.WrongUsage(
                    "Unknown --method " + method + ": expected suppress, round, cellkey or audit.");
        };
    }

    private int roundingBase() {
        if (base < 2) {
            throw new Stop.WrongUsage("Cannot round to --base " + base + ": expected 2 or more.");
        }
        return base;
    }

    private Path publishedTable() {
        if (published == null) {
            throw new Stop.WrongUsage("The method audit needs the table as it is to be published: give --published.");
        }
        return published;
    }

    private Path perturbationTable() {
        if (perturbationTable == null) {
            throw new Stop.WrongUsage("The method cellkey needs a perturbation table: give --ptable.");
        }
        return perturbationTable;
    }

    private DisclosureRules rules(TableFile file) {
        String text = rule;
        if (text == null) {
            text = value != null && contributors != null ? "maxN:4,p:10" : "maxN:4";
        }
        DisclosureRules rules = DisclosureRules.parse(text);
        if (rules.needAmounts() && value == null) {
            throw new Stop.WrongUsage("The rules p and nk look at amounts: give --value.");
        }
        if (rules.needAmounts() && !file.tellsContributions(rules.largestNeeded())) {
            throw new Stop.WrongUsage(
                    "The rules p and nk look at the largest contributions: give --contributors, or a table with the"
                            + " columns n_contrib and top1 to top" + rules.largestNeeded() + ".");
        }
        return rules;
    }

    private SafetyLevel safetyLevel() {
        return switch (level) {
            case "exact" -> SafetyLevel.EXACT;
            case "intervals" -> SafetyLevel.INTERVALS;
            case "insider" -> SafetyLevel.INSIDER;
            case "strict" -> SafetyLevel.STRICT;
            default -> throw new Stop.WrongUsage(
                    "Unknown --level " + level + ": expected exact, intervals, insider or strict.");
        };
    }
}
