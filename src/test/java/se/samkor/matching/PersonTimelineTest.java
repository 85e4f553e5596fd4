package se.samkor.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.samkor.domain.FollowUpWindow;
import se.samkor.domain.Participations;

/** One person with visible days: facts are kind, a, b, c, d as {@link PersonRows} gives them. */
class PersonTimelineTest {
    private static final int NEW_YEAR_2019 = (int) LocalDate.of(2019, 1, 1).toEpochDay();
    private static final int SJP = 0;
    private static final int AE = 1;

    private static int[] fact(int kind, int... rest) {
        int[] fact = new int[5];
        fact[0] = kind;
        System.arraycopy(rest, 0, fact, 1, rest.length);
        return fact;
    }

    private final PersonTimeline person = PersonTimeline.of(
            fact(SJP, 100, 119, 10_000, PersonRows.MENTAL),
            fact(SJP, 125, 149, 5_000, PersonRows.MUSCLES),
            fact(SJP, 200, 209, 10_000, 0),
            fact(AE, 140, 159, 10_000, 0),
            fact(PersonRows.PARTICIPATION, 300, 350),
            fact(PersonRows.EVENT, 400, PersonRows.LEFT),
            fact(PersonRows.EVENT, 450, PersonRows.CAME),
            fact(PersonRows.EVENT, 500, PersonRows.DIED),
            fact(PersonRows.RESIDENT, 2018, 180, -5000, 1),
            fact(PersonRows.RESIDENT, 2019, 2580, -5000, 1));

    @Test
    void aShortBreakDoesNotEndACase() {
        assertThat(person.caseDays(SJP, 130, 730)).isEqualTo(31);
        assertThat(person.caseDays(SJP, 130, 20)).isEqualTo(20);
        assertThat(person.caseDays(SJP, 205, 730)).isEqualTo(6);
        assertThat(person.caseDays(SJP, 160, 730)).isZero();
        assertThat(person.casesBegun(SJP, new FollowUpWindow(90, 210))).isEqualTo(2);
    }

    @Test
    void aDayWithTwoBenefitsCountsOnceInAll() {
        FollowUpWindow window = new FollowUpWindow(100, 169);
        assertThat(person.days(SJP, window).calendar()).isEqualTo(45);
        assertThat(person.days(AE, window).calendar()).isEqualTo(20);
        assertThat(person.days(PersonTimeline.ANY, window).calendar()).isEqualTo(55);
    }

    @Test
    void whereSomebodyLivedIsThatOfTheLast31December() {
        assertThat(person.kommun(NEW_YEAR_2019)).hasValue(180);
        assertThat(person.kommun(NEW_YEAR_2019 - 1)).hasValue(180);
        assertThat(person.kommun(NEW_YEAR_2019 + 365)).hasValue(2580);
        assertThat(person.kommun(NEW_YEAR_2019 - 400)).isEmpty();
    }

    @Test
    void nobodyIsAtRiskWhileAbroadOrDead() {
        assertThat(person.isPresent(399)).isTrue();
        assertThat(person.isPresent(400)).isFalse();
        assertThat(person.isPresent(450)).isTrue();
        assertThat(person.isPresent(500)).isFalse();
        assertThat(person.goneAfter(300)).isEqualTo(400);
        assertThat(person.firstInsats()).contains(new Participations.Stay(300, 350));
    }

    @Test
    void theDiagnosisIsTheLastOneKnownBeforeTheDay() {
        assertThat(person.diagnosis(125)).isEqualTo(PersonRows.MENTAL);
        assertThat(person.diagnosis(210)).isEqualTo(PersonRows.MUSCLES);
        assertThat(person.diagnosis(50)).isZero();
    }

    @Test
    void aSampleIsTheSameHoweverThePersonsArrive() {
        assertThat(sample(filled(1, 2, 3, 4, 5, 6))).isEqualTo(sample(filled(6, 4, 2, 5, 3, 1)));
        assertThat(sample(filled(1, 2, 3).plus(filled(4, 5, 6)))).isEqualTo(sample(filled(1, 2, 3, 4, 5, 6)));
        assertThat(filled(1, 2, 3, 4, 5, 6).weight()).isEqualTo(3);
    }

    @Test
    void whoIsBeyondWhatIsWantedIsTurnedDownBeforehand() {
        int candidates = 100_000;
        int wanted = 0;
        for (long person = 0; person < candidates; person++) {
            wanted += CellSample.wants(RiskSet.hash(person, 0), 100, candidates) ? 1 : 0;
        }
        assertThat(wanted).isBetween(100, 190);
    }

    @Test
    void aPackedFactIsTheFact() {
        long resident = PersonRows.RESIDENT * (1L << 60) + 2019 * (1L << 43) + 180L * (1L << 26) + 41_829L * 4 + 1;
        long ongoing = PersonRows.PARTICIPATION * (1L << 60) + 61_829 * (1L << 43) + 131_071L * (1L << 26);
        int[] facts = new int[10];
        PackedFact.unpack(resident, facts, 0);
        PackedFact.unpack(ongoing, facts, 5);
        assertThat(facts)
                .containsExactly(
                        PersonRows.RESIDENT,
                        2019,
                        180,
                        -2000,
                        1,
                        PersonRows.PARTICIPATION,
                        18_000,
                        Integer.MAX_VALUE,
                        0,
                        0);
    }

    private static java.util.List<Long> sample(CellSample sample) {
        return sample.subjects().stream().map(Subject::person).toList();
    }

    private static CellSample filled(long... persons) {
        CellSample sample = new CellSample(2, 6);
        for (long person : persons) {
            long rank = RiskSet.hash(person, 0);
            sample.keep(new Subject(person, rank, 1, 0, 0, 0, 0, new double[0], new int[0], 0, 0, 0));
        }
        return sample;
    }
}
