package se.samkor.synthetic.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samkor.domain.Stop;
import se.samkor.identity.PersonNumber;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.Span;
import se.samkor.synthetic.TestNumbers;

/**
 * Who the persons are: sex, age and kommun in the proportions of the real population of 2018 aged 16 to 64, each with a
 * number of nobody living. A pure function of the person's index, so that any part of the population can be made up
 * anywhere.
 *
 * <p>Numbers: the official test numbers of each birth year and sex while they suffice. Beyond them a personnummer whose
 * birth date lies 120 years before the made-up one (1833 to 1882), serial number even for women and odd for men, valid
 * check digit.
 */
final class PopulationPlan {
    static final int YOUNGEST = 16;
    static final int OLDEST = 64;
    private static final int YEAR = 2018;
    private static final int CENTURIES = 120;
    private static final int SERIALS = 499;
    private static final long NINE_DIGITS = 1_000_000_000L;
    private static final long STRIDE = 0x9E3779B1L;

    private final int persons;
    private final long stride;
    private final long offset;
    private final List<Cell> cells = new ArrayList<>();
    private final int[] cellStarts;
    private final List<String> kommuner;
    private final Map<String, List<String>> testNumbers = new HashMap<>();

    /** Persons of one sex and age, from the first position on, and where each kommun begins among them. */
    private static final class Cell {
        final String sex;
        final int age;
        final int first;
        final int[] kommunStarts;

        Cell(String sex, int age, int first, int[] kommunStarts) {
            this.sex = sex;
            this.age = age;
            this.first = first;
            this.kommunStarts = kommunStarts;
        }
    }

    PopulationPlan(int persons, long seed, Kommuner kommuner) {
        this.persons = persons;
        this.stride = coprime(persons);
        this.offset = Math.floorMod(seed * STRIDE, (long) persons);
        this.kommuner = kommuner.codes();
        long total = 0;
        for (int[] column : columns(kommuner)) {
            total += Arrays.stream(column).sum();
        }
        lay(kommuner, total);
        this.cellStarts = cells.stream().mapToInt(cell -> cell.first).toArray();
        for (String number : TestNumbers.all()) {
            testNumbers
                    .computeIfAbsent(TestNumbers.sex(number) + number.substring(0, 4), unused -> new ArrayList<>())
                    .add(number);
        }
    }

    private static List<int[]> columns(Kommuner kommuner) {
        List<int[]> columns = new ArrayList<>();
        for (String sex : List.of("K", "M")) {
            for (int age = YOUNGEST; age <= OLDEST; age++) {
                columns.add(kommuner.persons(sex, age));
            }
        }
        return columns;
    }

    /** Gives every cell its share of the positions, rounded so that the shares add up. */
    private void lay(Kommuner population, long total) {
        long before = 0;
        int column = 0;
        List<int[]> columns = columns(population);
        for (String sex : List.of("K", "M")) {
            for (int age = YOUNGEST; age <= OLDEST; age++) {
                int first = position(before, total);
                int[] counts = columns.get(column++);
                int[] starts = new int[counts.length];
                for (int k = 0; k < counts.length; k++) {
                    starts[k] = position(before, total);
                    before += counts[k];
                }
                if (position(before, total) - first > SERIALS * 365) {
                    throw new Stop.WrongUsage(
                            "Cannot generate: there are numbers for about 13 million persons, not for " + persons
                                    + ".");
                }
                cells.add(new Cell(sex, age, first, starts));
            }
        }
    }

    private int position(long before, long total) {
        return (int) (before * persons / total);
    }

    private static long coprime(int persons) {
        long candidate = STRIDE % persons;
        while (candidate < 1 || gcd(candidate, persons) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The person with an index from 0 to one below the number of persons. */
    Inhabitant inhabitant(int index) {
        int position = (int) ((index * stride + offset) % persons);
        Cell cell = cells.get(lastAtOrBefore(cellStarts, position));
        int rank = position - cell.first;
        String kommun = kommuner.get(lastAtOrBefore(cell.kommunStarts, position));
        int birthYear = YEAR - cell.age;
        List<String> official = testNumbers.getOrDefault(cell.sex + birthYear, List.of());
        if (rank < official.size()) {
            String number = official.get(rank);
            return new Inhabitant(index, cell.sex, TestNumbers.birthDay(number), kommun, number);
        }
        return numbered(index, cell.sex, birthYear, kommun, rank - official.size());
    }

    /** The last of equal starts: a cell without persons begins where the next one does. */
    private static int lastAtOrBefore(int[] starts, int position) {
        int found = Arrays.binarySearch(starts, position);
        if (found < 0) {
            return -found - 2;
        }
        while (found + 1 < starts.length && starts[found + 1] == position) {
            found++;
        }
        return found;
    }

    private static Inhabitant numbered(int index, String sex, int birthYear, String kommun, int rank) {
        LocalDate born = LocalDate.ofYearDay(birthYear, 1 + rank % 365);
        int serial = 2 * (rank / 365 + 1) - (sex.equals("K") ? 0 : 1);
        LocalDate shifted = born.minusYears(CENTURIES);
        long nine = (shifted.getYear() % 100) * 10_000_000L
                + shifted.getMonthValue() * 100_000L
                + shifted.getDayOfMonth() * 1000L
                + serial;
        String digits = Long.toString(NINE_DIGITS + nine).substring(1);
        String number = shifted.getYear() / 100 + digits + PersonNumber.checkDigit(nine);
        return new Inhabitant(index, sex, (int) born.toEpochDay(), kommun, number);
    }

    /** The day a person reaches an age. */
    static int birthday(Inhabitant person, int age) {
        return Span.plusYears(person.born(), age);
    }
}
