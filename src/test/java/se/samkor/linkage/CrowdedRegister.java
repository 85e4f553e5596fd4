package se.samkor.linkage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import se.samkor.identity.NumberVariants;
import se.samkor.identity.PersonNumber;
import se.samkor.linkage.MatchModel.Candidates;
import se.samkor.linkage.RepairEvidence.Member;
import se.samkor.linkage.RepairEvidence.Participant;
import se.samkor.linkage.RepairEvidence.Payout;
import se.samkor.linkage.RepairEvidence.Resident;

/**
 * A population in which a given share of all possible numbers is somebody's, too large to be written down: who has a number,
 * lives where and is paid what follows from a hash of the number. Participants have one digit wrong; a few have moved, are
 * not residents, or are described wrongly in SUS.
 */
final class CrowdedRegister {
    private static final LocalDate AS_OF = LocalDate.of(2022, 2, 1);
    private static final int START = (int) LocalDate.of(2020, 2, 1).toEpochDay();
    private static final int FORBUND = 80;
    private static final Acceptance ACCEPTANCE = new Acceptance(0.95, 0.0005);

    private final double density;
    private final long seed;
    private final Random random;
    private final double[] shares = new double[FORBUND];
    private final RepairEvidence evidence;

    CrowdedRegister(double density, long seed) {
        this.density = density;
        this.seed = seed;
        this.random = new Random(seed);
        Map<String, List<Member>> members = new TreeMap<>();
        double sum = 0;
        for (int i = 0; i < FORBUND; i++) {
            // from a tenth of the population to a five-hundredth
            shares[i] = 1 / (i + 2.0);
            sum += shares[i];
            members.put("F" + i, List.of(new Member("K" + i, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        }
        for (int i = 0; i < FORBUND; i++) {
            // a fifth of the population lives where there is no förbund
            shares[i] *= 0.8 / sum;
        }
        this.evidence = new RepairEvidence(members, 365);
    }

    /**
     * What came of a repair.
     *
     * @param rows faulty participations of residents
     * @param candidates of all faulty participations
     * @param found linked to the right person
     * @param wrong linked to another
     * @param expectedWrong wrong links by the model
     * @param expectedMissed missed matches by the model
     * @param matches matches by the model
     */
    record Outcome(
            int rows,
            int candidates,
            int found,
            int wrong,
            double expectedWrong,
            double expectedMissed,
            double matches) {
        static final Outcome NONE = new Outcome(0, 0, 0, 0, 0, 0, 0);

        Outcome plus(Outcome other) {
            return new Outcome(
                    rows + other.rows,
                    candidates + other.candidates,
                    found + other.found,
                    wrong + other.wrong,
                    expectedWrong + other.expectedWrong,
                    expectedMissed + other.expectedMissed,
                    matches + other.matches);
        }
    }

    Outcome repaired(int faulty, int known) {
        List<Integer> records = new ArrayList<>();
        List<int[]> levels = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        int residents = 0;
        for (int record = 0; record < faulty; record++) {
            Someone someone = someone();
            residents += someone.resident ? 1 : 0;
            for (long near : NumberVariants.of(someone.misspelt(), AS_OF).stream()
                    .sorted()
                    .toList()) {
                boolean own = near == someone.digits;
                if (own ? someone.resident : lives(near)) {
                    records.add(record);
                    levels.add(evidence.levels(someone.participant, own ? someone.asResident() : resident(near)));
                    right.add(own);
                }
            }
        }
        int[][] matches = new int[known][];
        for (int i = 0; i < known; i++) {
            Someone someone = someone();
            matches[i] = evidence.levels(someone.participant, someone.asResident());
        }
        Candidates candidates = new Candidates(
                faulty,
                records.stream().mapToInt(Integer::intValue).toArray(),
                levels.toArray(int[][]::new),
                matches,
                RepairEvidence.levelCounts());
        return outcome(candidates, right, residents);
    }

    private static Outcome outcome(Candidates candidates, List<Boolean> right, int residents) {
        double[] probabilities = MatchModel.fit(candidates).probabilities(candidates);
        double threshold = ACCEPTANCE.threshold(probabilities);
        int found = 0;
        int wrong = 0;
        double doubt = 0;
        double missed = 0;
        double matches = 0;
        for (int i = 0; i < probabilities.length; i++) {
            matches += probabilities[i];
            if (probabilities[i] >= threshold) {
                found += right.get(i) ? 1 : 0;
                wrong += right.get(i) ? 0 : 1;
                doubt += 1 - probabilities[i];
            } else {
                missed += probabilities[i];
            }
        }
        return new Outcome(residents, probabilities.length, found, wrong, doubt, missed, matches);
    }

    /** Evenly spread between 0 and 1, always the same for a number and a question. */
    private double chance(long digits, int question) {
        long mixed = (digits * 31 + question) * 0x9E3779B97F4A7C15L + seed;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }

    private boolean lives(long digits) {
        return chance(digits, 0) < density;
    }

    private static boolean isWoman(long digits) {
        return digits / 10 % 2 == 0;
    }

    private Resident resident(long digits) {
        int home = home(chance(digits, 1));
        return resident(digits, home, chance(digits, 2) < 0.08);
    }

    private int home(double chance) {
        double left = chance;
        for (int i = 0; i < FORBUND; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return FORBUND;
    }

    private static Resident resident(long digits, int home, boolean paid) {
        return new Resident(
                isWoman(digits) ? "K" : "M",
                (int) (digits / 100_000_000L),
                new TreeMap<>(Map.of(2019, "K" + home)),
                paid ? List.of(new Payout("SJP", START - 100, START - 10)) : List.of());
    }

    private Someone someone() {
        LocalDate born = LocalDate.of(1955, 1, 1).plusDays(random.nextInt(47 * 365));
        long nine = born.getYear() % 100 * 10_000_000L
                + born.getMonthValue() * 100_000L
                + born.getDayOfMonth() * 1000L
                + 1
                + random.nextInt(998);
        long digits = born.getYear() / 100 * 10_000_000_000L + nine * 10 + PersonNumber.checkDigit(nine);
        int home = home(random.nextDouble() * 0.8);
        boolean paid = random.nextDouble() < 0.45;
        String sex = isWoman(digits) == (random.nextDouble() > 0.005) ? "K" : "M";
        int forbund = random.nextDouble() < 0.03 ? home(random.nextDouble() * 0.8) : home;
        boolean said = paid == (random.nextDouble() > 0.1);
        Participant participant = new Participant(
                sex,
                born.getYear() + (random.nextDouble() < 0.02 ? 1 : 0),
                "F" + forbund,
                START,
                true,
                said ? Set.of("SJP") : Set.of());
        return new Someone(digits, random.nextDouble() > 0.03, home, paid, participant);
    }

    private final class Someone {
        private final long digits;
        private final boolean resident;
        private final int home;
        private final boolean paid;
        private final Participant participant;

        Someone(long digits, boolean resident, int home, boolean paid, Participant participant) {
            this.digits = digits;
            this.resident = resident;
            this.home = home;
            this.paid = paid;
            this.participant = participant;
        }

        Resident asResident() {
            return CrowdedRegister.resident(digits, home, paid);
        }

        /** One of the last ten digits exchanged. */
        String misspelt() {
            String number = Long.toString(digits);
            int at = 2 + random.nextInt(10);
            int other = (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
            return number.substring(0, at) + other + number.substring(at + 1);
        }
    }
}
