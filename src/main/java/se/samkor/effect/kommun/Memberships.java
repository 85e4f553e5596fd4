package se.samkor.effect.kommun;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.MembershipTable;

/** The memberships of all kommuner, by code; who is not there never was a member. */
public final class Memberships {
    /** A pause between two memberships that is no leaving: förbund merge and change names. */
    private static final int PAUSE_DAYS = 366;

    private final Map<Integer, Membership> byKommun;

    private Memberships(Map<Integer, Membership> byKommun) {
        this.byKommun = byKommun;
    }

    private record Spell(int kommun, String forbund, LocalDate from, Optional<LocalDate> to) {}

    /**
     * Reads {@code forbund_medlemskap} and the first activities from {@code sus_insats}.
     *
     * @param division kommuner counted together have the earliest membership of any of them
     */
    public static Memberships of(Dataset<Row> memberships, Optional<Dataset<Row>> insatser, KommunDivision division) {
        Map<String, LocalDate> activities =
                insatser.map(Memberships::activities).orElse(Map.of());
        Map<Integer, List<Spell>> spells = new TreeMap<>();
        for (Row row : memberships
                .select(MembershipTable.KOMMUN, MembershipTable.FORBUND, MembershipTable.FROM, MembershipTable.TO)
                .collectAsList()) {
            int kommun = division.unit(Integer.parseInt(row.getString(0)));
            @Nullable Date to = row.getDate(3);
            spells.computeIfAbsent(kommun, absent -> new ArrayList<>())
                    .add(new Spell(
                            kommun,
                            row.getString(1),
                            row.getDate(2).toLocalDate(),
                            Optional.ofNullable(to).map(Date::toLocalDate)));
        }
        Map<Integer, Membership> byKommun = new HashMap<>();
        spells.forEach((kommun, of) -> byKommun.put(kommun, membership(of, activities)));
        return new Memberships(byKommun);
    }

    private static Map<String, LocalDate> activities(Dataset<Row> insatser) {
        Map<String, LocalDate> first = new HashMap<>();
        for (Row row : insatser.filter(col(InsatsTable.START).isNotNull())
                .groupBy(InsatsTable.FORBUND)
                .agg(min(InsatsTable.START))
                .collectAsList()) {
            first.put(row.getString(0), row.getDate(1).toLocalDate());
        }
        return first;
    }

    private static Membership membership(List<Spell> spells, Map<String, LocalDate> activities) {
        spells.sort(Comparator.comparing(Spell::from).thenComparing(Spell::forbund));
        Spell entry = spells.get(0);
        Optional<LocalDate> end = entry.to();
        for (Spell next : spells) {
            boolean follows = end.isPresent() && !next.from().isAfter(end.get().plusDays(PAUSE_DAYS));
            if (follows && (next.to().isEmpty() || next.to().get().isAfter(end.get()))) {
                end = next.to();
            }
        }
        Optional<LocalDate> activity = Optional.ofNullable(activities.get(entry.forbund()))
                .map(first -> first.isBefore(entry.from()) ? entry.from() : first);
        return new Membership(entry.forbund(), entry.from(), activity, end.map(last -> last.plusDays(1)));
    }

    Optional<Membership> of(int kommun) {
        return Optional.ofNullable(byKommun.get(kommun));
    }

    /** How many kommuner a change of the entry rule would move to another first treated year. */
    public int differing(EntryRule one, EntryRule other) {
        return (int) byKommun.values().stream()
                .filter(membership -> one.firstTreated(membership) != other.firstTreated(membership))
                .count();
    }

    /** Kommuner that were ever members. */
    public int size() {
        return byKommun.size();
    }
}
