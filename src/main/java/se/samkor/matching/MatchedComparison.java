package se.samkor.matching;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.domain.BenefitGroup;

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
    private final Map<Long, SortedSet<String>> inriktningar;

    private MatchedComparison(
            Population population,
            MatchedSets sets,
            int windowDays,
            int asked,
            List<Balance> balance,
            Map<Long, SortedSet<String>> inriktningar) {
        this.population = population;
        this.sets = sets;
        this.windowDays = windowDays;
        this.asked = asked;
        this.balance = balance;
        this.inriktningar = inriktningar;
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
            Function<BenefitGroup, List<String>> benefitsOf,
            ComparisonOptions options) {
        CandidateDraw draw = new CandidateDraw(participants, options.mostInCell(), windowDays);
        Dataset<Row> facts = PersonRows.gather(sources, draw.period(), benefitsOf);
        Map<Long, SortedSet<String>> inriktningar = Inriktningar.of(sources, participants);
        return of(draw.from(facts), participants.size(), windowDays, options, inriktningar);
    }

    static MatchedComparison of(
            CandidateDraw.Drawn drawn,
            int asked,
            int windowDays,
            ComparisonOptions options,
            Map<Long, SortedSet<String>> inriktningar) {
        Population population = new Population(drawn.participants(), drawn.cells(), windowDays);
        MatchedSets found = population.match(options.design());
        MatchedSets sets = eligible(population, found, windowDays, options.excludeFuture());
        return new MatchedComparison(population, sets, windowDays, asked, population.balance(sets), inriktningar);
    }

    /** Leaves out those who were gone at their drawn end: a participant is there at the end by definition. */
    private static MatchedSets eligible(
            Population population, MatchedSets found, int windowDays, boolean excludeFuture) {
        int[][] kept = new int[found.treated().length][];
        for (int i = 0; i < kept.length; i++) {
            int duration = population.subject(found.treated()[i]).duration();
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

    /** The same sets with other part-cases. */
    MatchedComparison with(UnaryOperator<Subject> changed) {
        return new MatchedComparison(population.with(changed), sets, windowDays, asked, balance, inriktningar);
    }

    /** The inriktningar of a participant's insatser; none where they are not known. */
    Set<String> inriktningar(Subject participant) {
        return inriktningar.getOrDefault(participant.person(), Collections.emptySortedSet());
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
        return changes(new Windows(benefit, net, windowDays, 0));
    }

    /** The days of windows moved, with the same start and duration. */
    MatchedChanges changes(Windows windows) {
        int[] matched = sets.matched();
        int n = matched.length;
        MatchedChanges data = new MatchedChanges(
                new long[n], new double[n], new double[n], new double[n][], new MatchedChanges.Controls[n]);
        for (int i = 0; i < n; i++) {
            Subject own = population.subject(sets.treated()[matched[i]]);
            data.person()[i] = own.person();
            data.before()[i] = windows.before(own);
            data.after()[i] = windows.after(own, own.end());
            data.covariates()[i] = own.covariates();
            data.controls()[i] = controls(windows, sets.controls()[matched[i]], own.duration());
        }
        return data;
    }

    private MatchedChanges.Controls controls(Windows windows, int[] rows, int duration) {
        Subject[] controls = Arrays.stream(rows).mapToObj(population::subject).toArray(Subject[]::new);
        return new MatchedChanges.Controls(
                Arrays.stream(controls).mapToLong(Subject::person).toArray(),
                Arrays.stream(controls).mapToDouble(windows::before).toArray(),
                Arrays.stream(controls)
                        .mapToDouble(c -> windows.after(c, c.start() + duration))
                        .toArray(),
                Arrays.stream(controls)
                        .mapToDouble(c -> windows.exposure(c, c.start() + duration))
                        .toArray(),
                Arrays.stream(controls).map(Subject::covariates).toArray(double[][]::new));
    }

    /** The effect on all participants found, from all candidates with weights; not from the matched sets. */
    public DoublyRobust doublyRobust(String benefit, boolean net) {
        return population.doublyRobust(new Windows(benefit, net, windowDays, 0));
    }

    /** The matched participants, in the order of {@link #changes}. */
    List<Subject> participants() {
        return IntStream.of(sets.matched())
                .mapToObj(i -> population.subject(sets.treated()[i]))
                .toList();
    }

    /** A number of a person whose insats ends, or would have ended, on a day. */
    @FunctionalInterface
    interface Counted {
        double of(Subject subject, int end);
    }

    /** The mean over matched participants, and over them of the mean of their sets. */
    double[] means(Counted counted) {
        int[] matched = sets.matched();
        double[] sums = new double[2];
        for (int i : matched) {
            Subject own = population.subject(sets.treated()[i]);
            sums[0] += counted.of(own, own.end());
            int[] rows = sets.controls()[i];
            for (int row : rows) {
                Subject control = population.subject(row);
                sums[1] += counted.of(control, control.start() + own.duration()) / rows.length;
            }
        }
        return new double[] {sums[0] / matched.length, sums[1] / matched.length};
    }

    /** How matched participants differ from those who have nobody alike: none when everybody was matched. */
    public List<Balance> unmatched() {
        return population.participantsCompared(sets);
    }
}
