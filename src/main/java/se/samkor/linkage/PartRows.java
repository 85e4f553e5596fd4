package se.samkor.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.ParquetPart;

/**
 * The rows of a part of a register whose number is wanted: number, person, then the columns asked for; a row is another one after the
 * next is asked for. Of a row group the numbers alone are read first; where none of them is wanted, nothing else of it is.
 */
final class PartRows implements Iterator<InternalRow>, AutoCloseable {
    private final ParquetFileReader file;
    private final WantedNumbers wanted;
    private final String number;
    private final StructType columns;
    private final PageBuffers buffers = PageBuffers.ofThread();
    private final Iterator<InternalRow> rows;

    PartRows(ParquetPart part, Configuration conf, WantedNumbers wanted, String number, StructType columns) {
        this.wanted = wanted;
        this.number = number;
        this.columns = columns;
        try {
            file = ParquetFileReader.open(
                    HadoopInputFile.fromPath(new Path(part.path()), conf),
                    HadoopReadOptions.builder(conf)
                            .withCodecFactory(new PageCodecs(conf, buffers))
                            .withAllocator(buffers)
                            .withRange(part.from(), part.to())
                            .build());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        this.rows =
                new OneByOne<>(IntStream.range(0, file.getRowGroups().size()).iterator(), this::opened);
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public InternalRow next() {
        return rows.next();
    }

    private Iterator<InternalRow> opened(int group) {
        try {
            return rows(group);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Iterator<InternalRow> rows(int at) throws IOException {
        Optional<ColumnDescriptor> numbers = column(number);
        if (numbers.isEmpty()) {
            return Collections.emptyIterator();
        }
        RowGroup found = new RowGroup(wanted);
        found.find(pages(at, numbers.get()));
        if (found.size() == 0) {
            return Collections.emptyIterator();
        }
        List<@Nullable Object[]> read = new ArrayList<>();
        for (StructField field : columns.fields()) {
            Optional<ColumnDescriptor> column = column(field.name());
            read.add(
                    column.isEmpty()
                            ? new @Nullable Object[found.size()]
                            : found.values(
                                    pages(at, column.get()),
                                    StoredType.of(field.dataType()).orElseThrow()));
        }
        return new Found(wanted, found, read.toArray(new @Nullable Object[0][]));
    }

    /** The rows that were found in a row group: one row that changes. */
    private static final class Found implements Iterator<InternalRow> {
        private final WantedNumbers wanted;
        private final RowGroup found;
        private final @Nullable Object[][] columns;
        private final @Nullable Object[] values;
        private final InternalRow row;
        private int next;
        private int place = WantedNumbers.NONE;

        Found(WantedNumbers wanted, RowGroup found, @Nullable Object[][] columns) {
            this.wanted = wanted;
            this.found = found;
            this.columns = columns;
            this.values = new @Nullable Object[2 + columns.length];
            this.row = new GenericInternalRow(values);
        }

        @Override
        public boolean hasNext() {
            return next < found.size();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            // rows of a person follow each other
            if (found.place(next) != place) {
                place = found.place(next);
                values[0] = wanted.number(place);
                values[1] = wanted.person(place);
            }
            for (int i = 0; i < columns.length; i++) {
                values[2 + i] = columns[i][next];
            }
            next++;
            return row;
        }
    }

    /** Reads a column alone: of a long register the bytes of all of them would fill the memory of a small machine. */
    private ColumnPages pages(int at, ColumnDescriptor column) throws IOException {
        MessageType all = file.getFileMetaData().getSchema();
        file.setRequestedSchema(new MessageType(all.getName(), all.getType(column.getPath()[0])));
        buffers.clear();
        PageReadStore pages = file.readRowGroup(at);
        boolean full = file.getRowGroups().get(at).getColumns().stream()
                .filter(chunk -> chunk.getPath().toDotString().equals(column.getPath()[0]))
                .map(ColumnChunkMetaData::getStatistics)
                .anyMatch(known -> known != null && known.isNumNullsSet() && known.getNumNulls() == 0);
        return new ColumnPages(column, pages.getPageReader(column), full);
    }

    private Optional<ColumnDescriptor> column(String name) {
        return file.getFileMetaData().getSchema().getColumns().stream()
                .filter(column -> column.getPath().length == 1 && column.getPath()[0].equals(name))
                .findFirst();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
