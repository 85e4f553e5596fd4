package se.samkor.linkage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.samkor.linkage.MatchModel.Candidates;
import se.samkor.linkage.RepairEvidence.Resident;
import se.samkor.linkage.RepairRegisters.Written;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.LinkageTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.RepairableTable;

/**
 * Links participations whose number is faulty to the person it was probably meant for: someone in the population register
 * whose number is one edit or one exchange of neighbours away, and whom sex, birth year, kommun and payouts speak for
 * ({@link MatchModel}). Which links are accepted says {@link Acceptance}; nothing is linked silently: every
 * accepted link is written down with its weight, and the rates of error are estimated.
 */
public final class LinkRepair {
    private static final StructType ACCEPTED = new StructType()
            .add(RepairRegisters.KEY, DataTypes.LongType, false)
            .add(ParticipationTable.PERSON, DataTypes.LongType, false)
            .add(HistoriesTable.LINK_WEIGHT, DataTypes.DoubleType, false);

    private LinkRepair() {}

    /**
     * The validated registers as they are in the store, and what is known of numbers.
     *
     * @param repairable {@link RepairableTable}
     * @param participations {@code sus_deltagande} under the newest numbers
     * @param memberships {@code forbund_medlemskap}; without it the kommun says nothing
     * @param daysBefore how long before the start a payout is looked for
     */
    public record Sources(
            Dataset<Row> repairable,
            Dataset<Row> participations,
            Dataset<Row> insatser,
            Dataset<Row> sicknessBenefit,
            Dataset<Row> disabilityBenefit,
            Dataset<Row> population,
            Optional<Dataset<Row>> memberships,
            PersonNumbers numbers,
            List<String> sjpBenefits,
            int daysBefore) {}

    /**
     * What was repaired.
     *
     * @param participations as {@code sus_deltagande}, with the person and how it was linked
     * @param links {@link LinkageTable#REPAIRED}
     * @param report {@link LinkageTable#REPAIR}
     */
    public record Result(Dataset<Row> participations, List<Row> links, List<Row> report) {}

    /** Repairs what is accepted. */
    public static Result of(Sources sources, Acceptance acceptance) {
        RepairRegisters registers = new RepairRegisters(sources);
        List<Written> faulty = registers.faulty();
        List<Written> known = registers.known();
        Set<Long> persons = new HashSet<>();
        faulty.forEach(row -> persons.addAll(row.persons()));
        known.forEach(row -> persons.addAll(row.persons()));
        RepairEvidence evidence = new RepairEvidence(registers.members(), sources.daysBefore());
        Scored scored = Scored.of(faulty, known, registers.residents(persons), evidence);
        double threshold = acceptance.threshold(scored.probabilities());
        List<Row> links = new ArrayList<>();
        List<Row> accepted = new ArrayList<>();
        double doubt = 0;
        for (int i = 0; i < scored.pairs().size(); i++) {
            if (scored.probabilities()[i] >= threshold) {
                Pair pair = scored.pairs().get(i);
                double weight = scored.model().weight(pair.levels());
                links.add(link(pair, scored, i, weight));
                accepted.add(RowFactory.create(pair.row().key(), pair.person(), weight));
                doubt += 1 - scored.probabilities()[i];
            }
        }
        List<Row> report = new RepairReport(scored.model(), scored.candidates(), scored.probabilities())
                .rows(acceptance, threshold, links.size(), doubt);
        return new Result(participations(sources, registers, accepted), links, report);
    }

    /** A faulty participation and one of its candidates. */
    @SuppressWarnings("ArrayRecordComponent")
    record Pair(Written row, long person, int[] levels, int rivals) {}

    /** All candidates with the probability of each. */
    @SuppressWarnings("ArrayRecordComponent")
    record Scored(List<Pair> pairs, Candidates candidates, MatchModel model, double[] probabilities) {
        static Scored of(
                List<Written> faulty, List<Written> known, Map<Long, Resident> residents, RepairEvidence evidence) {
            List<Pair> pairs = new ArrayList<>();
            List<Integer> records = new ArrayList<>();
            for (int record = 0; record < faulty.size(); record++) {
                Written row = faulty.get(record);
                List<Long> near =
                        row.persons().stream().filter(residents::containsKey).toList();
                for (Long person : near) {
                    Resident resident = residents.get(person);
                    if (resident != null) {
                        pairs.add(new Pair(row, person, evidence.levels(row.participant(), resident), near.size()));
                        records.add(record);
                    }
                }
            }
            List<int[]> matches = new ArrayList<>();
            for (Written row : known) {
                for (Long person : row.persons()) {
                    Resident resident = residents.get(person);
                    if (resident != null) {
                        matches.add(evidence.levels(row.participant(), resident));
                    }
                }
            }
            Candidates candidates = new Candidates(
                    faulty.size(),
                    records.stream().mapToInt(Integer::intValue).toArray(),
                    pairs.stream().map(Pair::levels).toArray(int[][]::new),
                    matches.toArray(int[][]::new),
                    RepairEvidence.levelCounts());
            MatchModel model = MatchModel.fit(candidates);
            return new Scored(pairs, candidates, model, model.probabilities(candidates));
        }
    }

    private static Row link(Pair pair, Scored scored, int at, double weight) {
        List<Object> cells = new ArrayList<>(
                List.of(pair.row().id(), pair.person(), weight, scored.probabilities()[at], pair.rivals()));
        for (int field = 0; field < pair.levels().length; field++) {
            int level = pair.levels()[field];
            cells.add(level < 0 ? "missing" : RepairEvidence.LEVELS.get(field).get(level));
        }
        return RowFactory.create(cells.toArray());
    }

    private static Dataset<Row> participations(Sources sources, RepairRegisters registers, List<Row> accepted) {
        Dataset<Row> links = registers.keyed().sparkSession().createDataFrame(accepted, ACCEPTED);
        return registers
                .keyed()
                .join(broadcast(links), new String[] {RepairRegisters.KEY}, "inner")
                .drop(RepairRegisters.KEY, RepairableTable.VARIANTS)
                .withColumn(HistoriesTable.LINK_KIND, lit(HistoriesTable.REPAIRED))
                .select(columns(sources));
    }

    /** The participations with how each was linked. */
    public static Dataset<Row> exact(Dataset<Row> participations) {
        return participations
                .withColumn(HistoriesTable.LINK_KIND, lit(HistoriesTable.EXACT))
                .withColumn(HistoriesTable.LINK_WEIGHT, lit(null).cast(DataTypes.DoubleType));
    }

    private static org.apache.spark.sql.Column[] columns(Sources sources) {
        List<org.apache.spark.sql.Column> columns = new ArrayList<>();
        for (String name : sources.participations().columns()) {
            columns.add(col(name));
        }
        columns.add(col(HistoriesTable.LINK_KIND));
        columns.add(col(HistoriesTable.LINK_WEIGHT));
        return columns.toArray(org.apache.spark.sql.Column[]::new);
    }
}
