package se.samkor.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/** The pages of one flat column of a row group, one after the other, with the values of each ready to be read or passed over. */
final class ColumnPages {
    private final ColumnDescriptor column;
    private final PageReader pages;
    private final Optional<DictionaryPage> dictionaryPage;
    private final boolean full;
    private @Nullable Dictionary dictionary;

    private int passed;
    private int rows;
    private Encoding encoding = Encoding.PLAIN;
    private @Nullable ByteBufferInputStream bytes;
    private @Nullable PackedRuns levels;

    /**
     * The pages.
     *
     * @param full whether it is known that no row lacks a value
     */
    ColumnPages(ColumnDescriptor column, PageReader pages, boolean full) {
        this.column = column;
        this.pages = pages;
        this.full = full || column.getMaxDefinitionLevel() == 0;
        this.dictionaryPage = Optional.ofNullable(pages.readDictionaryPage()).map(ColumnPages::kept);
    }

    /** Not where the next page comes. */
    private static DictionaryPage kept(DictionaryPage page) {
        try {
            return page.copy();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Goes to the next page, if there is one. */
    boolean next() {
        DataPage page = pages.readPage();
        if (page == null) {
            return false;
        }
        passed += rows;
        rows = page.getValueCount();
        page.accept(new DataPage.Visitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(DataPageV1 first) {
                open(first);
                return null;
            }

            @Override
            public @Nullable Void visit(DataPageV2 second) {
                open(second);
                return null;
            }
        });
        return true;
    }

    private void open(DataPageV1 page) {
        try {
            ByteBufferInputStream in = page.getBytes().toInputStream();
            if (column.getMaxDefinitionLevel() > 0) {
                if (page.getDlEncoding() != Encoding.RLE) {
                    throw new ParquetDecodingException("The levels of " + column + " are not run-length encoded.");
                }
                int length =
                        in.slice(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt();
                levels = new PackedRuns(in.slice(length), 1);
            }
            encoding = page.getValueEncoding();
            bytes = in;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void open(DataPageV2 page) {
        try {
            levels = new PackedRuns(page.getDefinitionLevels().toByteBuffer(), 1);
            encoding = page.getDataEncoding();
            bytes = page.getData().toInputStream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rows of the pages before this one. */
    int passed() {
        return passed;
    }

    /** The rows of this page. */
    int rows() {
        return rows;
    }

    /** Whether it is known that every row has a value. */
    boolean full() {
        return full;
    }

    /** How many of the rows of this page from one to before another have a value; to be asked in ascending order. */
    int present(int from, int before) {
        return full ? before - from : Objects.requireNonNull(levels).ones(from, before);
    }

    /** Whether the values are places in the dictionary. */
    boolean coded() {
        return encoding.usesDictionary();
    }

    /** Whether the values stand one after the other as they are. */
    boolean plain() {
        return encoding == Encoding.PLAIN;
    }

    /** The plain values of a page of a column of long whole numbers; of a page that ends before its values do, an error. */
    LongValues longs() throws IOException {
        return longs(Objects.requireNonNull(bytes), rows);
    }

    private static LongValues longs(ByteBufferInputStream in, int count) throws IOException {
        ByteBuffer all = in.slice(in.available());
        if (all.remaining() < (long) count * Long.BYTES) {
            throw new ParquetDecodingException("A Parquet page ends before its values do.");
        }
        return new LongValues(all);
    }

    /** The places in the dictionary of the values of this page. */
    PackedRuns codes() throws IOException {
        ByteBufferInputStream in = Objects.requireNonNull(bytes);
        int width = in.read();
        return new PackedRuns(in.slice(in.available()), width);
    }

    /** The values of this page, when they are not coded. */
    ValuesReader values() throws IOException {
        ValuesReader values = encoding.getValuesReader(column, ValuesType.VALUES);
        values.initFromPage(rows, Objects.requireNonNull(bytes));
        return values;
    }

    /** How many values the dictionary has; 0 where there is none. */
    int codeCount() {
        return dictionaryPage.map(DictionaryPage::getDictionarySize).orElse(0);
    }

    /** The values of the dictionary of a column of long whole numbers. */
    LongValues longCodes() throws IOException {
        return dictionaryPage.isEmpty()
                ? new LongValues(ByteBuffer.allocate(0))
                : longs(dictionaryPage.get().getBytes().toInputStream(), codeCount());
    }

    /** The dictionary of a column with coded pages. */
    Dictionary dictionary() throws IOException {
        Dictionary made = dictionary;
        if (made == null) {
            DictionaryPage page = dictionaryPage.orElseThrow();
            made = page.getEncoding().initDictionary(column, page);
            dictionary = made;
        }
        return made;
    }
}
