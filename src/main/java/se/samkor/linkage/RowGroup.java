package se.samkor.linkage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.jspecify.annotations.Nullable;

/** The rows of a row group that are wanted: first found by number, then filled column by column. */
final class RowGroup {
    private final WantedNumbers wanted;
    private int[] rows = new int[1024];
    private int[] places = new int[1024];
    private int size;

    RowGroup(WantedNumbers wanted) {
        this.wanted = wanted;
    }

    int size() {
        return size;
    }

    /** The place in the wanted numbers of a row that was found. */
    int place(int found) {
        return places[found];
    }

    private void add(int row, int place) {
        if (place == WantedNumbers.NONE) {
            return;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        rows[size] = row;
        places[size++] = place;
    }

    /** Finds the rows whose number is wanted. */
    void find(ColumnPages numbers) throws IOException {
        int[] placeOf = ofDictionary(numbers.dictionary());
        while (numbers.next()) {
            if (numbers.coded()) {
                findCoded(numbers, placeOf);
            } else if (numbers.plain() && numbers.full()) {
                findPlain(numbers);
            } else {
                findAny(numbers);
            }
        }
    }

    private int[] ofDictionary(Optional<Dictionary> dictionary) {
        int[] placeOf = new int[dictionary.map(Dictionary::getMaxId).orElse(-1) + 1];
        for (int code = 0; code < placeOf.length; code++) {
            placeOf[code] = wanted.find(dictionary.orElseThrow().decodeToLong(code));
        }
        return placeOf;
    }

    private void findCoded(ColumnPages numbers, int[] placeOf) throws IOException {
        PackedRuns codes = numbers.codes();
        int value = 0;
        for (int row = 0; row < numbers.rows(); row++) {
            if (numbers.present(row, row + 1) == 1) {
                add(numbers.passed() + row, placeOf[codes.at(value++)]);
            }
        }
    }

    /** Eight bytes each. */
    private void findPlain(ColumnPages numbers) throws IOException {
        ByteBuffer bytes = numbers.bytes();
        int start = bytes.position();
        for (int row = 0; row < numbers.rows(); row++) {
            add(numbers.passed() + row, wanted.find(bytes.getLong(start + row * Long.BYTES)));
        }
    }

    private void findAny(ColumnPages numbers) throws IOException {
        ValuesReader values = numbers.values();
        for (int row = 0; row < numbers.rows(); row++) {
            if (numbers.present(row, row + 1) == 1) {
                add(numbers.passed() + row, wanted.find(values.readLong()));
            }
        }
    }

    /** The values of a column in the rows that were found; null where a row has none. */
    @Nullable
    Object[] values(ColumnPages pages, StoredType type) throws IOException {
        @Nullable Object[] found = new @Nullable Object[size];
        @Nullable
        Object[] decoded = new @Nullable
                Object[pages.dictionary().map(Dictionary::getMaxId).orElse(-1) + 1];
        int next = 0;
        while (next < size && pages.next()) {
            next = pages.coded() ? fillCoded(found, next, pages, type, decoded) : fill(found, next, pages, type);
        }
        return found;
    }

    /** Fills what lies in the present page; returns the first that lies beyond. */
    private int fillCoded(
            @Nullable Object[] found, int from, ColumnPages pages, StoredType type, @Nullable Object[] decoded)
            throws IOException {
        Dictionary dictionary = pages.dictionary().orElseThrow();
        int end = pages.passed() + pages.rows();
        int next = from;
        if (next == size || rows[next] >= end) {
            return next;
        }
        PackedRuns codes = pages.codes();
        int row = 0;
        int value = 0;
        for (; next < size && rows[next] < end; next++) {
            int at = rows[next] - pages.passed();
            value += pages.present(row, at);
            if (pages.present(at, at + 1) == 1) {
                int code = codes.at(value++);
                Object known = decoded[code];
                if (known == null) {
                    known = type.read(dictionary, code);
                    decoded[code] = known;
                }
                found[next] = known;
            }
            row = at + 1;
        }
        return next;
    }

    private int fill(@Nullable Object[] found, int from, ColumnPages pages, StoredType type) throws IOException {
        int end = pages.passed() + pages.rows();
        int next = from;
        if (next == size || rows[next] >= end) {
            return next;
        }
        ValuesReader values = pages.values();
        int row = 0;
        for (; next < size && rows[next] < end; next++) {
            int at = rows[next] - pages.passed();
            int over = pages.present(row, at);
            if (over > 0) {
                values.skip(over);
            }
            if (pages.present(at, at + 1) == 1) {
                found[next] = type.read(values);
            }
            row = at + 1;
        }
        return next;
    }
}
