package se.samkor.linkage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far a participation and a person of the population register agree, field by field: the levels that {@link MatchModel}
 * weighs. Days are counted since 1970; -1 is missing.
 */
final class RepairEvidence {
    static final List<String> FIELDS = List.of("sex", "birth_year", "kommun", "payout");
    static final List<List<String>> LEVELS = List.of(
            List.of("agrees", "differs"),
            List.of("agrees", "one_off", "differs"),
            List.of("in_forbund", "elsewhere"),
            List.of("said_and_paid", "said_not_paid", "paid_not_said", "neither"));

    private final Map<String, List<Member>> members;
    private final int daysBefore;

    /** A kommun's time in a förbund. */
    record Member(String kommun, int from, int to) {}

    /**
     * What a participation says of its person.
     *
     * @param sex K or M
     * @param birthYear missing: 0
     * @param forbund of the insats
     * @param start first day
     * @param support whether anything is said of support before the start
     * @param benefits of the support, those that MiDAS pays, as benefit groups
     */
    record Participant(String sex, int birthYear, String forbund, int start, boolean support, Set<String> benefits) {}

    /** A part-case. */
    record Payout(String group, int from, int to) {}

    /**
     * What the registers say of a person.
     *
     * @param kommuner by year
     */
    record Resident(String sex, int birthYear, TreeMap<Integer, String> kommuner, List<Payout> payouts) {}

    /**
     * @param members by förbund; a förbund that is not there says nothing
     * @param daysBefore how long before the start a payout is looked for
     */
    RepairEvidence(Map<String, List<Member>> members, int daysBefore) {
        this.members = members;
        this.daysBefore = daysBefore;
    }

    static int[] levelCounts() {
        return LEVELS.stream().mapToInt(List::size).toArray();
    }

    int[] levels(Participant participant, Resident resident) {
        return new int[] {
            participant.sex().equals(resident.sex()) ? 0 : 1,
            birthYear(participant, resident),
            kommun(participant, resident),
            payout(participant, resident)
        };
    }

    private static int birthYear(Participant participant, Resident resident) {
        if (participant.birthYear() == 0 || resident.birthYear() == 0) {
            return -1;
        }
        return Math.min(2, Math.abs(participant.birthYear() - resident.birthYear()));
    }

    /** The kommun at the last turn of the year before the start, else the first one known. */
    private int kommun(Participant participant, Resident resident) {
        List<Member> kommuner = members.getOrDefault(participant.forbund(), List.of());
        if (kommuner.isEmpty() || resident.kommuner().isEmpty()) {
            return -1;
        }
        int year = java.time.LocalDate.ofEpochDay(participant.start()).getYear();
        Map.Entry<Integer, String> before = resident.kommuner().lowerEntry(year);
        String kommun = before == null ? resident.kommuner().firstEntry().getValue() : before.getValue();
        boolean member = kommuner.stream()
                .anyMatch(each -> each.kommun().equals(kommun)
                        && each.from() <= participant.start()
                        && each.to() >= participant.start());
        return member ? 0 : 1;
    }

    private int payout(Participant participant, Resident resident) {
        if (!participant.support()) {
            return -1;
        }
        boolean said = !participant.benefits().isEmpty();
        boolean paid = resident.payouts().stream()
                .anyMatch(payout -> (!said || participant.benefits().contains(payout.group()))
                        && payout.from() <= participant.start()
                        && payout.to() >= participant.start() - daysBefore);
        if (said) {
            return paid ? 0 : 1;
        }
        return paid ? 2 : 3;
    }
}
