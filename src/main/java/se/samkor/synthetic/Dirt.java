package se.samkor.synthetic;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.VolumeTable;

/**
 * Plants rows that a reader must reject, flag or count once: each is a copy of a row already there with one cell spoiled,
 * so that the good rows stay as they are and every planted row breaks one rule.
 */
public final class Dirt {
    private static final String MISTAKE = "FELREGISTRERING";

    private final Delivery delivery;
    private final Planted planted;
    private final Draw draw;
    private final Map<Register, List<String>> clean = new EnumMap<>(Register.class);
    private final Set<String> lines = new HashSet<>();

    public Dirt(Delivery delivery, Planted planted, Draw draw) {
        this.delivery = delivery;
        this.planted = planted;
        this.draw = draw;
        for (Register register : Register.values()) {
            // a mistake with another reason for ending would be a participation
            clean.put(
                    register,
                    delivery.rows(register).stream()
                            .filter(line -> !line.contains(MISTAKE))
                            .toList());
        }
    }

    /** Plants every sort, a few rows each; the sorts are named as the rules they break. */
    public void plant() {
        payouts(Register.MIDAS_SJUKPENNING);
        payouts(Register.MIDAS_SJUK_AKTIVITETSERSATTNING);
        participations();
        duplicates(Register.BEFOLKNING, 12);
        spoil(Register.BEFOLKNING, "kommun_not_valid", PopulationTable.KOMMUN, "1917", 5);
        spoil(Register.BEFOLKNING, "kommun_not_valid", PopulationTable.KOMMUN, "9999", 4);
        wrongCheckDigit(Register.BEFOLKNING, PopulationTable.PERSON, 5);
        spoil(Register.BEFOLKNING_HANDELSE, "unknown_code", PopulationEventTable.EVENT, "FLYTTAT", 2);
        spoil(Register.SUS_VOLYM, "unknown_insats", VolumeTable.INSATS, "I99998", 2);
        spoil(Register.SUS_INSATS, "unknown_code", InsatsTable.TYPE, "ALLMAN", 2);
    }

    /** The two payout registers name their columns alike. */
    private void payouts(Register midas) {
        duplicates(midas, 25);
        spoil(midas, "unknown_code", DisabilityBenefitTable.BENEFIT, "XYZ", 8);
        spoil(midas, "impossible_date", DisabilityBenefitTable.FROM, "2020-02-30", 5);
        spoil(midas, "impossible_date", DisabilityBenefitTable.TO, "2019-13-01", 3);
        spoil(midas, "date_order", DisabilityBenefitTable.TO, "1999-12-31", 7);
        spoil(midas, "extent_range", DisabilityBenefitTable.EXTENT, "0", 6);
        spoil(midas, "extent_range", DisabilityBenefitTable.EXTENT, "1.5", 5);
        wrongCheckDigit(midas, DisabilityBenefitTable.PERSON, 9);
    }

    private void participations() {
        Register sus = Register.SUS_DELTAGANDE;
        duplicates(sus, 10);
        spoil(sus, "unknown_insats", ParticipationTable.INSATS, "I99999", 6);
        spoil(sus, "unlisted_code", ParticipationTable.END_REASON, "BORTA", 5);
        spoil(sus, "unknown_code", ParticipationTable.SEX, "X", 3);
        spoil(sus, "impossible_date", ParticipationTable.START, "2019-02-29", 4);
        spoil(sus, "date_order", ParticipationTable.END, "1999-12-31", 5);
        wrongCheckDigit(sus, ParticipationTable.PERSON, 5);
    }

    private List<String> clean(Register register) {
        return clean.getOrDefault(register, List.of());
    }

    /** Exact copies of rows, evenly spread so that none is copied twice. */
    private void duplicates(Register register, int rows) {
        List<String> source = clean(register);
        int count = Math.min(rows, source.size());
        for (int i = 0; i < count; i++) {
            delivery.add(register, source.get((int) ((long) i * source.size() / count)));
        }
        planted.count(register, "exact_duplicate", count);
    }

    private void spoil(Register register, String rule, String column, String value, int rows) {
        spoil(register, rule, column, clean(register), unused -> value, rows);
    }

    private void wrongCheckDigit(Register register, String column, int rows) {
        int position = register.position(column);
        List<String> named = clean(register).stream()
                .filter(line -> !cells(line)[position].isEmpty())
                .toList();
        spoil(register, "person_number_check_digit", column, named, Dirt::withWrongCheckDigit, rows);
    }

    private void spoil(
            Register register,
            String rule,
            String column,
            List<String> source,
            UnaryOperator<String> change,
            int rows) {
        int position = register.position(column);
        int count = source.isEmpty() ? 0 : rows;
        for (int i = 0; i < count; i++) {
            String line = spoiled(register, draw.oneOf(source), position, change);
            while (!lines.add(line)) {
                // two rows that differed in this cell alone would be duplicates now
                line = spoiled(register, draw.oneOf(source), position, change);
            }
            delivery.add(register, line);
        }
        planted.count(register, rule, count);
    }

    private String spoiled(Register register, String line, int position, UnaryOperator<String> change) {
        String[] cells = cells(line);
        if (register == Register.SUS_DELTAGANDE || register == Register.SUS_INSATS) {
            cells[0] = "X" + (lines.size() + 1);
        }
        cells[position] = change.apply(cells[position]);
        return String.join(Register.DELIMITER, cells);
    }

    private static String[] cells(String line) {
        return line.split(Register.DELIMITER, -1);
    }

    /** The number with another last digit, in whatever form it is written. */
    private static String withWrongCheckDigit(String number) {
        int last = number.length() - 1;
        return number.substring(0, last) + (number.charAt(last) - '0' + 1) % 10;
    }
}
