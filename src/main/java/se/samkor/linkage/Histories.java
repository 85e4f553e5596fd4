package se.samkor.linkage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.Parts;
import se.samkor.schema.StoredTable;

/**
 * Links SUS with MiDAS and befolkning by pseudonym. Each payout register is read once and never shuffled: the
 * pseudonyms of SUS are broadcast, and only what is found of linked persons is packed, and brought together once.
 */
public final class Histories {
    private static final UTF8String EXACT = UTF8String.fromString(HistoriesTable.EXACT);

    private Histories() {}

    /**
     * The validated registers that are linked.
     *
     * @param insatser {@code sus_insats}
     * @param participations {@code sus_deltagande}
     * @param sicknessBenefit {@code midas_sjukpenning}
     * @param disabilityBenefit {@code midas_sjuk_aktivitetsersattning}
     * @param population {@code befolkning}
     * @param events {@code befolkning_handelse}, where the delivery has it
     * @param jobSeekers {@code arbetssokande}, where the delivery has it
     */
    public record Sources(
            StoredTable insatser,
            StoredTable participations,
            StoredTable sicknessBenefit,
            StoredTable disabilityBenefit,
            StoredTable population,
            Optional<StoredTable> events,
            Optional<StoredTable> jobSeekers) {}

    /**
     * One row a person with a personal identity in SUS: {@link HistoriesTable}, sorted by person within each part.
     *
     * @param participants of the participations
     * @param numbers of persons who changed number or are protected; the participations are already under the newest
     *     number, and anonymous where protected
     */
    public static InternalRows link(
            SparkSession spark, Sources sources, Participants participants, PersonNumbers numbers) {
        RegisterSearch search = RegisterSearch.of(spark, numbers.numbersOf(participants.persons()));
        List<FactRows> facts = new ArrayList<>();
        facts.add(stays(spark, sources));
        facts.add(found(search, sources.sicknessBenefit(), Fact.CASE));
        facts.add(found(search, sources.disabilityBenefit(), Fact.CASE));
        facts.add(found(search, sources.population(), Fact.HOME));
        sources.events().ifPresent(register -> facts.add(found(search, register, Fact.EVENT)));
        sources.jobSeekers().ifPresent(register -> facts.add(found(search, register, Fact.SEEKING)));
        return new InternalRows(
                PersonFacts.TYPE, Parts.made(together(spark, facts), (number, pieces) -> new Persons(pieces)));
    }

    /** Everything that is known of a person, brought together once, the persons in order. */
    private static JavaRDD<Tuple2<Long, byte[]>> together(SparkSession spark, List<FactRows> facts) {
        JavaRDD<Tuple2<Long, byte[]>> all =
                Parts.union(spark, facts.stream().map(FactRows::packed).toList());
        ClassTag<Long> person = ClassTag$.MODULE$.apply(Long.class);
        ClassTag<byte[]> piece = ClassTag$.MODULE$.apply(byte[].class);
        int parts = spark.sessionState().conf().numShufflePartitions();
        ShuffledRDD<Long, byte[], byte[]> exchanged =
                new ShuffledRDD<>(all.rdd(), new HashPartitioner(parts), person, piece, piece);
        exchanged.setSerializer(new FactSerializer());
        return exchanged.toJavaRDD();
    }

    /** The persons of pieces that come in any order. */
    private static final class Persons implements Iterator<InternalRow> {
        private final PiecesByPerson pieces = new PiecesByPerson();
        private final PersonFacts facts = new PersonFacts();
        private int next;

        Persons(Iterator<Tuple2<Long, byte[]>> all) {
            while (all.hasNext()) {
                Tuple2<Long, byte[]> one = all.next();
                pieces.add(one._1(), one._2());
            }
            pieces.sort();
        }

        @Override
        public boolean hasNext() {
            return next < pieces.persons();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            long person = pieces.person(next);
            facts.clear();
            pieces.forEach(next++, piece -> facts.add(person, piece));
            return facts.row(person);
        }
    }

    /** What a register has of the persons; a column that it lacks is missing. */
    private static FactRows found(RegisterSearch search, StoredTable register, Fact kind) {
        List<String> wanted = List.of(kind.type().fieldNames());
        List<String> there = wanted.stream().filter(register::has).toList();
        InternalRows rows = search.rows(register, there);
        return new FactRows(kind, rows.rows(), 0, 1, new Picked(rows.type(), wanted));
    }

    /** Some columns of a row by name, missing where there is no such column. */
    private static final class Picked implements FactRows.Values {
        private static final long serialVersionUID = 1L;
        private static final int NOWHERE = -1;

        private final DataType[] types;
        private final int[] places;
        private final @Nullable Object[] values;

        Picked(StructType rows, List<String> columns) {
            List<String> there = List.of(rows.fieldNames());
            places = columns.stream()
                    .mapToInt(column -> there.contains(column) ? rows.fieldIndex(column) : NOWHERE)
                    .toArray();
            values = new @Nullable Object[places.length];
            types = new DataType[places.length];
            for (int i = 0; i < places.length; i++) {
                types[i] = rows.fields()[Math.max(0, places[i])].dataType();
            }
        }

        @Override
        public @Nullable Object[] of(InternalRow row) {
            for (int i = 0; i < places.length; i++) {
                boolean missing = places[i] == NOWHERE || row.isNullAt(places[i]);
                values[i] = missing ? null : row.get(places[i], types[i]);
            }
            return values;
        }
    }

    /** The participations of persons, each with its insats. */
    private static FactRows stays(SparkSession spark, Sources sources) {
        StoredTable participations = sources.participations();
        List<String> wanted = List.of(Fact.STAY.type().fieldNames());
        List<String> columns = new ArrayList<>(List.of(ParticipationTable.PERSON));
        wanted.stream().filter(participations::has).forEach(columns::add);
        InternalRows rows = participations.rows(columns);
        Broadcast<KnownInsatser> insatser =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(KnownInsatser.of(sources.insatser()));
        boolean linksSaid = participations.has(HistoriesTable.LINK_KIND);
        // SUS is read under the newest number
        return new FactRows(
                Fact.STAY, rows.rows(), 0, 0, new Stays(new Picked(rows.type(), wanted), insatser, linksSaid));
    }

    /** The values of a participation: what its insats is, and, where nothing is said, linked by the number itself. */
    private static final class Stays implements FactRows.Values {
        private static final long serialVersionUID = 1L;
        private static final int INSATS = Fact.STAY.type().fieldIndex(InsatsTable.INSATS);
        private static final int LINK_KIND = Fact.STAY.type().fieldIndex(HistoriesTable.LINK_KIND);

        private final Picked picked;
        private final Broadcast<KnownInsatser> insatser;
        private final boolean linksSaid;

        Stays(Picked picked, Broadcast<KnownInsatser> insatser, boolean linksSaid) {
            this.picked = picked;
            this.insatser = insatser;
            this.linksSaid = linksSaid;
        }

        @Override
        public @Nullable Object[] of(InternalRow row) {
            @Nullable Object[] values = picked.of(row);
            @Nullable Object insats = values[INSATS];
            UTF8String @Nullable [] known =
                    insats == null ? null : insatser.value().of((UTF8String) insats);
            for (int i = 1; i < 4; i++) {
                values[INSATS + i] = known == null ? null : known[i];
            }
            if (!linksSaid) {
                values[LINK_KIND] = EXACT;
            }
            return values;
        }
    }
}
