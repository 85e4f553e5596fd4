package se.samkor.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns unbroken days with a benefit into part-cases as a payout register has them: cut where the degree changes, with
 * parts that overlap or lie inside others, and with two benefits of the group on the same days. Whatever is added stays
 * inside the days given, so the days covered are exactly those.
 */
public final class PartCases {
    private static final int LONGEST_PART = 150;
    private static final double OVERLAPPING = 0.06;
    private static final double NESTED = 0.05;
    private static final double PARALLEL = 0.05;
    private static final double TURNS_REHABILITATION = 0.08;

    private final Draw draw;
    private final int dailyAmount;
    private final int mostQuarters;

    /**
     * The part-cases of one person.
     *
     * @param dailyAmount kronor a day at full benefit
     * @param mostQuarters the highest degree, in quarters; lower for a person with several benefits at a time
     */
    public PartCases(Draw draw, int dailyAmount, int mostQuarters) {
        this.draw = draw;
        this.dailyAmount = dailyAmount;
        this.mostQuarters = mostQuarters;
    }

    /** A case of sjukpenning, in part perhaps rehabiliteringspenning. */
    public List<PartCase> sickness(Span days) {
        String diagnosis = draw.chance(0.02) ? "" : Diagnoses.ofSickness(draw);
        List<PartCase> parts = cut("SJP", days, diagnosis, LONGEST_PART);
        parts.replaceAll(part -> draw.chance(TURNS_REHABILITATION) ? with(part, "RP", part.days()) : part);
        messUp(parts, days);
        if (draw.chance(PARALLEL)) {
            PartCase beside = draw.oneOf(parts);
            String other = beside.benefit().equals("SJP") ? "RP" : "SJP";
            parts.add(with(beside, other, inside(beside.days())));
        }
        return distinct(parts);
    }

    /** A case of AE or SE: longer parts, fewer changes. */
    public List<PartCase> longTerm(String benefit, Span days) {
        String diagnosis = benefit.equals("AE") ? Diagnoses.ofYoung(draw) : Diagnoses.ofSickness(draw);
        List<PartCase> parts = cut(benefit, days, diagnosis, 4 * LONGEST_PART);
        messUp(parts, days);
        return distinct(parts);
    }

    /** Exact duplicates are planted elsewhere, where they are counted. */
    private static List<PartCase> distinct(List<PartCase> parts) {
        return parts.stream().distinct().toList();
    }

    private List<PartCase> cut(String benefit, Span days, String diagnosis, int longest) {
        List<PartCase> parts = new ArrayList<>();
        int quarters = degree();
        int from = days.from();
        while (from <= days.to()) {
            int to = Math.min(days.to(), from + draw.between(longest / 10, longest) - 1);
            parts.add(new PartCase(benefit, days.from(), new Span(from, to), quarters, dailyAmount, diagnosis));
            quarters = draw.chance(0.6) ? degree() : quarters;
            from = to + 1;
        }
        return parts;
    }

    private int degree() {
        int[] degrees = {4, 2, 3, 1};
        return Math.min(mostQuarters, degrees[draw.weighted(0.62, 0.24, 0.08, 0.06)]);
    }

    private void messUp(List<PartCase> parts, Span days) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            PartCase part = parts.get(i);
            if (draw.chance(OVERLAPPING)) {
                int to = Math.min(days.to(), part.days().to() + draw.between(1, 20));
                parts.set(i, with(part, part.benefit(), new Span(part.days().from(), to)));
            }
            if (draw.chance(NESTED)) {
                parts.add(with(part, part.benefit(), inside(part.days())));
            }
        }
    }

    private Span inside(Span days) {
        int from = draw.between(days.from(), days.to());
        return new Span(from, draw.between(from, days.to()));
    }

    private PartCase with(PartCase part, String benefit, Span days) {
        int quarters = draw.chance(0.5) ? part.quarters() : Math.min(mostQuarters, draw.between(1, 2));
        return new PartCase(benefit, part.caseFrom(), days, quarters, part.dailyAmount(), part.diagnosis());
    }
}
