package se.samkor.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;

/**
 * The participants of an exit year and their matched comparison persons. A comparison person's windows lie around a drawn
 * start and, as end, that start plus the participant's own duration.
 */
public final class MatchedComparison {
    /** The outcome that counts a day with any benefit once. */
    public static final String ALL = "ALL";

    /** The outcomes, in the order of the result. */
    public static final List<String> BENEFITS = List.of(ALL, "SJP", "AE", "SE");

    private final Population population;
    private final MatchedSets sets;
    private final int windowDays;
    private final int asked;
    private final List<Balance> balance;

    private MatchedComparison(Population population, MatchedSets sets, int windowDays, int asked) {
        this.population = population;
        this.sets = sets;
        this.windowDays = windowDays;
        this.asked = asked;
        this.balance = population.balance(sets);
    }

    /**
     * Finds the comparison persons.
     *
     * @param sources the registers
     * @param participants first and last day by person
     * @param windowDays length of the windows
     * @param benefitsOf the benefit codes of a group
     */
    public static MatchedComparison of(
            PersonRows.Sources sources,
            Map<Long, int[]> participants,
            int windowDays,
            java.util.function.Function<BenefitGroup, List<String>> benefitsOf,
            ComparisonOptions options) {
        CandidateDraw draw = new CandidateDraw(participants, options.mostInCell(), windowDays);
        Dataset<Row> persons = PersonRows.gather(sources, draw.period(), benefitsOf);
        CandidateDraw.Drawn drawn = draw.from(persons);
        Population population = new Population(drawn.participants(), drawn.cells(), windowDays);
        MatchedSets found = population.match(options.design());
        MatchedSets sets = eligible(population, found, windowDays, options.excludeFuture());
        return new MatchedComparison(population, sets, windowDays, participants.size());
    }

    /** Leaves out those who were gone at their drawn end: a participant is there at the end by definition. */
    private static MatchedSets eligible(
            Population population, MatchedSets found, int windowDays, boolean excludeFuture) {
        int[][] kept = new int[found.treated().length][];
        for (int i = 0; i < kept.length; i++) {
            int duration = duration(population.subject(found.treated()[i]));
            kept[i] = Arrays.stream(found.controls()[i])
                    .filter(row -> {
                        Subject control = population.subject(row);
                        int end = control.start() + duration;
                        return control.gone() > end && !(excludeFuture && control.insats() <= end + windowDays);
                    })
                    .toArray();
        }
        return new MatchedSets(found.treated(), kept);
    }

    private static int duration(Subject participant) {
        return participant.end() - participant.start();
    }

    /** Balance of every covariate. */
    public List<Balance> balance() {
        return balance;
    }

    /** How many participants there were, matched or not. */
    public Map<String, Long> statuses() {
        Map<String, Long> statuses = new TreeMap<>();
        long matched = sets.matched().length;
        statuses.put("matched", matched);
        statuses.put("no_comparison_person", sets.treated().length - matched);
        statuses.put("not_in_befolkning", (long) asked - sets.treated().length);
        return statuses;
    }

    /** Candidates that were kept. */
    public int candidates() {
        return population.size() - sets.treated().length;
    }

    /**
     * The days of one outcome.
     *
     * @param benefit one of {@link #BENEFITS}
     * @param net net days instead of calendar days
     */
    public MatchedChanges changes(String benefit, boolean net) {
        int group = benefit.equals(ALL) ? PersonTimeline.ANY : PersonRows.GROUPS.indexOf(BenefitGroup.valueOf(benefit));
        Windows windows = new Windows(group, net, windowDays);
        int[] matched = sets.matched();
        int n = matched.length;
        MatchedChanges data = new MatchedChanges(
                new long[n],
                new double[n],
                new double[n],
                new double[n][],
                new long[n][],
                new double[n][],
                new double[n][],
                new double[n][][]);
        for (int i = 0; i < n; i++) {
            Subject own = population.subject(sets.treated()[matched[i]]);
            data.person()[i] = own.person();
            data.before()[i] = windows.before(own);
            data.after()[i] = windows.after(own, own.end());
            data.covariates()[i] = own.covariates();
            int[] rows = sets.controls()[matched[i]];
            Subject[] controls =
                    Arrays.stream(rows).mapToObj(population::subject).toArray(Subject[]::new);
            int duration = duration(own);
            data.controlPerson()[i] =
                    Arrays.stream(controls).mapToLong(Subject::person).toArray();
            data.controlBefore()[i] =
                    Arrays.stream(controls).mapToDouble(windows::before).toArray();
            data.controlAfter()[i] = Arrays.stream(controls)
                    .mapToDouble(c -> windows.after(c, c.start() + duration))
                    .toArray();
            data.controlCovariates()[i] =
                    Arrays.stream(controls).map(Subject::covariates).toArray(double[][]::new);
        }
        return data;
    }

    /** Whether each matched participant is a woman. */
    public boolean[] women() {
        int[] matched = sets.matched();
        boolean[] women = new boolean[matched.length];
        IntStream.range(0, women.length)
                .forEach(i -> women[i] =
                        population.subject(sets.treated()[matched[i]]).sex() == 1);
        return women;
    }

    private record Windows(int group, boolean net, int days) {
        double before(Subject subject) {
            return count(subject, FollowUpWindow.before(subject.start(), days));
        }

        double after(Subject subject, int end) {
            return count(subject, FollowUpWindow.after(end, days));
        }

        private double count(Subject subject, FollowUpWindow window) {
            DayCount count = subject.timeline().days(group, window);
            return net ? count.net() / (double) DayCount.NET_UNIT : count.calendar();
        }
    }
}
