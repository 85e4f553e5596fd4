package se.samkor.synthetic.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.domain.Stop;
import se.samkor.identity.PersonNumber;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.Planted;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.Span;
import se.samkor.synthetic.TestNumbers;

class PopulationTest {
    private static final LocalDate EXTRACTED = LocalDate.of(2023, 2, 1);

    /** What the parts asked for came to. */
    private record Made(Map<Register, List<String>> rows, List<Population.Participant> participants, Planted planted) {}

    private static Made made(PopulationSize size, Effect effect, int... parts) {
        Made made = new Made(new EnumMap<>(Register.class), new ArrayList<>(), new Planted());
        for (int part : parts) {
            new Population(size)
                    .write(
                            part,
                            effect,
                            (register, line) -> made.rows()
                                    .computeIfAbsent(register, unused -> new ArrayList<>())
                                    .add(line),
                            made.participants()::add,
                            made.planted());
        }
        return made;
    }

    @Test
    void aPartIsTheSameWhoeverMakesItAndBesideWhichOthers() {
        PopulationSize size = new PopulationSize(20_001, 7, 3, 0);
        Made alone = made(size, Effect.NONE, 2);
        Made after = made(size, Effect.NONE, 1, 2);
        for (Register register : alone.rows().keySet()) {
            List<String> own = alone.rows().get(register);
            List<String> both = after.rows().get(register);
            assertThat(both.subList(both.size() - own.size(), both.size())).isEqualTo(own);
        }
    }

    @Test
    void anotherSeedGivesOtherRows() {
        Made one = made(new PopulationSize(500, 1, 3, 0), Effect.NONE, 0);
        Made two = made(new PopulationSize(500, 2, 3, 0), Effect.NONE, 0);
        assertThat(one.rows().get(Register.MIDAS_SJUKPENNING))
                .isNotEqualTo(two.rows().get(Register.MIDAS_SJUKPENNING));
    }

    @Test
    void everyPersonHasANumberOfNobodyLiving() {
        int persons = 60_000;
        PopulationPlan plan = new PopulationPlan(persons, 1, new Kommuner());
        Set<String> official = new HashSet<>(TestNumbers.all());
        Set<String> numbers = new HashSet<>();
        int beyond = 0;
        for (int index = 0; index < persons; index++) {
            Inhabitant person = plan.inhabitant(index);
            PersonNumber.Parsed parsed = PersonNumber.parse(person.number(), EXTRACTED);
            assertThat(parsed.fault()).isEmpty();
            PersonNumber number = parsed.number().orElseThrow();
            assertThat(number.isWoman()).isEqualTo(person.sex().equals("K"));
            LocalDate born = LocalDate.ofEpochDay(person.born());
            int age = 2018 - born.getYear();
            assertThat(age).isBetween(16, 64);
            boolean isOfficial = official.contains(person.number());
            assertThat(number.birthDate()).contains(isOfficial ? born : born.minusYears(120));
            beyond += isOfficial ? 0 : 1;
            numbers.add(person.number());
        }
        assertThat(numbers).hasSize(persons);
        assertThat(beyond).isBetween(30_000, 59_000);
    }

    @Test
    void sexesAndKommunerAreInTheProportionsOfTheRealPopulation() {
        int persons = 50_000;
        PopulationPlan plan = new PopulationPlan(persons, 1, new Kommuner());
        Map<String, Integer> kommuner = new HashMap<>();
        int women = 0;
        for (int index = 0; index < persons; index++) {
            Inhabitant person = plan.inhabitant(index);
            kommuner.merge(person.kommun(), 1, Integer::sum);
            women += person.sex().equals("K") ? 1 : 0;
        }
        assertThat((double) women / persons).isCloseTo(0.49, within(0.01));
        assertThat(kommuner).hasSizeGreaterThan(285);
        // Stockholm has about one in ten of the Swedes of working age
        assertThat((double) kommuner.get("0180") / persons).isCloseTo(0.1, within(0.015));
    }

    @Test
    void partCasesAPersonAreAboutAsAsked() {
        for (double asked : new double[] {8, 20, 40}) {
            Made made = made(new PopulationSize(2000, 1, asked, 0), Effect.NONE, 0);
            int rows = made.rows().get(Register.MIDAS_SJUKPENNING).size()
                    + made.rows().get(Register.MIDAS_SJUK_AKTIVITETSERSATTNING).size();
            assertThat(rows / 2000.0).as("asked for %s", asked).isCloseTo(asked, within(0.25 * asked));
        }
    }

    @Test
    void whatTheTruthSaysIsWhatTheRegistersHold() {
        PopulationSize size = new PopulationSize(4000, 3, 10, -30);
        Effect effect = new Population(size).room(0, -30).effect(-30);
        Made made = made(size, effect, 0);
        Map<String, List<long[]>> paid = paid(Register.MIDAS_SJUKPENNING, made);
        PopulationPlan plan = new PopulationPlan(size.persons(), size.seed(), new Kommuner());
        for (Population.Participant participant : made.participants()) {
            String number = plan.inhabitant(participant.person()).number();
            List<long[]> own = paid.getOrDefault(number.substring(2), List.of());
            assertThat(days(own, Selection.before(participant.insats()))).isEqualTo(participant.before());
            assertThat(days(own, Selection.after(participant.insats()))).isEqualTo(participant.with());
        }
        assertThat(made.participants()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -10, 10})
    void theMeanEffectIsTheOneAskedForInEveryExitYearAndForAnyBenefitAsForSjukpenning(double asked) {
        PopulationSize size = new PopulationSize(10_000, 3, 10, asked);
        Effect effect = new Population(size).room(0, asked).effect(asked);
        Made with = made(size, effect, 0);
        Made without = made(size, Effect.NONE, 0);
        Map<String, List<long[]>> any = paid(Register.MIDAS_SJUKPENNING, with);
        Map<String, List<long[]>> anyWithout = paid(Register.MIDAS_SJUKPENNING, without);
        paid(Register.MIDAS_SJUK_AKTIVITETSERSATTNING, with)
                .forEach((person, parts) ->
                        any.computeIfAbsent(person, unused -> new ArrayList<>()).addAll(parts));
        paid(Register.MIDAS_SJUK_AKTIVITETSERSATTNING, without).forEach((person, parts) -> anyWithout
                .computeIfAbsent(person, unused -> new ArrayList<>())
                .addAll(parts));
        PopulationPlan plan = new PopulationPlan(size.persons(), size.seed(), new Kommuner());
        Map<Integer, List<Double>> changes = new TreeMap<>();
        for (Population.Participant participant : with.participants()) {
            String number = plan.inhabitant(participant.person()).number().substring(2);
            Span after = Selection.after(participant.insats());
            int change = days(any.getOrDefault(number, List.of()), after)
                    - days(anyWithout.getOrDefault(number, List.of()), after);
            assertThat(change).isEqualTo(participant.with() - participant.without());
            changes.computeIfAbsent(Span.yearOf(participant.insats().to()), unused -> new ArrayList<>())
                    .add((double) change);
        }
        assertThat(changes).containsKeys(2018, 2019, 2020, 2021);
        changes.values().forEach(ofYear -> assertThat(ofYear.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .isCloseTo(asked, within(0.25)));
    }

    @Test
    void thoseChosenAtAPeakHaveFewerDaysAfterwardsWithoutAnyEffect() {
        Population population = new Population(new PopulationSize(20_000, 4, 20, 0));
        double change = 0;
        int participants = 0;
        for (int index = 0; index < 20_000; index++) {
            Life life = population.life(index);
            if (life.ended().isPresent()) {
                Span insats = life.ended().get();
                change += life.without().sick().daysIn(Selection.after(insats))
                        - life.without().sick().daysIn(Selection.before(insats));
                participants++;
            }
        }
        assertThat(participants).isBetween(250, 350);
        assertThat(change / participants).isBetween(-75.0, -40.0);
    }

    @Test
    void whetherSomebodyStartsDoesNotDependOnWhatComesAfter() {
        // the same lives cut off at the start: who started then starts then still
        Selection selection = new Selection(new Kommuner(), 20_000);
        PopulationPlan plan = new PopulationPlan(20_000, 1, new Kommuner());
        Span observed = new Span(Span.day(2012, 1, 1), Span.day(2022, 12, 31));
        int started = 0;
        for (int index = 0; index < 20_000; index++) {
            Inhabitant person = plan.inhabitant(index);
            Course course = Course.drawn(Draw.of(1, index), person, observed, 20);
            Optional<Span> insats = selection.insats(Draw.of(2, index), person, course);
            if (insats.isPresent()) {
                started++;
                Course past = course.with(course.sick()
                        .within(new Span(observed.from(), insats.get().from() - 1)));
                assertThat(selection.insats(Draw.of(2, index), person, past).map(Span::from))
                        .contains(insats.get().from());
            }
        }
        assertThat(started).isGreaterThan(200);
    }

    @Test
    void aPositiveEffectFillsWellDaysAndNothingElse() {
        Span window = new Span(1000, 1364);
        Course course = course(new Span(1200, 1250), new Span(900, 1010), new Span(1100, 1150), new Span(1360, 1500));
        Spells with = new Effect(Map.of(2020, 0.5))
                .applied(Draw.of(1, 1), course, window, 2020)
                .sick();
        int without = course.sick().daysIn(window);
        assertThat(with.daysIn(window)).isBetween(without + (314 - without) / 2, without + (316 - without) / 2);
        assertThat(with.daysIn(new Span(0, 999))).isEqualTo(100);
        assertThat(with.daysIn(new Span(1365, 2000))).isEqualTo(136);
        assertThat(with.daysIn(new Span(1200, 1250))).isZero();
    }

    @Test
    void aNegativeEffectTakesSickDaysAndNothingElse() {
        Span window = new Span(1000, 1364);
        Course course = course(new Span(1140, 1250), new Span(900, 1010), new Span(1100, 1150), new Span(1360, 1500));
        Effect all = new Effect(Map.of(2020, -1.0));
        Spells with = all.applied(Draw.of(1, 1), course, window, 2020).sick();
        // the days beside long-term benefit stay: taking them away would not change the days with any benefit
        assertThat(with.daysIn(window)).isEqualTo(11);
        assertThat(with.daysIn(new Span(0, 999))).isEqualTo(100);
        assertThat(with.daysIn(new Span(1365, 2000))).isEqualTo(136);
        assertThat(all.applied(Draw.of(1, 1), course, window, 2019)).isEqualTo(course);
    }

    private static Course course(Span longTerm, Span... sick) {
        return new Course(Spells.covering(List.of(sick)), Optional.of(new Course.LongTerm("SE", longTerm)));
    }

    @Test
    void sizesThatCannotBeAreWrongUsage() {
        assertThatThrownBy(() -> new PopulationSize(0, 1, 20, 0))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("--persons must be at least 1");
        assertThatThrownBy(() -> new PopulationSize(10, 1, 0, 0))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("--part-cases-per-person");
        assertThatThrownBy(() -> new PopulationSize(10, 1, 20, Double.NaN))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("--true-effect");
        assertThatThrownBy(() -> new PopulationPlan(20_000_000, 1, new Kommuner()))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("13 million");
    }

    /** Part-cases by the last ten digits of the number; planted rows are left out as a reader would. */
    private static Map<String, List<long[]>> paid(Register register, Made made) {
        int from = register.position(DisabilityBenefitTable.FROM);
        int to = register.position(DisabilityBenefitTable.TO);
        int extent = register.position(DisabilityBenefitTable.EXTENT);
        int benefit = register.position(DisabilityBenefitTable.BENEFIT);
        Map<String, List<long[]>> paid = new HashMap<>();
        for (String line : made.rows().get(register)) {
            String[] cells = line.split(";", -1);
            double share = Double.parseDouble(cells[extent]);
            boolean planted = cells[benefit].equals("XYZ")
                    || cells[from].equals("2020-02-30")
                    || cells[to].equals("2019-13-01")
                    || share <= 0
                    || share > 1;
            if (!planted) {
                String digits = cells[0].replace("-", "");
                paid.computeIfAbsent(digits.substring(digits.length() - 10), unused -> new ArrayList<>())
                        .add(new long[] {
                            LocalDate.parse(cells[from]).toEpochDay(),
                            LocalDate.parse(cells[to]).toEpochDay()
                        });
            }
        }
        return paid;
    }

    private static int days(List<long[]> parts, Span window) {
        Set<Long> days = new HashSet<>();
        for (long[] part : parts) {
            for (long day = Math.max(part[0], window.from()); day <= Math.min(part[1], window.to()); day++) {
                days.add(day);
            }
        }
        return days.size();
    }
}
