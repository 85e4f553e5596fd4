package se.samkor.synthetic;

import java.util.ArrayList;
import java.util.List;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationEventTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.VolumeTable;

/**
 * A way to spoil one cell of a good row.
 *
 * @param register the register of the row
 * @param rule the rule that the spoiled row breaks
 * @param column the cell, by its name in the schema
 * @param value what is written there; empty: the personal number with another check digit
 * @param rows how many rows a small delivery has of these
 */
public record Flaw(Register register, String rule, String column, String value, int rows) {
    /** All flaws. */
    public static final List<Flaw> ALL = all();

    private static final String MISTAKE = "FELREGISTRERING";

    private static List<Flaw> all() {
        List<Flaw> flaws = new ArrayList<>();
        flaws.addAll(ofPayouts(Register.MIDAS_SJUKPENNING));
        flaws.addAll(ofPayouts(Register.MIDAS_SJUK_AKTIVITETSERSATTNING));
        flaws.addAll(ofParticipations(Register.SUS_DELTAGANDE));
        Register population = Register.BEFOLKNING;
        flaws.add(new Flaw(population, "kommun_not_valid", PopulationTable.KOMMUN, "1917", 5));
        flaws.add(new Flaw(population, "kommun_not_valid", PopulationTable.KOMMUN, "9999", 4));
        flaws.add(new Flaw(population, "person_number_check_digit", PopulationTable.PERSON, "", 5));
        flaws.add(new Flaw(Register.BEFOLKNING_HANDELSE, "unknown_code", PopulationEventTable.EVENT, "FLYTTAT", 2));
        flaws.add(new Flaw(Register.SUS_VOLYM, "unknown_insats", VolumeTable.INSATS, "I99998", 2));
        flaws.add(new Flaw(Register.SUS_INSATS, "unknown_code", InsatsTable.TYPE, "ALLMAN", 2));
        return List.copyOf(flaws);
    }

    /** The two payout registers name their columns alike. */
    private static List<Flaw> ofPayouts(Register midas) {
        return List.of(
                new Flaw(midas, "unknown_code", DisabilityBenefitTable.BENEFIT, "XYZ", 8),
                new Flaw(midas, "impossible_date", DisabilityBenefitTable.FROM, "2020-02-30", 5),
                new Flaw(midas, "impossible_date", DisabilityBenefitTable.TO, "2019-13-01", 3),
                new Flaw(midas, "date_order", DisabilityBenefitTable.TO, "1999-12-31", 7),
                new Flaw(midas, "extent_range", DisabilityBenefitTable.EXTENT, "0", 6),
                new Flaw(midas, "extent_range", DisabilityBenefitTable.EXTENT, "1.5", 5),
                new Flaw(midas, "person_number_check_digit", DisabilityBenefitTable.PERSON, "", 9));
    }

    private static List<Flaw> ofParticipations(Register sus) {
        return List.of(
                new Flaw(sus, "unknown_insats", ParticipationTable.INSATS, "I99999", 6),
                new Flaw(sus, "unlisted_code", ParticipationTable.END_REASON, "BORTA", 5),
                new Flaw(sus, "unknown_code", ParticipationTable.SEX, "X", 3),
                new Flaw(sus, "impossible_date", ParticipationTable.START, "2019-02-29", 4),
                new Flaw(sus, "date_order", ParticipationTable.END, "1999-12-31", 5),
                new Flaw(sus, "person_number_check_digit", ParticipationTable.PERSON, "", 5));
    }

    /** Whether a row can be spoiled so. A mistake given another reason for ending would become a participation. */
    public boolean fits(String line) {
        return !line.contains(MISTAKE) && (!value.isEmpty() || !cells(line)[register.position(column)].isEmpty());
    }

    /**
     * A spoiled copy of a row.
     *
     * @param serial makes the id of rows that have one their own
     */
    public String spoiled(String line, long serial) {
        String[] cells = cells(line);
        if (register == Register.SUS_DELTAGANDE || register == Register.SUS_INSATS) {
            cells[0] = "X" + serial;
        }
        int position = register.position(column);
        cells[position] = value.isEmpty() ? withWrongCheckDigit(cells[position]) : value;
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
