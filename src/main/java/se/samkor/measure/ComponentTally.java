package se.samkor.measure;

import java.io.Serializable;
import java.math.BigDecimal;
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
 *
 * <p>Persons are added up by sex and by their days before, which is all that bands, slopes and intervals need.
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
    /** All parts together: the difference. */
    private static final int TOGETHER = PARTS;

    private static final int SUMS = PARTS + 1;
    private static final int CONCERNED = SUMS;
    private static final int SQUARES = 2 * SUMS;
    private static final int PERSONS = 4 * SUMS;
    private static final int NUMBERS = PERSONS + 1;
    private static final int HALF = 32;

    private final FollowUpPlan plan;
    private final UnseenPersons unseen = new UnseenPersons();
    private final LongCube sums;

    ComponentTally(FollowUpPlan plan) {
        this.plan = plan;
        this.sums = new LongCube(Groups.BENEFITS.size(), Groups.SEXES.size(), plan.windowDays() + 1, NUMBERS);
    }

    void add(PersonHistory person, Stay stay) {
        FollowUpWindow before = FollowUpWindow.before(stay.start(), plan.windowDays());
        FollowUpWindow after = FollowUpWindow.after(stay.end(), plan.windowDays());
        FollowUpWindow both = new FollowUpWindow(before.from(), after.to());
        if (unseen.sees(plan.observed(), both, person.sex())) {
            for (int benefit = 1; benefit < Groups.BENEFITS.size(); benefit++) {
                add(person, benefit, before, after);
            }
        }
    }

    private void add(PersonHistory person, int benefit, FollowUpWindow before, FollowUpWindow after) {
        int had = days(person.line(benefit), before);
        int hadOther = days(person.line(Groups.ALL), before) - had;
        int sex = person.sex();
        sums.add(1, benefit, sex, had, PERSONS);
        long[] parts = parts(person, benefit, after, had, hadOther);
        for (int part = 0; part < SUMS; part++) {
            if (parts[part] != 0) {
                long square = parts[part] * parts[part];
                sums.add(parts[part], benefit, sex, had, part);
                sums.add(1, benefit, sex, had, CONCERNED + part);
                sums.add(square >>> HALF, benefit, sex, had, SQUARES + 2 * part);
                sums.add(square & 0xFFFFFFFFL, benefit, sex, had, SQUARES + 2 * part + 1);
            }
        }
    }

    private static int days(DailyLevels line, FollowUpWindow window) {
        return line.within(window).calendar();
    }

    /** The parts of a person's difference and the difference itself, in days times the window's length. */
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
        long[] parts = new long[SUMS];
        for (int part = 0; part < PARTS; part++) {
            parts[part] = -had * without[part];
        }
        parts[FROM_OTHER] = (long) hadOther * has;
        parts[UNEXPLAINED] += (long) (plan.windowDays() - had - hadOther) * has;
        for (int part = 0; part < PARTS; part++) {
            parts[TOGETHER] += parts[part];
        }
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
        unseen.merge(other.unseen);
        sums.merge(other.sums);
    }

    /** The rows of {@link se.samkor.schema.ComponentsTable}, in order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int benefit = 1; benefit < Groups.BENEFITS.size(); benefit++) {
            for (int band = 0; band <= bands().size(); band++) {
                for (int sex = 0; sex < Groups.SEXES.size(); sex++) {
                    if (persons(benefit, band, sex) > 0) {
                        rows.addAll(rows(benefit, band, sex));
                    }
                }
            }
        }
        return rows;
    }

    private List<DayBand> bands() {
        return DayBand.of(plan.windowDays());
    }

    private int from(int band) {
        return band == 0 ? 0 : bands().get(band - 1).from();
    }

    private int to(int band) {
        return band == 0 ? plan.windowDays() : bands().get(band - 1).to();
    }

    private long persons(int benefit, int band, int sex) {
        return get(benefit, band, sex, PERSONS);
    }

    private long get(int benefit, int band, int sex, int number) {
        long sum = 0;
        for (int days = from(band); days <= to(band); days++) {
            sum += at(benefit, sex, days, number);
        }
        return sum;
    }

    /** A sum of those with so many days before; persons are added to their own sex alone. */
    private long at(int benefit, int sex, int days, int number) {
        return sex == Groups.ALL
                ? sums.get(benefit, 1, days, number) + sums.get(benefit, 2, days, number)
                : sums.get(benefit, sex, days, number);
    }

    private BigDecimal squares(int benefit, int band, int sex, int part) {
        return BigDecimal.valueOf(get(benefit, band, sex, SQUARES + 2 * part))
                .multiply(BigDecimal.valueOf(1L << HALF))
                .add(BigDecimal.valueOf(get(benefit, band, sex, SQUARES + 2 * part + 1)));
    }

    private List<Row> rows(int benefit, int band, int sex) {
        List<Row> rows = new ArrayList<>();
        for (int part = 0; part < UNEXPLAINED; part++) {
            String name = part == TOO_OLD ? ageLimit(benefit) : NAMES.get(part);
            long concerned = get(benefit, band, sex, CONCERNED + part);
            rows.add(row(benefit, band, sex, name, concerned, named(benefit, band, sex, part)));
        }
        RegressionParts parts = regression(benefit, sex);
        long persons = persons(benefit, band, sex);
        rows.add(row(benefit, band, sex, "regression_to_mean", persons, parts.regression(from(band), to(band))));
        rows.add(row(benefit, band, sex, "remaining", persons, parts.remaining(from(band), to(band))));
        rows.add(row(benefit, band, sex, "difference", persons, difference(benefit, band, sex)));
        return rows;
    }

    private static String ageLimit(int benefit) {
        return Groups.BENEFITS.get(benefit).equals("AE") ? "reached_30" : "reached_65_66";
    }

    /** A named part: a loss is a number of days between 0 and the window, taken away; a gain one that is added. */
    private MeanWithInterval named(int benefit, int band, int sex, int part) {
        long persons = persons(benefit, band, sex);
        long sum = get(benefit, band, sex, part);
        double window = plan.windowDays();
        double sign = part == FROM_OTHER ? 1 : -1;
        double squares = squares(benefit, band, sex, part).doubleValue() / (window * window);
        MeanWithInterval days = MeanWithInterval.of(
                PairedMean.mean(persons, BigDecimal.valueOf(sum), plan.windowDays()),
                new BoundedMean(persons, sign * sum / window, squares, window).interval());
        return sign > 0 ? days : days.mirrored();
    }

    private MeanWithInterval difference(int benefit, int band, int sex) {
        PairedMean mean = new PairedMean(
                persons(benefit, band, sex),
                BigDecimal.valueOf(get(benefit, band, sex, TOGETHER)),
                squares(benefit, band, sex, TOGETHER),
                plan.windowDays());
        return MeanWithInterval.of(mean.mean(), mean.halfWidth(plan.windowDays()));
    }

    private RegressionParts regression(int benefit, int sex) {
        int length = plan.windowDays() + 1;
        long[] persons = new long[length];
        long[] unexplained = new long[length];
        BigDecimal[] squares = new BigDecimal[length];
        for (int days = 0; days < length; days++) {
            persons[days] = at(benefit, sex, days, PERSONS);
            unexplained[days] = at(benefit, sex, days, UNEXPLAINED);
            squares[days] = BigDecimal.valueOf(at(benefit, sex, days, SQUARES + 2 * UNEXPLAINED))
                    .multiply(BigDecimal.valueOf(1L << HALF))
                    .add(BigDecimal.valueOf(at(benefit, sex, days, SQUARES + 2 * UNEXPLAINED + 1)));
        }
        return new RegressionParts(plan.windowDays(), persons, unexplained, squares);
    }

    private Row row(int benefit, int band, int sex, String component, long persons, MeanWithInterval days) {
        return RowFactory.create(
                plan.year(),
                Groups.BENEFITS.get(benefit),
                band == 0 ? "ALL" : bands().get(band - 1).label(),
                Groups.SEXES.get(sex),
                component,
                persons,
                days.mean(),
                days.low(),
                days.high(),
                persons(benefit, band, sex),
                unseen.missing(sex),
                unseen.notYet(sex));
    }
}
