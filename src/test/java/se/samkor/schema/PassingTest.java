package se.samkor.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.SharedSpark;

/** What is added up of rows on their way is what was taken: all of it, and each row once. */
class PassingTest {
    private static final StructType TYPE = new StructType().add("number", DataTypes.LongType);
    private static final int ROWS = 1000;

    private record Sum(long[] values) implements java.io.Serializable {}

    private record Adding() implements Seeing<Sum> {
        @Override
        public Sum nothing() {
            return new Sum(new long[1]);
        }

        @Override
        public void see(Sum sum, InternalRow row) {
            sum.values[0] += row.getLong(0);
        }

        @Override
        public Sum together(Sum one, Sum other) {
            one.values[0] += other.values[0];
            return one;
        }
    }

    private static Passing<Long> passing(int parts) {
        List<InternalRow> rows = LongStream.rangeClosed(1, ROWS)
                .<InternalRow>mapToObj(number -> new GenericInternalRow(new Object[] {number}))
                .toList();
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
        return Passing.of(new InternalRows(TYPE, context.parallelize(rows, parts)), new Adding())
                .map(sum -> sum.values[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void everyRowIsSeenOnce(int parts) {
        Passing<Long> passing = passing(parts);
        long taken = passing.rows().rows().map(row -> row.getLong(0)).collect().size();
        assertThat(taken).isEqualTo(ROWS);
        assertThat(passing.found(taken)).isEqualTo(ROWS * (ROWS + 1L) / 2);
        assertThat(passing(parts).alone()).isEqualTo(ROWS * (ROWS + 1L) / 2);
    }

    @Test
    void rowsTakenTwiceAreNoticed() {
        Passing<Long> passing = passing(3);
        passing.rows().rows().count();
        long taken = passing.rows().rows().count();
        assertThatThrownBy(() -> passing.found(taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1000 rows were taken, and 2000 passed");
    }

    @Test
    void aPartThatIsNotTakenToItsEndDoesNotCount() {
        Passing<Long> passing = passing(1);
        passing.rows().rows().take(10);
        assertThatThrownBy(() -> passing.found(10)).hasMessage("10 rows were taken, and 0 passed");
    }

    @Test
    void ofNoRowsTheSumOfNothingIsFound() {
        InternalRows none = new InternalRows(
                TYPE,
                JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext())
                        .emptyRDD());
        assertThat(Passing.of(none, new Adding()).map(sum -> sum.values[0]).alone())
                .isZero();
    }
}
