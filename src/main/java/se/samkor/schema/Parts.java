package se.samkor.schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.ParallelCollectionRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.UnionRDD;
import org.apache.spark.sql.SparkSession;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Steps from rows to rows, part by part, as Spark's {@code mapPartitions} and its kin. Those read the bytes of Spark's own classes for
 * what a closure of Scala may hold by mistake, and name every step in JSON; functions of Java hold what they say, and a small run
 * would spend a twentieth of its time on it.
 */
public final class Parts {
    private Parts() {}

    /**
     * What is made of a part.
     *
     * @param <T> the rows
     * @param <U> what is made
     */
    @FunctionalInterface
    public interface Maker<T, U> extends Serializable {
        /** Of the part of a number, of the rows from first to last. */
        U of(int number, Iterator<T> rows);
    }

    /** The rows that are made of the rows of each part. */
    public static <T, U> JavaRDD<U> made(JavaRDD<T> rows, Maker<T, Iterator<U>> maker) {
        return java(new Made<>(rows.rdd(), maker));
    }

    /** What is made of each part, brought here, in the order of the parts; done now. */
    public static <T, U> List<U> taken(JavaRDD<T> rows, Maker<T, U> maker) {
        Object[] found = new Object[rows.getNumPartitions()];
        List<Object> all = new ArrayList<>();
        IntStream.range(0, found.length).forEach(all::add);
        // the same rows, of which Spark does not ask whether they are to be kept
        RDD<T> rdd = new Made<T, T>(rows.rdd(), (number, part) -> part);
        rows.context().runJob(rdd, new Taking<>(maker), seq(all), new Placing<>(found), Parts.<U>any());
        @SuppressWarnings("unchecked") // only what the maker made was put there
        List<U> taken = (List<U>) Arrays.asList(found);
        return taken;
    }

    /** Things that are here, in so many parts. */
    public static <T> JavaRDD<T> of(SparkSession spark, List<T> things, int parts) {
        return java(new ParallelCollectionRDD<>(
                spark.sparkContext(), seq(things), parts, Map$.MODULE$.empty(), Parts.<T>any()));
    }

    /** The parts of all, one after the other. */
    public static <T> JavaRDD<T> union(SparkSession spark, List<JavaRDD<T>> all) {
        return java(new UnionRDD<>(
                spark.sparkContext(), seq(all.stream().map(JavaRDD::rdd).toList()), Parts.<T>any()));
    }

    private static <T> JavaRDD<T> java(RDD<T> rows) {
        return JavaRDD.fromRDD(rows, Parts.<T>any());
    }

    private static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list).toList();
    }

    private static <T> ClassTag<T> any() {
        return ClassTag$.MODULE$.apply(Object.class);
    }

    private static final class Made<T, U> extends RDD<U> {
        private static final long serialVersionUID = 1L;

        private final Maker<T, Iterator<U>> maker;

        Made(RDD<T> rows, Maker<T, Iterator<U>> maker) {
            super(rows, Parts.<U>any());
            this.maker = maker;
        }

        @Override
        public Partition[] getPartitions() {
            return this.<T>firstParent(any()).partitions();
        }

        @Override
        public scala.collection.Iterator<U> compute(Partition part, TaskContext task) {
            Iterator<T> rows =
                    JavaConverters.asJavaIterator(this.<T>firstParent(any()).iterator(part, task));
            return JavaConverters.asScalaIterator(maker.of(part.index(), rows));
        }

        /** No part is kept for later. Spark would look whether one is, and name the look in JSON, for which it loads a library. */
        @Override
        public void doCheckpoint() {
            // nothing to keep
        }
    }

    private static final class Taking<T, U> extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, U>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Maker<T, U> maker;

        Taking(Maker<T, U> maker) {
            this.maker = maker;
        }

        @Override
        public U apply(TaskContext task, scala.collection.Iterator<T> rows) {
            return maker.of(task.partitionId(), JavaConverters.asJavaIterator(rows));
        }
    }

    /** Puts what is brought here in its place. */
    private static final class Placing<U> extends AbstractFunction2<Object, U, BoxedUnit> {
        private final Object[] places;

        Placing(Object[] places) {
            this.places = places;
        }

        @Override
        public BoxedUnit apply(Object part, U made) {
            places[(Integer) part] = made;
            return BoxedUnit.UNIT;
        }
    }
}
