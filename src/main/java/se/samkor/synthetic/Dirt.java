package se.samkor.synthetic;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Plants rows that a reader must reject or count: each is a copy of a row already there with one cell spoiled, so that
 * the good rows stay as they are.
 */
public final class Dirt {
    private static final String ANY_NUMBER = "personnummer";

    private final Delivery delivery;
    private final Planted planted;
    private final Draw draw;
    private final Map<Register, List<String>> clean = new EnumMap<>(Register.class);

    public Dirt(Delivery delivery, Planted planted, Draw draw) {
        this.delivery = delivery;
        this.planted = planted;
        this.draw = draw;
        for (Register register : Register.values()) {
            clean.put(register, List.copyOf(delivery.rows(register)));
        }
    }

    private List<String> clean(Register register) {
        return clean.getOrDefault(register, List.of());
    }

    /** Plants every sort, a few rows each. */
    public void plant() {
        for (Register midas : List.of(Register.MIDAS_SJUKPENNING, Register.MIDAS_SJUK_AKTIVITETSERSATTNING)) {
            duplicates(midas, 25);
            spoil(midas, "unknown_code", "forman_kod", "XYZ", 8);
            spoil(midas, "impossible_date", "del_from_datum", "2020-02-30", 5);
            spoil(midas, "impossible_date", "del_tom_datum", "2019-13-01", 3);
            spoil(midas, "date_order", "del_tom_datum", "1999-12-31", 7);
            spoil(midas, "extent_outside_range", "omfattning", "0", 6);
            spoil(midas, "extent_outside_range", "omfattning", "1.5", 5);
            wrongChecksum(midas, 9);
        }
        duplicates(Register.SUS_DELTAGANDE, 10);
        spoil(Register.SUS_DELTAGANDE, "unknown_insats", "insats_id", "I99999", 6);
        spoil(Register.SUS_DELTAGANDE, "unknown_code", "avslutsanledning", "BORTA", 5);
        spoil(Register.SUS_DELTAGANDE, "unknown_code", "kon", "X", 3);
        spoil(Register.SUS_DELTAGANDE, "impossible_date", "start_datum", "2019-02-29", 4);
        spoil(Register.SUS_DELTAGANDE, "date_order", "slut_datum", "1999-12-31", 5);
        wrongChecksum(Register.SUS_DELTAGANDE, 5);
        duplicates(Register.BEFOLKNING, 12);
        spoil(Register.BEFOLKNING, "kommun_not_valid", "kommun", "1917", 5);
        spoil(Register.BEFOLKNING, "kommun_not_valid", "kommun", "9999", 4);
        wrongChecksum(Register.BEFOLKNING, 5);
        spoil(Register.BEFOLKNING_HANDELSE, "unknown_code", "handelse", "FLYTTAT", 2);
        spoil(Register.SUS_VOLYM, "unknown_insats", "insats_id", "I99998", 2);
        spoil(Register.SUS_INSATS, "unknown_code", "inriktning", "trevligt", 2);
    }

    /** An exact copy of a row. */
    private void duplicates(Register register, int rows) {
        List<String> clean = clean(register);
        int count = clean.isEmpty() ? 0 : rows;
        for (int i = 0; i < count; i++) {
            // evenly spread, so that no row is copied twice
            delivery.add(register, clean.get((int) ((long) i * clean.size() / count)));
        }
        planted.count(register, "exact_duplicate", count);
    }

    private void spoil(Register register, String sort, String column, String value, int rows) {
        List<String> header = List.of(register.header().split(";"));
        List<String> clean = clean(register);
        int count = clean.isEmpty() ? 0 : rows;
        for (int i = 0; i < count; i++) {
            String[] cells = draw.oneOf(clean).split(";", -1);
            freshId(register, cells, sort, value, i);
            cells[header.indexOf(column)] = value;
            delivery.add(register, String.join(";", cells));
        }
        planted.count(register, sort, count);
    }

    private void wrongChecksum(Register register, int rows) {
        List<String> header = List.of(register.header().split(";"));
        int column = header.indexOf(ANY_NUMBER);
        List<String> named = clean(register).stream()
                .filter(line -> !line.split(";", -1)[column].isEmpty())
                .toList();
        int count = named.isEmpty() ? 0 : rows;
        for (int i = 0; i < count; i++) {
            String[] cells = draw.oneOf(named).split(";", -1);
            freshId(register, cells, "wrong_checksum", "", i);
            cells[column] = PersonNumbers.withWrongCheckDigit(cells[column]);
            delivery.add(register, String.join(";", cells));
        }
        planted.count(register, "wrong_checksum", count);
    }

    /** SUS rows have ids of their own; a spoiled copy is a new row, not a second one with the same id. */
    private static void freshId(Register register, String[] cells, String sort, String value, int i) {
        if (register == Register.SUS_DELTAGANDE || register == Register.SUS_INSATS) {
            cells[0] = "X" + Integer.toHexString(Arrays.asList(sort, value, i).hashCode());
        }
    }
}
