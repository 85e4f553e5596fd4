package se.samkor.effect.kommun;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import se.samkor.domain.Stop;

/** The panel: every kommun, year, sex and age with inhabitants, in order. */
public final class KommunYears {
    static final String LEFT = "left";

    private static final List<String> SEXES = List.of("K", "M", "ALL");
    /** Days that must be known before a year for its flows. */
    private static final int LOOK_BACK = 365;

    private final List<KommunYear> rows;
    private final List<String> notes;

    private KommunYears(List<KommunYear> rows, List<String> notes) {
        this.rows = rows;
        this.notes = notes;
    }

    /**
     * What goes with the counts.
     *
     * @param years what the payout registers cover
     * @param byAge whether bands of ages get rows of their own
     * @param jobSeekers whether the delivery has {@code arbetssokande}
     */
    public record Setting(Years years, EntryRule rule, boolean byAge, boolean jobSeekers) {}

    /** The years that have both inhabitants and payouts. */
    public static NavigableSet<Integer> yearsWithPayouts(KommunCells cells) {
        Map<Integer, Long> days = new TreeMap<>();
        cells.sums()
                .forEach((key, counts) -> days.merge(
                        KommunCells.year(key),
                        counts[Count.SJP_NET.at()] + counts[Count.SE_NET.at()] + counts[Count.AE_NET.at()],
                        Long::sum));
        TreeSet<Integer> years = new TreeSet<>();
        days.forEach((year, sum) -> {
            if (sum > 0) {
                years.add(year);
            }
        });
        if (years.isEmpty()) {
            throw new Stop.UnreadableInput("Cannot make the panel of kommuner: no year has both inhabitants in"
                    + " befolkning and payouts of wholly covered years (observed-from, observed-through).");
        }
        return years;
    }

    /** The panel of the years from the first to the last with payouts. */
    public static KommunYears of(KommunCells cells, KommunDivision division, Memberships memberships, Setting setting) {
        NavigableSet<Integer> years = yearsWithPayouts(cells);
        Map<List<Integer>, long[][]> places = new TreeMap<>(
                Comparator.<List<Integer>>comparingInt(place -> place.get(0)).thenComparing(place -> place.get(1)));
        cells.sums().forEach((key, counts) -> {
            int year = KommunCells.year(key);
            if (year >= years.first() && year <= years.last()) {
                long[][] place = places.computeIfAbsent(
                        List.of(division.unit(KommunCells.kommun(key)), year),
                        absent -> new long[2 * KommunCells.BANDS.length][]);
                add(place, KommunCells.sex(key) * KommunCells.BANDS.length + KommunCells.band(key), counts);
            }
        });
        int known = setting.years().observedFrom() > 0
                ? setting.years().observedFrom()
                : Years.day(LocalDate.of(years.first(), 1, 1));
        List<KommunYear> rows = new ArrayList<>();
        places.forEach((place, counts) -> {
            int begins = Years.day(LocalDate.of(place.get(1), 1, 1));
            rows.addAll(rows(place, counts, memberships, setting, begins - known >= LOOK_BACK));
        });
        return new KommunYears(rows, notes(division, memberships, setting, rows, years));
    }

    private static void add(long[][] place, int at, long[] counts) {
        long[] sum = place[at] == null ? new long[Count.NUMBER] : place[at];
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
        place[at] = sum;
    }

    private static List<KommunYear> rows(
            List<Integer> place, long[][] counts, Memberships memberships, Setting setting, boolean flowsKnown) {
        int year = place.get(1);
        Optional<Membership> membership = memberships.of(place.get(0));
        OptionalInt first =
                membership.stream().mapToInt(setting.rule()::firstTreated).findFirst();
        KommunYear.Entry entry = new KommunYear.Entry(membership, first, status(membership, first, year));
        List<KommunYear> rows = new ArrayList<>();
        for (int sex = 0; sex < SEXES.size(); sex++) {
            for (Map.Entry<String, int[]> ages : ages(setting.byAge()).entrySet()) {
                long[] sum = sum(counts, sex, ages.getValue());
                if (sum[Count.PERSONS.at()] > 0) {
                    rows.add(new KommunYear(
                            new KommunYear.Place(
                                    KommunDivision.code(place.get(0)), year, SEXES.get(sex), ages.getKey()),
                            entry,
                            sum,
                            flowsKnown,
                            setting.jobSeekers()));
                }
            }
        }
        return rows;
    }

    private static String status(Optional<Membership> membership, OptionalInt first, int year) {
        if (membership.isEmpty()) {
            return "never";
        }
        if (membership.get().goneIn(year)) {
            return LEFT;
        }
        return year >= first.orElse(Integer.MAX_VALUE) ? "member" : "not_yet";
    }

    /** The bands of each span of ages. */
    private static Map<String, int[]> ages(boolean byAge) {
        int bands = KommunCells.BANDS.length;
        Map<String, int[]> ages = new LinkedHashMap<>();
        ages.put("16-64", new int[] {0, bands});
        ages.put("20-64", new int[] {1, bands});
        for (int band = 0; byAge && band < bands; band++) {
            int to = band + 1 < bands ? KommunCells.BANDS[band + 1] - 1 : KommunCells.OLDEST;
            ages.put(KommunCells.BANDS[band] + "-" + to, new int[] {band, band + 1});
        }
        return ages;
    }

    private static long[] sum(long[][] counts, int sex, int[] bands) {
        long[] sum = new long[Count.NUMBER];
        for (int of = 0; of < 2; of++) {
            for (int band = bands[0]; band < bands[1] && (sex == 2 || sex == of); band++) {
                long[] cell = counts[of * KommunCells.BANDS.length + band];
                for (int i = 0; cell != null && i < sum.length; i++) {
                    sum[i] += cell[i];
                }
            }
        }
        return sum;
    }

    private static List<String> notes(
            KommunDivision division,
            Memberships memberships,
            Setting setting,
            List<KommunYear> rows,
            NavigableSet<Integer> years) {
        List<String> notes = new ArrayList<>(division.notes());
        int other = memberships.differing(
                setting.rule(),
                new EntryRule(!setting.rule().byActivity(), setting.rule().lag()));
        if (other > 0) {
            notes.add(other + " kommuner would have another first treated year by "
                    + (setting.rule().byActivity() ? "formation" : "activity"));
        }
        List<String> left = rows.stream()
                .filter(KommunYear::left)
                .map(KommunYear::kommun)
                .distinct()
                .toList();
        if (!left.isEmpty()) {
            notes.add("left their förbund; the years after are not used: kommun " + String.join(", ", left));
        }
        int[] empty = java.util.stream.IntStream.rangeClosed(years.first(), years.last())
                .filter(year -> !years.contains(year))
                .toArray();
        if (empty.length > 0) {
            notes.add("no payouts in " + Arrays.toString(empty) + " within the panel: check observed-from");
        }
        return notes;
    }

    /** All rows. */
    public List<KommunYear> all() {
        return List.copyOf(rows);
    }

    /** All rows as rows of the result table. */
    public List<Row> rows() {
        return rows.stream().map(KommunYear::row).toList();
    }

    /** What a reader should know of how the panel was made. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The kommuner, in order. */
    public List<String> kommuner() {
        return rows.stream().map(KommunYear::kommun).distinct().toList();
    }

    /** The years, in order. */
    public List<Integer> years() {
        return rows.stream().map(KommunYear::year).distinct().sorted().toList();
    }
}
