package se.samkor.store;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a Parquet schema as a tree, through which a row goes to the writers of its leaves. Parquet itself takes a row as a
 * train of events, each of which finds its way through the schema anew; that takes a third of the time of writing.
 *
 * <p>A value stands at a repetition level (0 where a row begins, 1 where a further element of a list does, and so on) and a definition
 * level (how many of the optional and repeated groups above are there), as in the Dremel paper (Melnik and others, 2010).
 */
final class ColumnTree {
    private static final Optional<Field> WRITERS = writers();
    private static final Map<DataType, Put> PUTS = Map.of(
            DataTypes.StringType,
            (from, place, to, repetition, definition) ->
                    to.write(binary(from.getUTF8String(place)), repetition, definition),
            DataTypes.IntegerType,
            ColumnTree::putInt,
            DataTypes.DateType,
            ColumnTree::putInt,
            DataTypes.LongType,
            (from, place, to, repetition, definition) -> to.write(from.getLong(place), repetition, definition),
            DataTypes.DoubleType,
            (from, place, to, repetition, definition) -> to.write(from.getDouble(place), repetition, definition),
            DataTypes.BooleanType,
            (from, place, to, repetition, definition) -> to.write(from.getBoolean(place), repetition, definition));

    private final ColumnWriteStore writers;
    private final List<Node> columns;

    private ColumnTree(ColumnWriteStore writers, List<Node> columns) {
        this.writers = writers;
        this.columns = columns;
    }

    /** What Parquet's consumer of events keeps the writers in; nothing where another version of Parquet does otherwise. */
    private static Optional<Field> writers() {
        try {
            Field field = Class.forName("org.apache.parquet.io.MessageColumnIO$MessageColumnIORecordConsumer")
                    .getDeclaredField("columns");
            field.setAccessible(true);
            return Optional.of(field);
        } catch (ReflectiveOperationException | RuntimeException otherwise) {
            return Optional.empty();
        }
    }

    /** Whether rows of a type can be written so. */
    static boolean writes(DataType type) {
        if (type instanceof StructType struct) {
            return java.util.Arrays.stream(struct.fields()).allMatch(field -> writes(field.dataType()));
        }
        return type instanceof ArrayType array ? writes(array.elementType()) : PUTS.containsKey(type);
    }

    /** The tree above the writers of a row group; empty where they cannot be had. */
    static Optional<ColumnTree> of(RecordConsumer consumer, MessageType schema, StructType type) {
        if (WRITERS.isEmpty() || !WRITERS.get().getDeclaringClass().isInstance(consumer)) {
            return Optional.empty();
        }
        try {
            ColumnWriteStore writers = (ColumnWriteStore) WRITERS.get().get(consumer);
            Building building = new Building(schema, writers);
            return Optional.of(new ColumnTree(writers, building.fields(schema, type, List.of())));
        } catch (IllegalAccessException closed) {
            return Optional.empty();
        }
    }

    void write(InternalRow row) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(row, i, 0, 0);
        }
        writers.endRecord();
    }

    private static void putInt(SpecializedGetters from, int place, ColumnWriter to, int repetition, int definition) {
        to.write(from.getInt(place), repetition, definition);
    }

    /** The bytes of a text where they are. */
    private static Binary binary(UTF8String text) {
        return text.getBaseObject() instanceof byte[] bytes
                ? Binary.fromReusedByteArray(
                        bytes, (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET), text.numBytes())
                : Binary.fromReusedByteArray(text.getBytes());
    }

    /** Takes a value that is there to its writer. */
    private interface Put {
        void put(SpecializedGetters from, int place, ColumnWriter to, int repetition, int definition);
    }

    /** A column, a field or an element. */
    private abstract static class Node {
        private final int deeper;

        Node(Type type) {
            this.deeper = type.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
        }

        /** Writes what stands at a place. */
        final void write(SpecializedGetters from, int place, int repetition, int definition) {
            if (from.isNullAt(place)) {
                nothing(repetition, definition);
            } else {
                there(from, place, repetition, definition + deeper);
            }
        }

        abstract void there(SpecializedGetters from, int place, int repetition, int definition);

        /** Writes that nothing is there. */
        abstract void nothing(int repetition, int definition);
    }

    private static final class Leaf extends Node {
        private final Put put;
        private final ColumnWriter writer;

        Leaf(Type type, Put put, ColumnWriter writer) {
            super(type);
            this.put = put;
            this.writer = writer;
        }

        @Override
        void there(SpecializedGetters from, int place, int repetition, int definition) {
            put.put(from, place, writer, repetition, definition);
        }

        @Override
        void nothing(int repetition, int definition) {
            writer.writeNull(repetition, definition);
        }
    }

    private static final class Struct extends Node {
        private final Node[] fields;

        Struct(Type type, List<Node> fields) {
            super(type);
            this.fields = fields.toArray(Node[]::new);
        }

        @Override
        void there(SpecializedGetters from, int place, int repetition, int definition) {
            InternalRow row = from.getStruct(place, fields.length);
            for (int i = 0; i < fields.length; i++) {
                fields[i].write(row, i, repetition, definition);
            }
        }

        @Override
        void nothing(int repetition, int definition) {
            for (Node field : fields) {
                field.nothing(repetition, definition);
            }
        }
    }

    private static final class Elements extends Node {
        private final Node element;
        private final int further;

        /** @param further the repetition level of every element but the first */
        Elements(Type type, Node element, int further) {
            super(type);
            this.element = element;
            this.further = further;
        }

        @Override
        void there(SpecializedGetters from, int place, int repetition, int definition) {
            ArrayData list = from.getArray(place);
            if (list.numElements() == 0) {
                element.nothing(repetition, definition);
            }
            for (int i = 0; i < list.numElements(); i++) {
                element.write(list, i, i == 0 ? repetition : further, definition + 1);
            }
        }

        @Override
        void nothing(int repetition, int definition) {
            element.nothing(repetition, definition);
        }
    }

    /** Makes the tree of a schema as Spark lays it out: an array is a group with a repeated group "list" of "element". */
    private record Building(MessageType schema, ColumnWriteStore writers) {
        List<Node> fields(GroupType group, StructType type, List<String> above) {
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < type.length(); i++) {
                nodes.add(node(group.getType(i), type.fields()[i].dataType(), above));
            }
            return nodes;
        }

        private Node node(Type parquet, DataType type, List<String> above) {
            List<String> path = new ArrayList<>(above);
            path.add(parquet.getName());
            if (type instanceof StructType struct) {
                return new Struct(parquet, fields(parquet.asGroupType(), struct, path));
            }
            if (type instanceof ArrayType array) {
                GroupType list = parquet.asGroupType().getType(0).asGroupType();
                path.add(list.getName());
                Node element = node(list.getType(0), array.elementType(), path);
                return new Elements(parquet, element, schema.getMaxRepetitionLevel(path.toArray(String[]::new)));
            }
            @Nullable Put put = PUTS.get(type);
            if (put == null) {
                throw new IllegalArgumentException(
                        "no values of the type " + type.simpleString() + " are written here");
            }
            ColumnWriter writer = writers.getColumnWriter(schema.getColumnDescription(path.toArray(String[]::new)));
            return new Leaf(parquet, put, writer);
        }
    }
}
