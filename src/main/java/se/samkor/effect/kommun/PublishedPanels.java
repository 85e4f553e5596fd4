package se.samkor.effect.kommun;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.Stop;
import se.samkor.estimate.Panel;
import se.samkor.estimate.PanelBuilder;
import se.samkor.schema.KommunPanelTable;

/** Panels of the figures in the register {@code kommun_panel}: one for each measure and sex. */
public final class PublishedPanels {
    private final Map<List<String>, List<Value>> values;
    private final Memberships memberships;
    private final EntryRule rule;
    private final KommunDivision division;

    /** A figure; population 0 when it is not stated. */
    private record Value(int kommun, int year, double value, int population) {}

    private PublishedPanels(
            Map<List<String>, List<Value>> values, Memberships memberships, EntryRule rule, KommunDivision division) {
        this.values = values;
        this.memberships = memberships;
        this.rule = rule;
        this.division = division;
    }

    /** Reads the register; figures of a kommun in the division of its year, so that kommuner that were split are left as they are. */
    public static PublishedPanels of(
            Dataset<Row> register, Dataset<Row> membership, Optional<Dataset<Row>> insatser, EntryRule rule) {
        Map<List<String>, List<Value>> values =
                new TreeMap<>(java.util.Comparator.<List<String>, String>comparing(key -> key.get(0))
                        .thenComparing(key -> key.get(1)));
        KommunDivision division = new KommunDivision(0, 0);
        for (Row row : register.filter(col(KommunPanelTable.VALUE).isNotNull())
                .select(
                        KommunPanelTable.MEASURE,
                        KommunPanelTable.SEX,
                        KommunPanelTable.KOMMUN,
                        KommunPanelTable.YEAR,
                        KommunPanelTable.VALUE,
                        KommunPanelTable.POPULATION)
                .collectAsList()) {
            String sex = sexOf(row.isNullAt(1) ? "" : row.getString(1));
            values.computeIfAbsent(List.of(row.getString(0), sex), absent -> new ArrayList<>())
                    .add(new Value(
                            division.unit(Integer.parseInt(row.getString(2))),
                            row.getInt(3),
                            row.getDouble(4),
                            row.isNullAt(5) ? 0 : row.getInt(5)));
        }
        return new PublishedPanels(values, Memberships.of(membership, insatser, division), rule, division);
    }

    private static String sexOf(String word) {
        return switch (word.strip()) {
            case "K", "M" -> word.strip();
            default -> "ALL";
        };
    }

    /** What a reader should know. */
    public List<String> notes() {
        return division.notes();
    }

    /** The panels of the measures named; of all when none is. */
    public List<KommunEffects.Case> cases(List<String> measures) {
        List<String> known =
                values.keySet().stream().map(key -> key.get(0)).distinct().toList();
        for (String measure : measures) {
            if (!known.contains(measure)) {
                throw new Stop.WrongUsage(
                        "--outcome " + measure + ": the register has " + String.join(", ", known) + ".");
            }
        }
        List<KommunEffects.Case> cases = new ArrayList<>();
        values.forEach((key, of) -> {
            if (measures.isEmpty() || measures.contains(key.get(0))) {
                cases.add(new KommunEffects.Case(key.get(0), key.get(1), weighted -> panel(key.get(0), of, weighted)));
            }
        });
        return cases;
    }

    private Panel panel(String measure, List<Value> all, boolean weighted) {
        List<Value> of = all.stream()
                .filter(value -> memberships
                        .of(value.kommun())
                        .map(membership -> !membership.goneIn(value.year()))
                        .orElse(true))
                .toList();
        PanelBuilder builder = Panel.of(measure)
                .units(of.stream()
                        .map(value -> KommunDivision.code(value.kommun()))
                        .toArray(String[]::new))
                .times(of.stream().mapToDouble(Value::year).toArray())
                .outcome(of.stream().mapToDouble(Value::value).toArray())
                .firstTreated(of.stream()
                        .mapToDouble(value -> memberships
                                .of(value.kommun())
                                .map(rule::firstTreated)
                                .orElse(0))
                        .toArray())
                .clusters(of.stream()
                        .map(value -> memberships
                                .of(value.kommun())
                                .map(Membership::forbund)
                                .orElse(KommunDivision.code(value.kommun())))
                        .toArray(String[]::new));
        if (weighted && of.stream().allMatch(value -> value.population() > 0)) {
            Map<Integer, double[]> mean = new LinkedHashMap<>();
            for (Value value : of) {
                double[] sums = mean.computeIfAbsent(value.kommun(), absent -> new double[2]);
                sums[0] += value.population();
                sums[1]++;
            }
            builder.weights(of.stream()
                    .mapToDouble(value -> {
                        double[] sums = mean.getOrDefault(value.kommun(), new double[] {0, 1});
                        return sums[0] / sums[1];
                    })
                    .toArray());
        }
        return builder.build();
    }
}
