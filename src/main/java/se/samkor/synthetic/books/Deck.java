package se.samkor.synthetic.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** Chance with a seed: shuffling, and dealing a given number of each code to as many participations. */
final class Deck {
    private static final int LAST_DAY = 27;
    private static final int MONTHS = 12;

    private final SplittableRandom random;

    Deck(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from the low one to the high one, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A day of a year, none of the last of a month, so that months can be counted back from the day after. */
    LocalDate dayIn(int year) {
        return LocalDate.of(year, between(1, MONTHS), between(1, LAST_DAY));
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The same in another order. */
    <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T moved = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, moved);
        }
        return shuffled;
    }

    /** So many of each code, in an order drawn by chance. */
    List<String> cards(Map<String, Integer> counts) {
        List<String> cards = new ArrayList<>();
        counts.forEach((code, count) -> {
            for (int i = 0; i < count; i++) {
                cards.add(code);
            }
        });
        return shuffled(cards);
    }

    /** Gives each participation a card; there must be as many. */
    void deal(List<Draft> drafts, Map<String, Integer> counts, BiConsumer<Draft, String> give) {
        List<String> cards = cards(counts);
        if (cards.size() != drafts.size()) {
            throw new IllegalStateException(cards.size() + " cards for " + drafts.size() + " participations");
        }
        for (int i = 0; i < cards.size(); i++) {
            give.accept(drafts.get(i), cards.get(i));
        }
    }
}
