package se.samkor.linkage;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Pieces of facts by person, in memory. They are what one part has of the participants, whose numbers every task holds anyway; Spark's
 * sort, which could spill to disk, takes longer than all else that is done with a piece.
 */
final class PiecesByPerson {
    private long[] of = new long[1024];
    private byte[][] pieces = new byte[1024][];
    private int size;

    private long[] persons = new long[0];
    /** Where the pieces of each person begin, and, last, where those of the last end. */
    private int[] begins = new int[1];

    void add(long person, byte[] piece) {
        if (size == of.length) {
            of = Arrays.copyOf(of, 2 * size);
            pieces = Arrays.copyOf(pieces, 2 * size);
        }
        of[size] = person;
        pieces[size++] = piece;
    }

    /** Brings what was added into the order of persons. */
    void sort() {
        persons = distinct();
        int[] places = new int[size];
        begins = new int[persons.length + 1];
        for (int i = 0; i < size; i++) {
            places[i] = Arrays.binarySearch(persons, of[i]);
            begins[places[i] + 1]++;
        }
        for (int i = 1; i < begins.length; i++) {
            begins[i] += begins[i - 1];
        }
        int[] next = begins.clone();
        byte[][] sorted = new byte[size][];
        for (int i = 0; i < size; i++) {
            sorted[next[places[i]]++] = pieces[i];
        }
        pieces = sorted;
    }

    private long[] distinct() {
        long[] sorted = Arrays.copyOf(of, size);
        Arrays.sort(sorted);
        int found = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[found++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, found);
    }

    /** How many persons there are. */
    int persons() {
        return persons.length;
    }

    /** A person, by the place in the order. */
    long person(int at) {
        return persons[at];
    }

    /** Hands out the pieces of a person, which are then forgotten. */
    void forEach(int at, Consumer<byte[]> taker) {
        for (int i = begins[at]; i < begins[at + 1]; i++) {
            taker.accept(pieces[i]);
            pieces[i] = null;
        }
    }
}
