package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.List;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Span;

/**
 * A member of the reconstructed cohort before a number is given.
 *
 * @param index the person's own number, from 0
 * @param wish the birth date that the age distribution asks for
 */
record Member(int index, PersonDays person, Draw draw, Episode episode, BenefitCases cases, Span born, int wish) {
    private static final int OLDEST = 64;

    // age at start: shares of the participants of 2021, Bilaga 3
    private static final double[] AGE_SHARES = {6272, 5925, 4748, 556};
    private static final int[] AGE_FROM = {17, 30, 45, 60};

    static Member of(int index, PersonDays person, long seed, int year, Span observed) {
        Draw draw = Draw.of(seed, index);
        Episode episode = Episode.drawn(draw, year);
        BenefitCases cases = BenefitCases.of(person, draw, episode, observed);
        int band = draw.weighted(AGE_SHARES);
        int age = draw.between(AGE_FROM[band], band + 1 < AGE_FROM.length ? AGE_FROM[band + 1] - 1 : OLDEST);
        int wish = Span.plusYears(episode.insats().from(), -age) - draw.between(0, 364);
        return new Member(index, person, draw, episode, cases, cases.birthDates(episode), wish);
    }

    /** How many birth dates the law leaves open for the benefits. */
    int choice() {
        return born.days();
    }

    boolean withoutDaysAfter() {
        return person.days(Measure.SJP_AFTER) + person.days(Measure.AE_AFTER) + person.days(Measure.SE_AFTER) == 0;
    }

    /** The support a participant states at the start, by the benefits before it. */
    List<String> supportBefore() {
        List<String> support = new ArrayList<>();
        if (person.days(Measure.SJP_BEFORE) > 0) {
            support.add("sjukpenning_or_rehabiliteringspenning");
        }
        if (person.days(Measure.AE_BEFORE) > 0) {
            support.add("aktivitetsersattning");
        }
        if (person.days(Measure.SE_BEFORE) > 0) {
            support.add("sjukersattning");
        }
        return support;
    }

    /** Start, end and planted days, for the truth. */
    String truth() {
        StringBuilder line = new StringBuilder()
                .append(index)
                .append(';')
                .append(person.sex().code())
                .append(';')
                .append(Span.date(episode.insats().from()))
                .append(';')
                .append(Span.date(episode.insats().to()));
        for (Measure measure : Measure.values()) {
            line.append(';').append(person.days(measure));
        }
        return line.toString();
    }
}
