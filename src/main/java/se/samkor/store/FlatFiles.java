package se.samkor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Small Parquet files read here by Parquet's own reader: texts, numbers, days and flags. Spark's reader gives the same, but takes longer
 * to be loaded than a small table to be read.
 */
final class FlatFiles {
    private static final Set<DataType> READABLE = Set.of(
            DataTypes.StringType,
            DataTypes.IntegerType,
            DataTypes.DateType,
            DataTypes.LongType,
            DataTypes.DoubleType,
            DataTypes.BooleanType);

    private FlatFiles() {}

    /** Whether all columns can be read here. */
    static boolean reads(StructType columns) {
        return Arrays.stream(columns.fields()).allMatch(field -> READABLE.contains(field.dataType()));
    }

    /** The rows of all files by some columns; a column that a file lacks is missing. */
    static List<InternalRow> rows(Configuration conf, List<Path> files, StructType columns) {
        List<InternalRow> rows = new ArrayList<>();
        for (Path file : files) {
            try (ParquetReader<InternalRow> reader =
                    new Opening(HadoopInputFile.fromPath(file, conf), columns).build()) {
                for (InternalRow row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return rows;
    }

    /** Parquet's own beginning, of a path, reads all of Hadoop's default settings anew for each file. */
    private static final class Opening extends ParquetReader.Builder<InternalRow> {
        private final StructType columns;

        Opening(HadoopInputFile file, StructType columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected ReadSupport<InternalRow> getReadSupport() {
            return new Columns(columns);
        }
    }

    private static final class Columns extends ReadSupport<InternalRow> {
        private final StructType columns;

        Columns(StructType columns) {
            this.columns = columns;
        }

        @Override
        public ReadContext init(InitContext context) {
            MessageType all = context.getFileSchema();
            List<Type> there = Arrays.stream(columns.fieldNames())
                    .filter(all::containsField)
                    .map(all::getType)
                    .toList();
            return new ReadContext(new MessageType(all.getName(), there));
        }

        @Override
        public RecordMaterializer<InternalRow> prepareForRead(
                Configuration conf, Map<String, String> metadata, MessageType all, ReadContext context) {
            return new Rows(columns, context.getRequestedSchema());
        }
    }

    /** The present row, value by value. */
    private static final class Rows extends RecordMaterializer<InternalRow> {
        private final Root root;

        Rows(StructType columns, MessageType read) {
            this.root = new Root(columns, read);
        }

        @Override
        public InternalRow getCurrentRecord() {
            return new GenericInternalRow(root.values);
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }

    private static final class Root extends GroupConverter {
        private final List<Converter> converters = new ArrayList<>();
        private final int width;
        private @Nullable Object[] values = new @Nullable Object[0];

        Root(StructType columns, MessageType read) {
            this.width = columns.length();
            for (Type field : read.getFields()) {
                converters.add(new Value(columns.fieldIndex(field.getName())));
            }
        }

        @Override
        public Converter getConverter(int field) {
            return converters.get(field);
        }

        @Override
        public void start() {
            values = new @Nullable Object[width];
        }

        @Override
        public void end() {
            // the values are taken as they are
        }

        private final class Value extends PrimitiveConverter {
            private final int place;

            Value(int place) {
                this.place = place;
            }

            @Override
            public void addBinary(Binary value) {
                values[place] = UTF8String.fromBytes(value.getBytes());
            }

            @Override
            public void addInt(int value) {
                values[place] = value;
            }

            @Override
            public void addLong(long value) {
                values[place] = value;
            }

            @Override
            public void addDouble(double value) {
                values[place] = value;
            }

            @Override
            public void addBoolean(boolean value) {
                values[place] = value;
            }
        }
    }
}
