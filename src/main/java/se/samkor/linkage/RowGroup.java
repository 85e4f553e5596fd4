package se.samkor.linkage;

import java.io.IOException;
import java.util.Arrays;
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
        int[] placeOf = ofDictionary(numbers);
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

    private int[] ofDictionary(ColumnPages numbers) throws IOException {
        int[] placeOf = new int[numbers.codeCount()];
        LongValues codes = numbers.longCodes();
        for (int code = 0; code < placeOf.length; code++) {
            placeOf[code] = wanted.find(codes.at(code));
        }
        return placeOf;
    }

    private void findCoded(ColumnPages numbers, int[] placeOf) throws IOException {
        if (numbers.full()) {
            numbers.codes().forEach(numbers.rows(), new Coded(numbers.passed(), placeOf));
            return;
        }
        PackedRuns codes = numbers.codes();
        int value = 0;
        for (int row = 0; row < numbers.rows(); row++) {
            if (numbers.present(row, row + 1) == 1) {
                add(numbers.passed() + row, placeOf[codes.at(value++)]);
            }
        }
    }

    /** Takes the wanted of all rows of a page. */
    private final class Coded implements PackedRuns.Taker {
        private final int passed;
        private final int[] placeOf;

        Coded(int passed, int[] placeOf) {
            this.passed = passed;
            this.placeOf = placeOf;
        }

        @Override
        public void take(int row, int code) {
            if (placeOf[code] != WantedNumbers.NONE) {
                add(passed + row, placeOf[code]);
            }
        }

        @Override
        public void takeRun(int row, int count, int code) {
            for (int i = 0; i < count && placeOf[code] != WantedNumbers.NONE; i++) {
                add(passed + row + i, placeOf[code]);
            }
        }
    }

    private void findPlain(ColumnPages numbers) throws IOException {
        LongValues values = numbers.longs();
        long last = 0;
        int place = wanted.find(last);
        for (int row = 0; row < numbers.rows(); row++) {
            long number = values.at(row);
            // rows of a person stand together in most registers
            if (number != last) {
                last = number;
                place = wanted.find(number);
            }
            if (place != WantedNumbers.NONE) {
                add(numbers.passed() + row, place);
            }
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
        @Nullable Object[] decoded = new @Nullable Object[pages.codeCount()];
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
        Dictionary dictionary = pages.dictionary();
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
