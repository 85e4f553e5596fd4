package se.samkor.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.samkor.domain.FollowUpWindow;
import se.samkor.synthetic.Span;
import se.samkor.synthetic.population.Course;
import se.samkor.synthetic.population.Effect;
import se.samkor.synthetic.population.EffectRoom;
import se.samkor.synthetic.population.Life;
import se.samkor.synthetic.population.Population;
import se.samkor.synthetic.population.PopulationSize;

/**
 * The lives that {@code generate} writes, as facts in memory: one part-case a spell, at full extent, so that many
 * registers can be compared without files and without Spark.
 */
final class MadeUpRegister {
    static final int WINDOW = 365;
    private static final int YEAR = Integer.getInteger("samkor.year", 2020);
    private static final int FIRST_YEAR = 2017;
    private static final int LAST_YEAR = 2022;
    private static final int FULL = 10_000;
    private static final int CHAPTERS = 3;

    private final Population population;
    private final int persons;
    private final Map<Integer, Life> taking = new HashMap<>();
    private final Map<Long, int[]> cohort = new HashMap<>();

    MadeUpRegister(int persons, long seed) {
        this.persons = persons;
        this.population = new Population(new PopulationSize(persons, seed, 20, 0));
        for (int index = 0; index < persons; index++) {
            Life life = population.life(index);
            if (life.insats().isPresent()) {
                taking.put(index, life);
            }
            Span insats = life.ended().orElse(new Span(0, 0));
            int year = Span.yearOf(insats.to());
            if (year == YEAR || (YEAR == 0 && year > FIRST_YEAR)) {
                cohort.put((long) index, new int[] {insats.from(), insats.to()});
            }
        }
    }

    /** First and last day of those whose insats ended in the year. */
    Map<Long, int[]> cohort() {
        return cohort;
    }

    /** Candidates and participants, as {@code compare} draws them. */
    CandidateDraw.Drawn drawn(int mostInCell) {
        CandidateDraw draw = new CandidateDraw(cohort, mostInCell, WINDOW);
        FollowUpWindow period = draw.period();
        List<RiskSet.Known> all = IntStream.range(0, persons)
                .mapToObj(index -> known(population.life(index), period))
                .toList();
        return draw.from(all);
    }

    private RiskSet.Known known(Life life, FollowUpWindow period) {
        List<int[]> facts = new ArrayList<>(cases(life, life.without(), period));
        int kommun = Integer.parseInt(life.person().kommun());
        int sex = life.person().sex().equals("K") ? 1 : 2;
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            facts.add(
                    new int[] {PersonRows.RESIDENT, year, kommun, life.person().born(), sex});
        }
        life.insats().ifPresent(insats -> {
            int end = life.ended().isPresent() ? insats.to() : Integer.MAX_VALUE;
            facts.add(new int[] {PersonRows.PARTICIPATION, insats.from(), end, 0, 0});
        });
        return new RiskSet.Known(life.person().index(), PersonTimeline.of(facts.toArray(int[][]::new)));
    }

    private static List<int[]> cases(Life life, Course course, FollowUpWindow period) {
        List<int[]> facts = new ArrayList<>();
        for (Span spell : course.sick().spans()) {
            int chapter =
                    1 + (int) Long.remainderUnsigned(RiskSet.hash(life.person().index(), spell.from()), CHAPTERS);
            add(facts, 0, spell, chapter, period);
        }
        course.longTerm()
                .ifPresent(stretch -> add(facts, stretch.benefit().equals("AE") ? 1 : 2, stretch.days(), 1, period));
        return facts;
    }

    private static void add(List<int[]> facts, int kind, Span days, int chapter, FollowUpWindow period) {
        if (days.to() >= period.from() && days.from() <= period.to()) {
            facts.add(new int[] {kind, days.from(), days.to(), FULL, chapter});
        }
    }

    /** The effect behind a mean of so many days in every exit year. */
    Effect effect(double days) {
        if (days == 0) {
            return Effect.NONE;
        }
        EffectRoom room = EffectRoom.empty();
        taking.values().forEach(life -> room.add(life, days));
        return room.effect(days);
    }

    /** What the effect makes of a participant, or of a candidate who takes part later. */
    Subject with(Subject subject, Effect effect, FollowUpWindow period) {
        Life life = taking.get((int) subject.person());
        if (life == null) {
            return subject;
        }
        List<int[]> cases = cases(life, population.with(life, effect), period);
        return subject.with(PersonTimeline.of(cases.toArray(int[][]::new)).casesIn(period));
    }

    /** The mean effect on the participants of the year, by what they had with and without it. */
    double truth(Effect effect) {
        return cohort.keySet().stream()
                .mapToDouble(index -> {
                    Life life = taking.get(index.intValue());
                    Span insats = life.insats().orElseThrow();
                    Span after = new Span(insats.to() + 1, insats.to() + WINDOW);
                    return population.with(life, effect).sick().daysIn(after)
                            - life.without().sick().daysIn(after);
                })
                .average()
                .orElseThrow();
    }
}
