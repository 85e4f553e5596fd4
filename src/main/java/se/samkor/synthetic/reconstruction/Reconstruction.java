package se.samkor.synthetic.reconstruction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import se.samkor.synthetic.Delivery;
import se.samkor.synthetic.DeliveryFacts;
import se.samkor.synthetic.DeliveryOutput;
import se.samkor.synthetic.Dirt;
import se.samkor.synthetic.Draw;
import se.samkor.synthetic.Insatser;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.Planted;
import se.samkor.synthetic.Register;
import se.samkor.synthetic.Span;

/**
 * A delivery whose durability table is the published one of the exits in 2020: each of its 48 rows, counts exactly and
 * means to the printed decimals. Registers are as messy as real ones; what the table pins down and what was chosen freely
 * is written down in {@code src/docs/synthetic.md}.
 */
public final class Reconstruction {
    /** The only exit year with a published table. */
    public static final int YEAR = 2020;

    private static final Span OBSERVED = new Span(Span.day(2012, 1, 1), Span.day(2021, 12, 31));
    private static final DeliveryFacts FACTS = new DeliveryFacts(Span.day(2022, 2, 1), OBSERVED);

    private final long seed;
    private final Delivery delivery = new Delivery();
    private final Planted planted = new Planted();

    private Reconstruction(long seed) {
        this.seed = seed;
    }

    /**
     * Writes the delivery and its truth.
     *
     * @param seed another seed gives other registers with the same table
     * @return how many persons the cohort has
     */
    public static int write(DeliveryOutput output, long seed) {
        // the solver library greets on standard output otherwise
        System.setProperty("shut.up.ojAlgo", "true");
        return new Reconstruction(seed).writeTo(output);
    }

    private int writeTo(DeliveryOutput output) {
        output.prepare();
        List<PersonDays> cohort = Cohort.of(PublishedTable.ofExits2020(), new SplittableRandom(seed));
        List<Member> members = IntStream.range(0, cohort.size())
                .mapToObj(i -> Member.of(i, cohort.get(i), seed, YEAR, OBSERVED))
                .toList();
        Kommuner kommuner = new Kommuner();
        Draw draw = Draw.of(seed, -1);
        Insatser insatser = new Insatser(kommuner, draw, new Span(Span.day(2012, 1, 1), Span.day(2022, 12, 31)));
        insatser.writeTo(delivery, draw, YEAR - 2, YEAR + 1);
        NumberPool numbers = new NumberPool();
        memberRows(members, numbers, new CohortRows(delivery, kommuner, insatser, YEAR, OBSERVED));
        new Outsiders(delivery, kommuner, insatser, numbers, YEAR, OBSERVED).write(seed, members.size());
        memberships(kommuner);
        new Dirt(delivery, planted, draw).plant();
        delivery.write(output, new SplittableRandom(seed));
        truth(output, members);
        output.write(FACTS);
        return members.size();
    }

    /** Numbers go first to those whom the law leaves the fewest birth dates. */
    private void memberRows(List<Member> members, NumberPool numbers, CohortRows rows) {
        String[] given = new String[members.size()];
        members.stream()
                .sorted(Comparator.comparingInt(Member::choice).thenComparingInt(Member::index))
                .forEach(member -> given[member.index()] =
                        numbers.take(member.person().sex().code(), member.born(), member.wish()));
        members.forEach(member -> rows.write(member, given[member.index()]));
    }

    private void memberships(Kommuner kommuner) {
        for (String kommun : kommuner.members()) {
            Kommuner.Forbund forbund = kommuner.forbund(kommun);
            delivery.add(Register.FORBUND_MEDLEMSKAP, kommun, forbund.id(), forbund.name(), "2012-01-01", "");
        }
    }

    private void truth(DeliveryOutput output, List<Member> members) {
        List<String> persons = new ArrayList<>();
        persons.add("person;kon;start_datum;slut_datum;sjp_before;sjp_after;ae_before;ae_after;se_before;se_after");
        members.forEach(member -> persons.add(member.truth()));
        output.truth("persons.csv", persons);
        output.truth("planted.csv", planted.lines());
    }
}
