package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.PartCase;
import se.samkor.synthetic.PartCases;
import se.samkor.synthetic.RowSink;
import se.samkor.synthetic.Span;

/** The cases of a person of the cohort, by benefit group, and the birth dates the law leaves for them. */
record BenefitCases(Map<Banding, List<Span>> cases) {
    private static final int AE_FROM = 19;
    private static final int SE_FROM = 30;
    private static final int SE_TO = 65;
    private static final int YOUNGEST = 16;

    /** Draws spells that have exactly the person's days in the windows. */
    static BenefitCases of(PersonDays person, Draw draw, Episode episode, Span observed) {
        Span after = episode.after();
        int ae = person.days(Measure.AE_AFTER);
        int se = person.days(Measure.SE_AFTER);
        boolean changes = se > 0 && ae + person.days(Measure.AE_BEFORE) > 0;
        // where AE is followed by SE, the first ends and the second begins inside the window after
        int split = changes ? after.from() + ae + draw.between(0, after.days() - ae - se) : after.to() + 1;
        Map<Banding, List<Span>> cases = new EnumMap<>(Banding.class);
        cases.put(Banding.SJP, sickness(person, draw, episode, observed));
        BenefitHistory young =
                new BenefitHistory(draw, episode, new Span(observed.from(), changes ? split - 1 : observed.to()));
        young.before(person.days(Measure.AE_BEFORE));
        if (ae > 0) {
            young.after(new Span(after.from(), Math.min(after.to(), split - 1)), ae);
        }
        cases.put(Banding.AE, young.cases());
        BenefitHistory old =
                new BenefitHistory(draw, episode, new Span(changes ? split : observed.from(), observed.to()));
        if (person.days(Measure.SE_BEFORE) > 0) {
            old.before(person.days(Measure.SE_BEFORE));
        }
        if (se > 0) {
            old.after(new Span(changes ? split : after.from(), after.to()), se);
        }
        cases.put(Banding.SE, old.cases());
        return new BenefitCases(cases);
    }

    private static List<Span> sickness(PersonDays person, Draw draw, Episode episode, Span observed) {
        BenefitHistory sick = new BenefitHistory(draw, episode, observed);
        sick.before(person.days(Measure.SJP_BEFORE));
        sick.after(episode.after(), person.days(Measure.SJP_AFTER));
        sick.outside();
        return sick.cases();
    }

    /** AE is for ages 19 to 29, SE for 30 to 64, everybody at least 16 at the start. */
    Span birthDates(Episode episode) {
        int first = Span.day(1955, 1, 1);
        int last = Span.plusYears(episode.insats().from(), -YOUNGEST);
        Optional<Span> ae = range(Banding.AE);
        if (ae.isPresent()) {
            last = Math.min(last, Span.plusYears(ae.get().from(), -AE_FROM));
            first = Math.max(first, Span.plusYears(ae.get().to(), -SE_FROM) + 1);
        }
        Optional<Span> se = range(Banding.SE);
        if (se.isPresent()) {
            last = Math.min(last, Span.plusYears(se.get().from(), -SE_FROM));
            first = Math.max(first, Span.plusYears(se.get().to(), -SE_TO) + 1);
        }
        return new Span(Math.min(first, last), last);
    }

    private Optional<Span> range(Banding group) {
        List<Span> own = cases.getOrDefault(group, List.of());
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Span(own.get(0).from(), own.get(own.size() - 1).to()));
    }

    /** Writes the cases as part-cases and returns them. */
    List<PartCase> write(RowSink sink, Draw draw, String person) {
        long groups = cases.values().stream().filter(own -> !own.isEmpty()).count();
        PartCases parts = new PartCases(draw, draw.between(200, 1000), groups > 1 ? 2 : 4);
        List<PartCase> written = new ArrayList<>();
        cases.forEach((group, own) -> {
            for (Span days : own) {
                written.addAll(group == Banding.SJP ? parts.sickness(days) : parts.longTerm(group.name(), days));
            }
        });
        written.forEach(part -> part.writeTo(sink, person));
        return written;
    }
}
