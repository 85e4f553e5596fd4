package se.samkor.measure;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BenefitGroup;

/**
 * The sums behind the durability table: of every cell the persons, and of every benefit, in calendar days and in net days, the
 * days before, the days after, and the squared differences. All are whole numbers, so that the order of persons, and how Spark
 * has cut them, cannot show.
 */
final class DurabilitySums implements Serializable {
    private static final long serialVersionUID = 1L;

    static final int GROUPS = BenefitGroup.values().length;
    /** The sums of a benefit and a unit: before, after, squares of the differences, of before, and of after. */
    static final int PARTS = 5;

    private static final int UNITS = 2;
    private static final int SUMS = GROUPS * UNITS * PARTS;

    private final int[] lastDays;
    /** All persons, then every benefit with all its bands together and each alone. */
    private final int sections;

    private final long[] persons;
    private final long[][] sums;
    /** What no longer fits in a whole number of 64 bits; few tables have any. */
    private final @Nullable BigInteger[][] beyond;

    /** For bands that end at the given numbers of days before, the last at the length of the window. */
    DurabilitySums(int[] lastDays) {
        this.lastDays = lastDays.clone();
        this.sections = 1 + GROUPS * (1 + lastDays.length);
        int cells = sections * Groups.SEXES.size();
        this.persons = new long[cells];
        this.sums = new long[cells][SUMS];
        this.beyond = new @Nullable BigInteger[cells][];
    }

    /** Adds a person: the position of the sex, or anything else where it is not known, and {@link BenefitDays#days}. */
    void add(int sex, long[] days) {
        int known = Math.max(Groups.ALL, sex);
        add(0, known, days);
        for (int group = 0; group < GROUPS; group++) {
            add(section(group, 0), known, days);
            add(section(group, 1 + bandOf(days[BenefitDays.PARTS * group])), known, days);
        }
    }

    private int bandOf(long days) {
        int band = 0;
        while (band < lastDays.length - 1 && days > lastDays[band]) {
            band++;
        }
        return band;
    }

    private void add(int section, int sex, long[] days) {
        addCell(cell(section, Groups.ALL), days);
        if (sex != Groups.ALL) {
            addCell(cell(section, sex), days);
        }
    }

    private void addCell(int cell, long[] days) {
        persons[cell]++;
        for (int i = 0; i < GROUPS * UNITS; i++) {
            int place = BenefitDays.PARTS * (i / UNITS) + i % UNITS;
            long before = days[place];
            long after = days[place + UNITS];
            add(cell, PARTS * i, before);
            add(cell, PARTS * i + 1, after);
            add(cell, PARTS * i + 2, (after - before) * (after - before));
            add(cell, PARTS * i + 3, before * before);
            add(cell, PARTS * i + 4, after * after);
        }
    }

    private void add(int cell, int sum, long value) {
        long added = sums[cell][sum] + value;
        if (added < 0) {
            spill(cell, sum, BigInteger.valueOf(sums[cell][sum]));
            added = value;
        }
        sums[cell][sum] = added;
    }

    private void spill(int cell, int sum, BigInteger value) {
        BigInteger[] known = beyond[cell];
        if (known == null) {
            known = new BigInteger[SUMS];
            java.util.Arrays.fill(known, BigInteger.ZERO);
            beyond[cell] = known;
        }
        known[sum] = known[sum].add(value);
    }

    /** These and those. */
    DurabilitySums plus(DurabilitySums other) {
        for (int cell = 0; cell < persons.length; cell++) {
            persons[cell] += other.persons[cell];
            for (int sum = 0; sum < SUMS; sum++) {
                add(cell, sum, other.sums[cell][sum]);
                BigInteger[] more = other.beyond[cell];
                if (more != null) {
                    spill(cell, sum, more[sum]);
                }
            }
        }
        return this;
    }

    /** How many sections there are. */
    int sections() {
        return sections;
    }

    /** The section of a benefit: 0 for all its bands together, else 1 + the band. */
    int section(int group, int band) {
        return 1 + group * (1 + lastDays.length) + band;
    }

    private static int cell(int section, int sex) {
        return section * Groups.SEXES.size() + sex;
    }

    long persons(int section, int sex) {
        return persons[cell(section, sex)];
    }

    /** A sum of a benefit in calendar days (0) or net days (1): one of {@link #PARTS}. */
    BigDecimal sum(int section, int sex, int group, int unit, int part) {
        int cell = cell(section, sex);
        int sum = PARTS * (UNITS * group + unit) + part;
        BigInteger[] more = beyond[cell];
        BigInteger whole = BigInteger.valueOf(sums[cell][sum]);
        return new BigDecimal(more == null ? whole : whole.add(more[sum]));
    }
}
