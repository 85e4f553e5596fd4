package se.samkor.synthetic.books;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samkor.schema.EconomyTable;
import se.samkor.schema.InsatsTable;

/** The registers of SUS of 2016 to 2021, behind the tables of the reports of 2020 and 2021. */
final class Sus2021 {
    private static final int FIRST = 2017;
    private static final int ANONYMOUS_EARLIER = 300;
    private static final long MILLION = 1_000_000;
    private static final String REHABILITATION = "rehabilitation_to_work_or_education";

    // 41 334 participants of structural insatser (section 3.3); the printed shares add to 101, these are inside all of
    // them
    private static final Map<String, Integer> STRUCTURAL = new LinkedHashMap<>();

    static {
        STRUCTURAL.put("dialogue_and_communication", 24222);
        STRUCTURAL.put("training", 10168);
        STRUCTURAL.put("other_structural", 4919);
        STRUCTURAL.put("structural_mapping", 2025);
    }

    private final Deck deck;
    private final BookDelivery delivery = new BookDelivery();
    private final Insatser2021 insatser;

    Sus2021(long seed) {
        this.deck = new Deck(seed);
        this.insatser = new Insatser2021(delivery.forbund());
    }

    BookDelivery made() {
        insatser.all().forEach(insats -> delivery.add(InsatsTable.SCHEMA, insats.cells()));
        List<Draft> drafts = new Participants2021(deck).all();
        new EarlierYears(deck).addTo(drafts);
        for (Draft draft : drafts) {
            delivery.participation(draft, deck.oneOf(insatser.stem(draft.inriktning, "PERSON")));
        }
        registrations(drafts);
        STRUCTURAL.forEach((code, count) -> {
            delivery.volume(2021, count, insatser.stem(code, "VOLYM"));
            // participants rose by about 71 percent
            delivery.volume(2020, Math.round(count / 1.71), insatser.stem(code, "VOLYM"));
        });
        delivery.memberships2021("2012-01-01");
        economy();
        return delivery;
    }

    /** Anonymous ones and volume insatser make up the printed totals. */
    private void registrations(List<Draft> drafts) {
        Published kinds = new Published("2021_participants_by_registration");
        Published totals = new Published("2021_table4_participants_total");
        List<String> counted = insatser.stem(REHABILITATION, "VOLYM");
        for (int year = FIRST; year <= Participants2021.YEAR; year++) {
            int of = year;
            boolean last = year == Participants2021.YEAR;
            int anonymous = last ? kinds.count("participations", "registration_kind", "anonymous") : ANONYMOUS_EARLIER;
            for (int i = 0; i < anonymous; i++) {
                LocalDate start = deck.dayIn(year);
                delivery.anonymous(i % 2 == 0 ? "K" : "M", start, deck.oneOf(insatser.stem(REHABILITATION, "PERSON")));
            }
            long personal = drafts.stream().filter(draft -> draft.meets(of)).count();
            long total = totals.count("participations_individual_insatser", "year", Integer.toString(year));
            delivery.volume(year, total - personal - anonymous, counted);
        }
    }

    /** The printed million kronor, shared among the förbund. */
    private void economy() {
        Published table = new Published("2021_table8_economy");
        List<String> forbund = delivery.forbund();
        for (int year = 2016; year <= 2020; year++) {
            for (String item : List.of("result_for_year", "closing_equity")) {
                long amount = table.count("value", "year", Integer.toString(year), "measure", item) * MILLION;
                for (int i = 0; i < forbund.size(); i++) {
                    long own = amount * (i + 1) / forbund.size() - amount * i / forbund.size();
                    delivery.add(
                            EconomyTable.SCHEMA,
                            Map.of(
                                    EconomyTable.FORBUND, forbund.get(i),
                                    EconomyTable.YEAR, Integer.toString(year),
                                    EconomyTable.ITEM, item,
                                    EconomyTable.AMOUNT, Long.toString(own)));
                }
            }
        }
    }
}
