package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The persons behind the published table: their whole days add up, band by band, to sums that are printed as published.
 * The table fixes the margins; how the benefits meet in one person is chosen here, see {@link JointCounts}.
 */
final class Cohort {
    private static final int WINDOW = 365;

    private final Spread spread;

    private Cohort(SplittableRandom random) {
        this.spread = new Spread(random);
    }

    static List<PersonDays> of(PublishedTable table, SplittableRandom random) {
        Map<Measure, Margins> margins = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            margins.put(measure, Margins.of(table, measure));
        }
        Cohort cohort = new Cohort(random);
        List<PersonDays> persons = new ArrayList<>();
        for (Sex sex : Sex.values()) {
            persons.addAll(cohort.ofSex(sex, JointCounts.of(table, sex, margins), margins));
        }
        return persons;
    }

    private List<PersonDays> ofSex(Sex sex, JointCounts counts, Map<Measure, Margins> margins) {
        Map<Measure, CellSums> sums = new EnumMap<>(Measure.class);
        margins.forEach((measure, own) -> {
            CellSums taken = measure == Measure.SE_AFTER
                    ? sums.getOrDefault(Measure.AE_AFTER, CellSums.none())
                    : CellSums.none();
            sums.put(measure, CellSums.of(measure, sex, own, counts, taken));
        });
        List<PersonDays> persons = new ArrayList<>();
        for (int band = 0; band < Banding.BANDS; band++) {
            for (int c = 0; c < Column.all().size(); c++) {
                persons.addAll(ofCell(sex, band, c, (int) counts.persons(band, c), sums));
            }
        }
        return persons;
    }

    private List<PersonDays> ofCell(Sex sex, int band, int c, int size, Map<Measure, CellSums> sums) {
        Map<Measure, int[]> days = new EnumMap<>(Measure.class);
        sums.forEach((measure, cells) -> {
            long sum = cells.days(band, c);
            Bounds bounds = Bounds.of(measure, band, Column.at(c));
            days.put(
                    measure,
                    measure.before()
                            ? spread.withinBand(size, sum, (int) bounds.low(), (int) bounds.high())
                            : spread.noneOrFull(sum, open(measure, sum, size, days)));
        });
        List<PersonDays> persons = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<Measure, Integer> own = new EnumMap<>(Measure.class);
            for (Map.Entry<Measure, int[]> entry : days.entrySet()) {
                own.put(entry.getKey(), entry.getValue()[i]);
            }
            persons.add(new PersonDays(sex, own));
        }
        return persons;
    }

    /** The days of the year after open to each: SE takes what AE leaves, and those without AE first. */
    private static int[] open(Measure measure, long sum, int size, Map<Measure, int[]> days) {
        int[] open = new int[size];
        Arrays.fill(open, WINDOW);
        int[] ae = days.get(Measure.AE_AFTER);
        if (measure != Measure.SE_AFTER || ae == null) {
            return open;
        }
        long withoutAe = Arrays.stream(ae).filter(d -> d == 0).count();
        boolean roomWithoutAe = withoutAe * WINDOW >= sum;
        for (int i = 0; i < size; i++) {
            if (ae[i] > 0) {
                open[i] = roomWithoutAe ? 0 : WINDOW - ae[i];
            }
        }
        return open;
    }
}
