package se.samkor.job;

import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.domain.BundledCsv;
import se.samkor.schema.EconomyTable;
import se.samkor.schema.FinsamFollowUpTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.VolumeTable;
import se.samkor.table.book.BookDimension;
import se.samkor.table.book.CountUnit;
import se.samkor.table.book.Fact;
import se.samkor.table.book.RegistrationKind;
import se.samkor.table.book.Words;

/** Rows of the registers as facts of the table book. */
final class BookFacts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Beside the columns of a participation: whether the person is registered as seeking work the day after its end. */
    static final String SEEKS_WORK = "seeks_work";

    private final TreeMap<String, Insats> insatser = new TreeMap<>();

    /** What a participation takes from its insats. */
    private record Insats(String type, String forbund, @Nullable String inriktning, ArrayList<String> targets)
            implements Serializable {}

    BookFacts(List<Row> insatser) {
        insatser.forEach(row -> this.insatser.put(
                text(row, InsatsTable.INSATS),
                new Insats(
                        text(row, InsatsTable.TYPE),
                        text(row, InsatsTable.FORBUND),
                        row.getAs(InsatsTable.INRIKTNING),
                        new ArrayList<>(codes(row, InsatsTable.TARGET_GROUPS)))));
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.<String>getAs(column));
    }

    private static List<String> codes(Row row, String column) {
        int at = row.fieldIndex(column);
        return row.isNullAt(at) ? List.of() : row.getList(at);
    }

    private static List<String> code(Row row, String column) {
        String code = row.getAs(column);
        return code == null ? List.of() : List.of(code);
    }

    private static @Nullable LocalDate date(Row row, String column) {
        Date date = row.getAs(column);
        return date == null ? null : date.toLocalDate();
    }

    private EnumMap<BookDimension, List<String>> ofInsats(String id) {
        EnumMap<BookDimension, List<String>> codes = new EnumMap<>(BookDimension.class);
        Insats insats = insatser.get(id);
        if (insats != null) {
            codes.put(BookDimension.INSATS_TYPE, List.of(insats.type()));
            codes.put(BookDimension.FORBUND, List.of(insats.forbund()));
            codes.put(BookDimension.TARGET_GROUP, insats.targets());
            if (insats.inriktning() != null) {
                codes.put(BookDimension.INRIKTNING, List.of(insats.inriktning()));
            }
        }
        return codes;
    }

    /** A row of {@code sus_deltagande}. */
    Fact participation(Row row) {
        EnumMap<BookDimension, List<String>> codes = ofInsats(text(row, ParticipationTable.INSATS));
        Long person = row.getAs(ParticipationTable.PERSON);
        RegistrationKind kind = person == null ? RegistrationKind.ANONYMOUS : RegistrationKind.PERSONAL;
        codes.put(BookDimension.REGISTRATION, List.of(kind.code()));
        codes.put(BookDimension.SEX, code(row, ParticipationTable.SEX));
        codes.put(BookDimension.EDUCATION, code(row, ParticipationTable.EDUCATION));
        codes.put(BookDimension.TIME_IN_SUPPORT, code(row, ParticipationTable.TIME_IN_SUPPORT));
        codes.put(BookDimension.END_REASON, code(row, ParticipationTable.END_REASON));
        codes.put(BookDimension.SUPPORT_BEFORE, codes(row, ParticipationTable.SUPPORT_BEFORE));
        codes.put(BookDimension.SUPPORT_AFTER, codes(row, ParticipationTable.SUPPORT_AFTER));
        codes.put(BookDimension.OCCUPATION_BEFORE, codes(row, ParticipationTable.OCCUPATION_BEFORE));
        codes.put(BookDimension.OCCUPATION_AFTER, codes(row, ParticipationTable.OCCUPATION_AFTER));
        codes.put(BookDimension.JOB_SEEKING, jobSeeking(row));
        Fact.Days days = new Fact.Days(date(row, ParticipationTable.START), date(row, ParticipationTable.END));
        return new Fact(
                Fact.Kind.REGISTRATION, person, days, row.getAs(ParticipationTable.BIRTH_YEAR), 1, Map.of(), codes);
    }

    /** Of the column {@link #SEEKS_WORK}, where the participations have it. */
    private static List<String> jobSeeking(Row row) {
        boolean known = Arrays.asList(row.schema().fieldNames()).contains(SEEKS_WORK);
        Boolean seeks = known ? row.getAs(SEEKS_WORK) : null;
        return seeks == null ? List.of() : List.of(seeks ? "registered" : "not_registered");
    }

    /** A row of {@code sus_volym}: a fact for women, men and those of unknown sex. */
    List<Fact> volume(Row row) {
        List<Fact> facts = new ArrayList<>();
        int year = row.getAs(VolumeTable.YEAR);
        for (Map.Entry<String, List<String>> group : Map.of(
                        VolumeTable.WOMEN,
                        List.of("K"),
                        VolumeTable.MEN,
                        List.of("M"),
                        VolumeTable.UNKNOWN,
                        List.<String>of())
                .entrySet()) {
            Integer count = row.getAs(group.getKey());
            if (count != null && count > 0) {
                EnumMap<BookDimension, List<String>> codes = ofInsats(text(row, VolumeTable.INSATS));
                codes.put(BookDimension.REGISTRATION, List.of(RegistrationKind.VOLUME.code()));
                codes.put(BookDimension.SEX, group.getValue());
                facts.add(new Fact(Fact.Kind.REGISTRATION, null, Fact.Days.of(year), null, count, Map.of(), codes));
            }
        }
        return facts;
    }

    /** A row of {@code sus_insats}. */
    Fact insats(Row row) {
        EnumMap<CountUnit, Double> amounts = new EnumMap<>(CountUnit.class);
        Double budget = row.getAs(InsatsTable.BUDGET);
        Double outcome = row.getAs(InsatsTable.OUTCOME);
        amounts.put(CountUnit.BUDGET, budget == null ? 0 : budget);
        amounts.put(CountUnit.OUTCOME, outcome == null ? 0 : outcome);
        Fact.Days days = new Fact.Days(date(row, InsatsTable.START), date(row, InsatsTable.END));
        return new Fact(Fact.Kind.INSATS, null, days, null, 1, amounts, ofInsats(text(row, InsatsTable.INSATS)));
    }

    /** A row of {@code uppfoljning_finsam}: the insats, its women and its men. */
    static List<Fact> finsam(Row row) {
        EnumMap<BookDimension, List<String>> codes = new EnumMap<>(BookDimension.class);
        codes.put(BookDimension.INSATS_TYPE, code(row, FinsamFollowUpTable.TYPE));
        codes.put(BookDimension.FORBUND, code(row, FinsamFollowUpTable.FORBUND));
        codes.put(BookDimension.INRIKTNING, code(row, FinsamFollowUpTable.INRIKTNING));
        codes.put(BookDimension.TARGET_GROUP, codes(row, FinsamFollowUpTable.TARGET_GROUPS));
        Fact.Days year = Fact.Days.of(row.getAs(FinsamFollowUpTable.YEAR));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Fact.Kind.FINSAM_INSATS, null, year, null, 1, Map.of(), codes));
        Map<String, String> sexes = Map.of("K", FinsamFollowUpTable.WOMEN, "M", FinsamFollowUpTable.MEN);
        sexes.forEach((sex, column) -> {
            int count = row.getAs(column);
            EnumMap<BookDimension, List<String>> own = new EnumMap<>(codes);
            own.put(BookDimension.SEX, List.of(sex));
            facts.add(new Fact(Fact.Kind.FINSAM_PERSONS, null, year, null, count, Map.of(), own));
        });
        return facts;
    }

    /** A row of {@code forbund_ekonomi}. */
    static Fact amount(Row row) {
        EnumMap<BookDimension, List<String>> codes = new EnumMap<>(BookDimension.class);
        codes.put(BookDimension.ITEM, code(row, EconomyTable.ITEM));
        codes.put(BookDimension.FORBUND, code(row, EconomyTable.FORBUND));
        Fact.Days year = Fact.Days.of(row.getAs(EconomyTable.YEAR));
        double amount = row.getAs(EconomyTable.AMOUNT);
        return new Fact(Fact.Kind.AMOUNT, null, year, null, amount, Map.of(), codes);
    }

    /** Every kommun on 31 December of some years, a member or not; of several memberships the latest to begin counts. */
    static List<Fact> kommuner(List<Row> memberships, int from, int through) {
        List<Fact> facts = new ArrayList<>();
        if (memberships.isEmpty()) {
            return facts;
        }
        for (int year = from; year <= through; year++) {
            Map<String, Row> members = membersOn(memberships, LocalDate.of(year, 12, 31));
            for (Map<String, String> kommun : BundledCsv.read("kommuner.csv")) {
                if (isValid(kommun, year)) {
                    Row member = members.get(kommun.getOrDefault("kommun", ""));
                    EnumMap<BookDimension, List<String>> codes = new EnumMap<>(BookDimension.class);
                    codes.put(BookDimension.MEMBERSHIP, List.of(member == null ? "not_member" : "member"));
                    if (member != null) {
                        codes.put(BookDimension.FORBUND, code(member, MembershipTable.FORBUND));
                    }
                    facts.add(new Fact(Fact.Kind.KOMMUN, null, Fact.Days.of(year), null, 1, Map.of(), codes));
                }
            }
        }
        return facts;
    }

    private static boolean isValid(Map<String, String> kommun, int year) {
        String through = kommun.getOrDefault("valid_to_year", "");
        return Integer.parseInt(kommun.getOrDefault("valid_from_year", "0")) <= year
                && (through.isEmpty() || Integer.parseInt(through) >= year);
    }

    private static Map<String, Row> membersOn(List<Row> memberships, LocalDate day) {
        Map<String, Row> members = new TreeMap<>();
        for (Row row : memberships) {
            LocalDate from = date(row, MembershipTable.FROM);
            LocalDate to = date(row, MembershipTable.TO);
            boolean member = (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
            if (member) {
                members.merge(text(row, MembershipTable.KOMMUN), row, BookFacts::later);
            }
        }
        return members;
    }

    private static Row later(Row a, Row b) {
        String first = date(a, MembershipTable.FROM) + text(a, MembershipTable.FORBUND);
        String second = date(b, MembershipTable.FROM) + text(b, MembershipTable.FORBUND);
        return first.compareTo(second) >= 0 ? a : b;
    }

    /** The names of the förbund, by id; the latest where it changed. */
    static Map<String, Words> names(List<Row> memberships) {
        Map<String, Row> latest = new TreeMap<>();
        memberships.forEach(row -> latest.merge(text(row, MembershipTable.FORBUND), row, BookFacts::later));
        Map<String, Words> names = new TreeMap<>();
        latest.forEach((id, row) -> {
            String name = text(row, MembershipTable.NAME);
            names.put(id, new Words(name, name));
        });
        return names;
    }
}
