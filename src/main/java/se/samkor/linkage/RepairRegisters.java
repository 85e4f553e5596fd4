package se.samkor.linkage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.samkor.linkage.RepairEvidence.Member;
import se.samkor.linkage.RepairEvidence.Participant;
import se.samkor.linkage.RepairEvidence.Payout;
import se.samkor.linkage.RepairEvidence.Resident;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RepairableTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.SupportCodes;

/**
 * What a repair needs from the registers. Faulty numbers are few, so the rows about them and about the persons near them
 * are brought to the driver; the large registers are only filtered by these persons.
 */
final class RepairRegisters {
    /** Participations linked by their own number that show what a true match looks like. */
    private static final int KNOWN = 2000;

    /** Tells the rows of {@link RepairableTable} apart. */
    static final String KEY = "_key";

    private final LinkRepair.Sources sources;

    RepairRegisters(LinkRepair.Sources sources) {
        this.sources = sources;
    }

    /** A participation and the persons it may be of: several near a faulty number, one where the number is right. */
    record Written(long key, String id, Participant participant, Set<Long> persons) {}

    /** The repairable rows with a key. */
    Dataset<Row> keyed() {
        Column[] all = java.util.Arrays.stream(sources.repairable().columns())
                .map(functions::col)
                .toArray(Column[]::new);
        return sources.repairable().withColumn(KEY, xxhash64(all));
    }

    /** The participations with a faulty number; persons who are protected are no candidates. */
    List<Written> faulty() {
        return collect(keyed(), col(KEY), col(RepairableTable.VARIANTS)).stream()
                .map(row -> {
                    Set<Long> persons = new TreeSet<>();
                    for (Object number : row.getList(7)) {
                        sources.numbers().now((Long) number).ifPresent(persons::add);
                    }
                    return written(row, persons);
                })
                .toList();
    }

    /** Some of the participations whose number is right, the same ones whatever the order of rows. */
    List<Written> known() {
        Column order = xxhash64(col(ParticipationTable.PARTICIPATION));
        Dataset<Row> some = sources.participations()
                .filter(col(ParticipationTable.PERSON).isNotNull())
                .orderBy(order, col(ParticipationTable.PARTICIPATION))
                .limit(KNOWN);
        return collect(some, order, col(ParticipationTable.PERSON)).stream()
                .map(row -> written(row, Set.of(row.getLong(7))))
                .toList();
    }

    private List<Row> collect(Dataset<Row> participations, Column key, Column persons) {
        Dataset<Row> insatser = sources.insatser()
                .select(col(InsatsTable.INSATS), col(InsatsTable.FORBUND))
                .dropDuplicates(InsatsTable.INSATS);
        return participations
                .join(broadcast(insatser), new String[] {InsatsTable.INSATS}, "left")
                .select(
                        key.as("key"),
                        col(ParticipationTable.PARTICIPATION),
                        col(ParticipationTable.SEX),
                        col(ParticipationTable.BIRTH_YEAR),
                        col(ParticipationTable.START),
                        col(ParticipationTable.SUPPORT_BEFORE),
                        col(InsatsTable.FORBUND),
                        persons.as("persons"))
                .orderBy(col(ParticipationTable.PARTICIPATION), col("key"))
                .collectAsList();
    }

    private static Written written(Row row, Set<Long> persons) {
        List<String> support = row.isNullAt(5) ? List.of() : row.getList(5);
        Set<String> benefits = new HashSet<>();
        for (String group : List.of("SJP", "AE", "SE")) {
            if (SupportCodes.BY_GROUP.getOrDefault(group, List.of()).stream().anyMatch(support::contains)) {
                benefits.add(group);
            }
        }
        Participant participant = new Participant(
                row.getString(2),
                row.isNullAt(3) ? 0 : row.getInt(3),
                row.isNullAt(6) ? "" : row.getString(6),
                day(row, 4),
                !support.isEmpty(),
                benefits);
        return new Written(row.getLong(0), row.getString(1), participant, persons);
    }

    private static int day(Row row, int column) {
        return (int) row.getDate(column).toLocalDate().toEpochDay();
    }

    /** The persons among the given ones that the population register knows, with what the registers say of them. */
    Map<Long, Resident> residents(Collection<Long> persons) {
        Map<Long, Resident> residents = new HashMap<>();
        Dataset<Row> population = ofPersons(sources.population(), persons)
                .select(
                        PopulationTable.PERSON,
                        PopulationTable.YEAR,
                        PopulationTable.KOMMUN,
                        PopulationTable.SEX,
                        PopulationTable.BIRTH_DATE)
                .orderBy(
                        PopulationTable.PERSON,
                        PopulationTable.YEAR,
                        PopulationTable.KOMMUN,
                        PopulationTable.SEX,
                        PopulationTable.BIRTH_DATE);
        for (Row row : population.collectAsList()) {
            residents
                    .computeIfAbsent(
                            row.getLong(0),
                            person -> new Resident(
                                    row.getString(3),
                                    row.getDate(4).toLocalDate().getYear(),
                                    new TreeMap<>(),
                                    new ArrayList<>()))
                    .kommuner()
                    .put(row.getInt(1), row.getString(2));
        }
        payouts(residents);
        return residents;
    }

    private void payouts(Map<Long, Resident> residents) {
        Column[] columns = {
            col(SicknessBenefitTable.PERSON),
            col(SicknessBenefitTable.BENEFIT),
            col(SicknessBenefitTable.FROM),
            col(SicknessBenefitTable.TO)
        };
        Dataset<Row> cases = sources.sicknessBenefit()
                .select(columns)
                .unionByName(sources.disabilityBenefit().select(columns));
        for (Row row : ofPersons(cases, residents.keySet()).collectAsList()) {
            String code = row.getString(1);
            String group = sources.sjpBenefits().contains(code) ? "SJP" : code;
            Resident resident = residents.get(row.getLong(0));
            if (resident != null && List.of("SJP", "AE", "SE").contains(group)) {
                resident.payouts().add(new Payout(group, day(row, 2), day(row, 3)));
            }
        }
    }

    private Dataset<Row> ofPersons(Dataset<Row> register, Collection<Long> persons) {
        List<Row> rows = persons.stream().sorted().map(RowFactory::create).toList();
        Dataset<Row> wanted = register.sparkSession()
                .createDataFrame(rows, new StructType().add(HistoriesTable.PERSON, DataTypes.LongType, false));
        return sources.numbers()
                .identified(register)
                .join(broadcast(wanted), new String[] {HistoriesTable.PERSON}, "left_semi");
    }

    /** The kommuner of each förbund. */
    Map<String, List<Member>> members() {
        Map<String, List<Member>> members = new HashMap<>();
        Optional<Dataset<Row>> register = sources.memberships();
        if (register.isPresent()) {
            for (Row row : register.get()
                    .select(MembershipTable.FORBUND, MembershipTable.KOMMUN, MembershipTable.FROM, MembershipTable.TO)
                    .collectAsList()) {
                members.computeIfAbsent(row.getString(0), forbund -> new ArrayList<>())
                        .add(new Member(
                                row.getString(1), day(row, 2), row.isNullAt(3) ? Integer.MAX_VALUE : day(row, 3)));
            }
        }
        return members;
    }
}
