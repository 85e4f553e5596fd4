package se.samkor.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.samkor.domain.Stop;
import se.samkor.effect.PanelColumns;

/** Which file is the panel, and what its columns are. */
final class PanelOptions {
    @Option(
            names = "--panel",
            paramLabel = "FILE",
            description = "Panel, one row a unit and time: delimited text with a header, gzip tolerated.")
    @Nullable
    Path panel;

    @Option(names = "--unit", paramLabel = "C", description = "Column: the unit.")
    @Nullable
    String unit;

    @Option(names = "--time", paramLabel = "C", description = "Column: the time, a whole number.")
    @Nullable
    String time;

    @Option(
            names = "--outcome",
            paramLabel = "C",
            description = "Column: the outcome, a number. With --store: outcomes separated by commas; default all.")
    @Nullable
    String outcome;

    @Option(
            names = "--first-treated",
            paramLabel = "C",
            description = "Column: time of first treatment; empty, 0 or after the last time: never treated.")
    @Nullable
    String firstTreated;

    @Option(
            names = "--covariates",
            paramLabel = "C,C",
            split = ",",
            description = "Columns to adjust for; default none.")
    List<String> covariates = new ArrayList<>();

    @Option(
            names = "--weights",
            paramLabel = "C",
            description = "Column: sampling weight; default 1 a row. With --store: population (default) or none.")
    @Nullable
    String weights;

    @Option(names = "--cluster", paramLabel = "C", description = "Column: cluster of the errors; default the unit.")
    @Nullable
    String cluster;

    @Option(
            names = "--where",
            paramLabel = "C=V,C=V",
            split = ",",
            description = "Only the rows of the panel that have these values in these columns, as sex=K.")
    Map<String, String> where = new LinkedHashMap<>();

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description =
                    "plain (the columns named), kolada or fk (published figures of Kolada and Försäkringskassan; with"
                            + " --entries); default plain.")
    String layout = "plain";

    @Option(
            names = "--measure",
            paramLabel = "CODE",
            description = "kolada: the nyckeltal, as N00957; fk: the column of the figure, default varde or antal.")
    @Nullable
    String measure;

    @Option(names = "--sex", paramLabel = "K|M|ALL", description = "kolada, fk: whose figures; default ALL.")
    String sex = "ALL";

    @Option(
            names = "--entries",
            paramLabel = "FILE",
            description =
                    "kolada, fk: when kommuner entered: a column with the kommun code, one with a year or date"
                            + " (first_treated, entry or from_datum; empty: never), and forbund if errors are to cluster on it.")
    @Nullable
    Path entries;

    boolean published() {
        if (!List.of("plain", "kolada", "fk").contains(layout)) {
            throw new Stop.WrongUsage("--layout " + layout + ": there are plain, kolada, fk.");
        }
        return !layout.equals("plain");
    }

    /** Stops when something needed is missing. */
    void require(@Nullable String out) {
        Map<String, @Nullable Object> required = new LinkedHashMap<>();
        required.put("--panel", panel);
        if (published()) {
            required.put("--entries", entries);
        } else {
            required.put("--unit", unit);
            required.put("--time", time);
            required.put("--outcome", outcome);
            required.put("--first-treated", firstTreated);
        }
        required.put("--out", out);
        List<String> missing = required.entrySet().stream()
                .filter(option -> option.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new Stop.WrongUsage("effects needs " + String.join(", ", missing) + ".");
        }
    }

    PanelColumns columns() {
        requireOwnColumns();
        return new PanelColumns(
                Objects.requireNonNull(unit),
                Objects.requireNonNull(time),
                Objects.requireNonNull(outcome),
                Objects.requireNonNull(firstTreated),
                covariates,
                Optional.ofNullable(weights),
                Optional.ofNullable(cluster));
    }

    /** A covariate, or the outcome, that is another role's column gives numbers that mean nothing. */
    private void requireOwnColumns() {
        List<String> named = new ArrayList<>();
        named.add(Objects.requireNonNull(outcome));
        named.addAll(covariates);
        for (int i = 0; i < named.size(); i++) {
            String column = named.get(i);
            List<@Nullable String> others = new ArrayList<>(Arrays.asList(unit, time, firstTreated));
            others.addAll(named.subList(0, i));
            if (others.stream().anyMatch(column::equalsIgnoreCase)) {
                throw new Stop.WrongUsage(
                        (i == 0 ? "--outcome " : "--covariates ") + column + ": the column is named twice.");
            }
        }
    }
}
