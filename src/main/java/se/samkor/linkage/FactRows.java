package se.samkor.linkage;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import se.samkor.schema.Parts;

/**
 * A register as facts of persons. Rows of a person that follow each other, as in the store they do, become one piece. Of homes only
 * the latest of a piece is kept.
 *
 * @param kind of facts
 * @param rows of the register; those without a person are passed over
 * @param numberAt where the number stands under which the register has the person
 * @param personAt where the person stands
 * @param values of the fact, from a row
 */
record FactRows(Fact kind, JavaRDD<InternalRow> rows, int numberAt, int personAt, Values values) {
    /** From a row to the values of a fact, which are gone with the next row. */
    interface Values extends Serializable {
        @Nullable
        Object[] of(InternalRow row);
    }

    JavaRDD<Tuple2<Long, byte[]>> packed() {
        Fact of = kind;
        Values made = values;
        int[] places = {numberAt, personAt};
        return Parts.made(rows, (number, all) -> new Pieces(of, made, places, all));
    }

    private static final class Pieces implements Iterator<Tuple2<Long, byte[]>> {
        private final Values values;
        private final int numberAt;
        private final int personAt;
        private final Iterator<InternalRow> rows;
        private final FactWriter writer;
        private final @Nullable FactOrder latest;
        private boolean pending;
        private long person;
        private long number;
        private @Nullable Object[] first = new Object[0];

        Pieces(Fact kind, Values values, int[] places, Iterator<InternalRow> rows) {
            this.values = values;
            this.numberAt = places[0];
            this.personAt = places[1];
            this.rows = rows;
            this.writer = new FactWriter(kind);
            this.latest =
                    kind == Fact.HOME ? new FactOrder(kind.type(), kind.type().length()) : null;
            advance();
        }

        private void advance() {
            pending = false;
            while (!pending && rows.hasNext()) {
                InternalRow row = rows.next();
                if (!row.isNullAt(personAt)) {
                    person = row.getLong(personAt);
                    number = row.getLong(numberAt);
                    first = values.of(row);
                    pending = true;
                }
            }
        }

        /** A text of Spark's may be a window on bytes that the next row overwrites. */
        private static @Nullable Object[] copied(@Nullable Object[] of) {
            @Nullable Object[] copy = new @Nullable Object[of.length];
            for (int i = 0; i < of.length; i++) {
                copy[i] = InternalRow.copyValue(of[i]);
            }
            return copy;
        }

        @Override
        public boolean hasNext() {
            return pending;
        }

        @Override
        public Tuple2<Long, byte[]> next() {
            if (!pending) {
                throw new NoSuchElementException();
            }
            long of = person;
            long under = number;
            writer.begin(of, under);
            @Nullable Object[] kept = latest == null ? first : copied(first);
            do {
                if (latest == null) {
                    writer.add(first);
                } else if (latest.compare(new GenericInternalRow(first), new GenericInternalRow(kept)) > 0) {
                    kept = copied(first);
                }
                advance();
            } while (pending && person == of && number == under);
            if (latest != null) {
                writer.add(kept);
            }
            return new Tuple2<>(of, writer.bytes());
        }
    }
}
