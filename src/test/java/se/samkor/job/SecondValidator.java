package se.samkor.job;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of three registers written a second time, in plain Java, from the contract and the definitions alone: which
 * rows of a file are accepted. Lines have no quotation marks.
 */
final class SecondValidator {
    private static final DateTimeFormatter HYPHENS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)");
    private static final Pattern IN_TEXT = Pattern.compile("(?<![0-9])([0-9]{12}|[0-9]{8}[-+ ][0-9]{4}|[0-9]{6}[-+ ][0-9]{4})(?![0-9])");

    private final LocalDate asOf;
    private final Set<String> insatser;
    private final Map<String, int[]> kommuner;
    private final Set<List<Object>> seen = new HashSet<>();

    SecondValidator(LocalDate asOf, Set<String> insatser, Map<String, int[]> kommuner) {
        this.asOf = asOf;
        this.insatser = insatser;
        this.kommuner = kommuner;
    }

    /** The numbers, from 1, of the rows that must be rejected. */
    Set<Long> rejected(String register, List<String> rows) {
        seen.clear();
        Set<Long> rejected = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(";", -1);
            Optional<List<Object>> values =
                    switch (register) {
                        case "midas_sjukpenning" -> payout(cells);
                        case "befolkning" -> resident(cells);
                        default -> participation(cells);
                    };
            if (values.isEmpty() || !seen.add(values.get())) {
                rejected.add(i + 1L);
            }
        }
        return rejected;
    }

    private Optional<List<Object>> payout(String[] cells) {
        if (cells.length != 10) {
            return Optional.empty();
        }
        Row row = new Row(cells);
        row.person(0, true);
        row.date(1, false);
        row.code(2, "SJP", "FSJP", "RP", "ASKP");
        row.extent(3);
        LocalDate from = row.date(4, true);
        LocalDate to = row.date(5, true);
        row.number(6);
        row.number(7);
        row.number(8);
        row.diagnosis(9);
        row.require(from == null || to == null || !to.isBefore(from));
        return row.values();
    }

    private Optional<List<Object>> resident(String[] cells) {
        if (cells.length != 5) {
            return Optional.empty();
        }
        Row row = new Row(cells);
        row.person(0, true);
        Integer year = row.year(1, true);
        String kommun = row.trimmed(2);
        row.require(kommun != null && kommuner.containsKey(kommun));
        if (kommun != null && year != null && kommuner.containsKey(kommun)) {
            int[] valid = kommuner.get(kommun);
            row.require(year >= valid[0] && year <= valid[1]);
        }
        row.add(kommun);
        row.code(3, "K", "M");
        row.date(4, true);
        return row.values();
    }

    private Optional<List<Object>> participation(String[] cells) {
        if (cells.length != 14) {
            return Optional.empty();
        }
        Row row = new Row(cells);
        row.text(0, true);
        row.text(1, true);
        row.require(insatser.contains(row.trimmed(1)));
        row.person(2, false);
        row.code(3, "K", "M");
        row.year(4, false);
        LocalDate from = row.date(5, true);
        LocalDate to = row.date(6, false);
        row.require(from == null || to == null || !to.isBefore(from));
        // descriptive codes are never a reason to reject; the ids keep the rows apart
        return row.values();
    }

    /** A row under examination. */
    private final class Row {
        private final String[] cells;
        private final List<Object> values = new ArrayList<>();
        private boolean good = true;

        Row(String[] cells) {
            this.cells = cells;
        }

        Optional<List<Object>> values() {
            return good ? Optional.of(values) : Optional.empty();
        }

        void require(boolean condition) {
            good &= condition;
        }

        void add(Object value) {
            values.add(value);
        }

        String trimmed(int at) {
            String cell = cells[at];
            int from = 0;
            int to = cell.length();
            while (from < to && cell.charAt(from) == ' ') {
                from++;
            }
            while (to > from && cell.charAt(to - 1) == ' ') {
                to--;
            }
            return from == to ? null : cell.substring(from, to);
        }

        void text(int at, boolean required) {
            String text = trimmed(at);
            require(text != null || !required);
            require(text == null || (text.indexOf('\uFFFD') < 0 && !holdsNumber(text)));
            add(text);
        }

        void person(int at, boolean required) {
            String text = trimmed(at);
            require(text != null || !required);
            Optional<String> digits = text == null ? Optional.empty() : personalNumber(text);
            require(text == null || digits.isPresent());
            add(digits.orElse(null));
        }

        void code(int at, String... codes) {
            String text = trimmed(at);
            String code = text == null ? null : text.toUpperCase(java.util.Locale.ROOT);
            require(code != null && Arrays.asList(codes).contains(code));
            add(code);
        }

        LocalDate date(int at, boolean required) {
            String text = trimmed(at);
            require(text != null || !required);
            if (text == null) {
                add(null);
                return null;
            }
            LocalDate day = null;
            try {
                day = LocalDate.parse(text, text.length() == 8 ? DIGITS : HYPHENS);
            } catch (DateTimeParseException none) {
                good = false;
            }
            boolean near = day != null && day.getYear() >= 1850 && !day.isAfter(LocalDate.of(2200, 1, 1));
            require(near && text.matches("[0-9-]{8,10}"));
            add(day);
            return near ? day : null;
        }

        Integer year(int at, boolean required) {
            Double value = number(at);
            require(trimmed(at) != null || !required);
            if (value == null) {
                return null;
            }
            require(value == Math.rint(value) && value >= 1850 && value <= 2200);
            return value.intValue();
        }

        Double number(int at) {
            String text = trimmed(at);
            if (text == null) {
                add(null);
                return null;
            }
            if (!NUMBER.matcher(text).matches() || text.length() > 300) {
                good = false;
                return null;
            }
            double value = Double.parseDouble(text.replace(',', '.'));
            require(Math.abs(value) < 1e15);
            add(value);
            return value;
        }

        void extent(int at) {
            Double value = number(at);
            require(value != null && value <= 1 && Math.round(value * 10_000) >= 1);
            if (value != null) {
                values.set(values.size() - 1, Math.round(value * 10_000));
            }
        }

        void diagnosis(int at) {
            String text = trimmed(at);
            String code = text == null ? null : text.replaceAll("[. ]", "").toUpperCase(java.util.Locale.ROOT);
            add(code != null && code.matches("[A-Z][0-9]{2}[0-9A-Z]{0,3}") ? code : null);
        }
    }

    private boolean holdsNumber(String text) {
        Matcher found = IN_TEXT.matcher(text);
        while (found.find()) {
            if (personalNumber(found.group().replace(" ", "")).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The twelve digits, by the rules of Skatteverket. */
    private Optional<String> personalNumber(String text) {
        Matcher parts = Pattern.compile("([0-9]{2})?([0-9]{6})([-+]?)([0-9]{4})").matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String ten = parts.group(2) + parts.group(4);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int product = (ten.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        if (sum % 10 != 0 || ten.startsWith("000", 6)) {
            return Optional.empty();
        }
        if (parts.group(1) != null) {
            return possible(parts.group(1) + ten) ? Optional.of(parts.group(1) + ten) : Optional.empty();
        }
        return Optional.of(century(ten, parts.group(3).equals("+")) + ten).filter(this::possible);
    }

    private String century(String ten, boolean over) {
        int day = Integer.parseInt(ten.substring(4, 6));
        String monthAndDay = ten.substring(2, 4) + String.format("%02d", day >= 60 ? day - 60 : day);
        String today = asOf.format(DIGITS);
        int century = asOf.getYear() / 100;
        if ((century + ten.substring(0, 2) + monthAndDay).compareTo(today) > 0) {
            century--;
        }
        return String.valueOf(over ? century - 1 : century);
    }

    private boolean possible(String twelve) {
        int day = Integer.parseInt(twelve.substring(6, 8));
        int month = Integer.parseInt(twelve.substring(4, 6));
        int year = Integer.parseInt(twelve.substring(0, 4));
        if (year < 1800 || year > asOf.getYear()) {
            return false;
        }
        boolean coordination = day >= 60;
        int plain = coordination ? day - 60 : day;
        try {
            return !LocalDate.of(year, month, plain).isAfter(asOf);
        } catch (java.time.DateTimeException none) {
            return coordination && month <= 12 && plain <= 31;
        }
    }

    /** The kommuner of the program, with the years in which they are valid. */
    static Map<String, int[]> kommuner(List<String> lines) {
        List<String> head = List.of(lines.get(0).split(",", -1));
        Map<String, int[]> kommuner = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            String to = cells[head.indexOf("valid_to_year")];
            kommuner.put(
                    cells[head.indexOf("kommun")],
                    new int[] {
                        Integer.parseInt(cells[head.indexOf("valid_from_year")]),
                        to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to)
                    });
        }
        return kommuner;
    }
}
