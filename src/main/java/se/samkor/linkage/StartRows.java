package se.samkor.linkage;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.CohortRule;
import se.samkor.schema.ElementFields;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.SupportCodes;

/** Reads the starts of persons from histories as Spark holds them. */
final class StartRows implements Serializable {
    private static final long serialVersionUID = 1L;

    static final List<String> COLUMNS = List.of(
            HistoriesTable.SEX,
            HistoriesTable.BIRTH_DATE,
            HistoriesTable.KOMMUN,
            HistoriesTable.PARTICIPATIONS,
            HistoriesTable.PART_CASES);

    private static final int START = 0;
    private static final int TYPE = 1;
    private static final int END_REASON = 2;
    private static final int SUPPORT = 3;
    private static final int FORBUND = 4;

    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int BENEFIT = 2;

    private final int sex;
    private final int born;
    private final int kommun;
    private final ElementFields stay;
    private final ElementFields partCase;
    private final BenefitBits said;
    private final BenefitBits paid;
    private final int daysBefore;

    /**
     * @param rows columns that hold {@link #COLUMNS}
     * @param daysBefore from how many days before the start a benefit is looked for
     * @param sjpBenefits the benefit codes of the group SJP
     */
    StartRows(StructType rows, int daysBefore, List<String> sjpBenefits) {
        this.sex = rows.fieldIndex(HistoriesTable.SEX);
        this.born = rows.fieldIndex(HistoriesTable.BIRTH_DATE);
        this.kommun = rows.fieldIndex(HistoriesTable.KOMMUN);
        this.stay = new ElementFields(
                rows,
                HistoriesTable.PARTICIPATIONS,
                ParticipationTable.START,
                InsatsTable.TYPE,
                ParticipationTable.END_REASON,
                ParticipationTable.SUPPORT_BEFORE,
                InsatsTable.FORBUND);
        this.partCase = new ElementFields(
                rows,
                HistoriesTable.PART_CASES,
                SicknessBenefitTable.FROM,
                SicknessBenefitTable.TO,
                SicknessBenefitTable.BENEFIT);
        this.said = new BenefitBits(SupportCodes.BY_GROUP);
        List<String> all = new ArrayList<>(sjpBenefits);
        all.addAll(List.of("AE", "SE"));
        this.paid = new BenefitBits(
                Map.of(BenefitBits.ALL, all, "SJP", sjpBenefits, "AE", List.of("AE"), "SE", List.of("SE")));
        this.daysBefore = daysBefore;
    }

    /**
     * The first start of each calendar year. The participations of a history stand by start: the first of a year is the one
     * that no other of the year precedes.
     */
    List<Start> starts(InternalRow row) {
        List<Start> starts = new ArrayList<>();
        @Nullable Integer before = null;
        for (InternalRow one : stay.of(row)) {
            if (counts(one)) {
                int year = LocalDate.ofEpochDay(stay.number(one, START)).getYear();
                if (before == null || before != year) {
                    starts.add(start(row, one, year));
                }
                before = year;
            }
        }
        return starts;
    }

    private boolean counts(InternalRow one) {
        return CohortRule.isCounted(stay.text(one, TYPE), stay.text(one, END_REASON)) && !stay.isMissing(one, START);
    }

    private Start start(InternalRow row, InternalRow first, int year) {
        int day = stay.number(first, START);
        @Nullable UTF8String forbund = stay.text(first, FORBUND);
        @Nullable UTF8String[] support = stay.words(first, SUPPORT);
        return new Start(
                year,
                row.getString(sex),
                row.isNullAt(born) ? AgeBand.UNKNOWN : AgeBand.of(day, row.getInt(born)),
                forbund == null ? Start.UNKNOWN_FORBUND : forbund.toString(),
                support.length > 0,
                groups(support),
                payouts(partCase.of(row), day),
                !row.isNullAt(kommun));
    }

    private int groups(@Nullable UTF8String[] support) {
        int groups = 0;
        for (@Nullable UTF8String code : support) {
            groups |= said.of(code);
        }
        return groups;
    }

    private PayoutsAround payouts(InternalRow[] cases, int day) {
        int ever = 0;
        int earlier = 0;
        int within = 0;
        int later = 0;
        for (InternalRow one : cases) {
            int groups = paid.of(partCase.text(one, BENEFIT));
            boolean dated = !partCase.isMissing(one, FROM) && !partCase.isMissing(one, TO);
            boolean over = dated && partCase.number(one, TO) < day - daysBefore;
            boolean toCome = dated && partCase.number(one, FROM) > day;
            ever |= groups;
            earlier |= over ? groups : 0;
            within |= dated && !over && !toCome ? groups : 0;
            later |= toCome ? groups : 0;
        }
        return new PayoutsAround(cases.length > 0, ever, earlier, within, later);
    }
}
