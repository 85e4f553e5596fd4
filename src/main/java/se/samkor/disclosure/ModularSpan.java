package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.List;

/** The span of a few vectors modulo a prime. */
final class ModularSpan {
    private final long prime;
    private final List<long[]> basis = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    ModularSpan(long prime) {
        this.prime = prime;
    }

    void add(long[] vector) {
        long[] rest = reduced(vector);
        for (int place = 0; place < rest.length; place++) {
            if (rest[place] != 0) {
                long inverse = inverse(rest[place]);
                for (int k = 0; k < rest.length; k++) {
                    rest[k] = rest[k] * inverse % prime;
                }
                basis.add(rest);
                pivots.add(place);
                return;
            }
        }
    }

    boolean contains(long[] vector) {
        for (long place : reduced(vector)) {
            if (place != 0) {
                return false;
            }
        }
        return true;
    }

    private long[] reduced(long[] vector) {
        long[] rest = vector.clone();
        for (int i = 0; i < basis.size(); i++) {
            long factor = prime - rest[pivots.get(i)];
            if (factor != prime) {
                long[] known = basis.get(i);
                for (int k = 0; k < rest.length; k++) {
                    rest[k] = (rest[k] + factor * known[k]) % prime;
                }
            }
        }
        return rest;
    }

    private long inverse(long value) {
        long result = 1;
        long base = value;
        for (long exponent = prime - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = result * base % prime;
            }
            base = base * base % prime;
        }
        return result;
    }
}
