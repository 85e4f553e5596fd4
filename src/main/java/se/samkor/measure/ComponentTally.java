package se.samkor.measure;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import se.samkor.domain.DailyLevels;
import se.samkor.domain.DayBand;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations.Stay;

/**
 * What the mean difference of the durability table is made of. Each day of the window before is set against each day of the
 * window after, a pair weighing one part in the window's length: a day with the benefit against one without is a loss, the
 * reverse a gain. A loss is named after the day without: dead, abroad, past the age limit, on another benefit, or none of these;
 * a gain after the day before: on another benefit, or none. Losses and gains add to days after minus days before, person by
 * person, exactly.
 *
 * <p>What no name explains is parted, within the bands, into regression towards the mean (the slope of it on the days before,
 * times the band's distance from the mean) and the rest. Over all bands regression is zero.
 */
final class ComponentTally implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DEAD = 0;
    private static final int ABROAD = 1;
    private static final int TOO_OLD = 2;
    private static final int TO_OTHER = 3;
    private static final int FROM_OTHER = 4;
    private static final int UNEXPLAINED = 5;
    private static final int PARTS = 6;
    private static final List<String> NAMES =
            List.of("died", "emigrated", "age_limit", "to_other_benefit", "from_other_benefit");
    private static final int PERSONS = 2 * PARTS;
    private static final int BEFORE = PERSONS + 1;
    private static final int SQUARES = PERSONS + 2;
    private static final int PRODUCTS = PERSONS + 3;
    private static final int NUMBERS = PERSONS + 4;

    private final FollowUpPlan plan;
    private final List<String> bands = new ArrayList<>(List.of("ALL"));
    private final LongCube sums;

    ComponentTally(FollowUpPlan plan) {
        this.plan = plan;
        DayBand.of(plan.windowDays()).forEach(band -> bands.add(band.label()));
        this.sums = new LongCube(Groups.BENEFITS.size(), bands.size(), Groups.SEXES.size(), NUMBERS);
    }

    void add(PersonHistory person, Stay stay) {
        FollowUpWindow before = FollowUpWindow.before(stay.start(), plan.windowDays());
        FollowUpWindow after = FollowUpWindow.after(stay.end(), plan.windowDays());
        if (plan.observed().covers(before) && plan.observed().covers(after)) {
            for (int benefit = 1; benefit < Groups.BENEFITS.size(); benefit++) {
                add(person, benefit, before, after);
            }
        }
    }

    private void add(PersonHistory person, int benefit, FollowUpWindow before, FollowUpWindow after) {
        int had = days(person.line(benefit), before);
        int hadOther = days(person.line(Groups.ALL), before) - had;
        long[] parts = parts(person, benefit, after, had, hadOther);
        int band = 1;
        for (DayBand one : DayBand.of(plan.windowDays())) {
            if (had >= one.from() && had <= one.to()) {
                break;
            }
            band++;
        }
        for (int row : new int[] {Groups.ALL, band}) {
            for (int sex : new int[] {Groups.ALL, person.sex()}) {
                for (int part = 0; part < PARTS; part++) {
                    sums.add(parts[part], benefit, row, sex, part);
                    sums.add(parts[part] == 0 ? 0 : 1, benefit, row, sex, PARTS + part);
                }
                sums.add(1, benefit, row, sex, PERSONS);
                sums.add(had, benefit, row, sex, BEFORE);
                sums.add((long) had * had, benefit, row, sex, SQUARES);
                sums.add(parts[UNEXPLAINED] * had, benefit, row, sex, PRODUCTS);
            }
        }
    }

    private static int days(DailyLevels line, FollowUpWindow window) {
        return line.within(window).calendar();
    }

    /** The parts of a person's difference, in days times the window's length. */
    private long[] parts(PersonHistory person, int benefit, FollowUpWindow after, int had, int hadOther) {
        long[] without = new long[PARTS];
        int has = 0;
        for (FollowUpWindow piece : pieces(person, benefit, after)) {
            int paid = days(person.line(benefit), piece);
            int any = days(person.line(Groups.ALL), piece);
            int length = piece.to() - piece.from() + 1;
            has += paid;
            int cause = cause(person, benefit, piece.from());
            if (cause == UNEXPLAINED) {
                without[TO_OTHER] += any - paid;
                without[UNEXPLAINED] += length - any;
            } else {
                without[cause] += length - paid;
            }
        }
        long[] parts = new long[PARTS];
        for (int part = 0; part < PARTS; part++) {
            parts[part] = -had * without[part];
        }
        parts[FROM_OTHER] = (long) hadOther * has;
        parts[UNEXPLAINED] += (long) (plan.windowDays() - had - hadOther) * has;
        return parts;
    }

    /** The window cut where a cause begins or ends to hold. */
    private static List<FollowUpWindow> pieces(PersonHistory person, int benefit, FollowUpWindow window) {
        int abroad = person.abroadFrom(window.from());
        int back = abroad == PersonHistory.NEVER ? PersonHistory.NEVER : person.backFrom(abroad);
        int[] cuts = {person.died(), person.ageLimit(benefit), abroad, back};
        java.util.Arrays.sort(cuts);
        List<FollowUpWindow> pieces = new ArrayList<>();
        int from = window.from();
        for (int cut : cuts) {
            if (cut > from && cut <= window.to()) {
                pieces.add(new FollowUpWindow(from, cut - 1));
                from = cut;
            }
        }
        pieces.add(new FollowUpWindow(from, window.to()));
        return pieces;
    }

    private static int cause(PersonHistory person, int benefit, int day) {
        if (person.died() <= day) {
            return DEAD;
        }
        if (person.abroadFrom(day) == day) {
            return ABROAD;
        }
        return person.ageLimit(benefit) <= day ? TOO_OLD : UNEXPLAINED;
    }

    void merge(ComponentTally other) {
        sums.merge(other.sums);
    }

    /** The rows of {@link se.samkor.schema.ComponentsTable}, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int benefit = 1; benefit < Groups.BENEFITS.size(); benefit++) {
            for (int band = 0; band < bands.size(); band++) {
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    if (sums.get(benefit, band, sex, PERSONS) > 0) {
                        rows.addAll(rows(benefit, band, sex));
                    }
                }
            }
        }
        return rows;
    }

    private List<Row> rows(int benefit, int band, int sex) {
        long persons = sums.get(benefit, band, sex, PERSONS);
        List<Row> rows = new ArrayList<>();
        BigDecimal difference = BigDecimal.ZERO;
        for (int part = 0; part < PARTS; part++) {
            BigDecimal sum = BigDecimal.valueOf(sums.get(benefit, band, sex, part));
            difference = difference.add(sum);
            if (part < UNEXPLAINED) {
                String name = part == TOO_OLD ? ageLimit(benefit) : NAMES.get(part);
                rows.add(row(benefit, band, sex, name, sums.get(benefit, band, sex, PARTS + part), mean(sum, persons)));
            }
        }
        BigDecimal regression = regression(benefit, band, sex);
        BigDecimal unexplained = BigDecimal.valueOf(sums.get(benefit, band, sex, UNEXPLAINED));
        rows.add(row(benefit, band, sex, "regression_to_mean", persons, mean(regression, persons)));
        rows.add(row(benefit, band, sex, "remaining", persons, mean(unexplained.subtract(regression), persons)));
        rows.add(row(benefit, band, sex, "difference", persons, mean(difference, persons)));
        return rows;
    }

    private static String ageLimit(int benefit) {
        return Groups.BENEFITS.get(benefit).equals("AE") ? "reached_30" : "reached_65_66";
    }

    /** The band's sum of slope times distance from the mean of the days before, in days times the window's length. */
    private BigDecimal regression(int benefit, int band, int sex) {
        BigDecimal n = all(benefit, sex, PERSONS);
        BigDecimal before = all(benefit, sex, BEFORE);
        BigDecimal spread = n.multiply(all(benefit, sex, SQUARES)).subtract(before.multiply(before));
        if (band == Groups.ALL || spread.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal together =
                n.multiply(all(benefit, sex, PRODUCTS)).subtract(before.multiply(all(benefit, sex, UNEXPLAINED)));
        BigDecimal distance = n.multiply(BigDecimal.valueOf(sums.get(benefit, band, sex, BEFORE)))
                .subtract(before.multiply(BigDecimal.valueOf(sums.get(benefit, band, sex, PERSONS))));
        return together.multiply(distance).divide(spread.multiply(n), MathContext.DECIMAL128);
    }

    private BigDecimal all(int benefit, int sex, int number) {
        return BigDecimal.valueOf(sums.get(benefit, Groups.ALL, sex, number));
    }

    private double mean(BigDecimal sum, long persons) {
        return PairedMean.mean(persons, sum, plan.windowDays());
    }

    private Row row(int benefit, int band, int sex, String component, long persons, double days) {
        return RowFactory.create(
                plan.year(),
                Groups.BENEFITS.get(benefit),
                bands.get(band),
                Groups.SEXES.get(sex),
                component,
                persons,
                days);
    }
}
