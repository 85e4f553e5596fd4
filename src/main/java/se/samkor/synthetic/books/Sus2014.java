package se.samkor.synthetic.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.samkor.schema.InsatsTable;

/** The registers of SUS of 2011 to 2014, behind the tables of the follow-up of 2015 by the parliament. */
final class Sus2014 {
    static final int FIRST = 2011;
    static final int LAST = 2014;

    private static final String PERSON = "PERSON";
    private static final String VOLUME = "VOLYM";
    private static final String REHABILITATION = "rehabilitation_to_work_or_education";
    private static final int ANONYMOUS_EARLIER = 1000;

    private final Deck deck;
    private final BookDelivery delivery = new BookDelivery();
    private final Map<String, List<String>> byPerson = new TreeMap<>();
    private int insatser;

    Sus2014(long seed) {
        this.deck = new Deck(seed);
    }

    BookDelivery made() {
        for (int year = FIRST; year <= LAST; year++) {
            insatser(year);
        }
        List<Draft> drafts = new Participants2014(deck).all();
        for (Draft draft : drafts) {
            delivery.participation(draft, deck.oneOf(byPerson.getOrDefault(draft.inriktning, List.of())));
        }
        memberships();
        for (int year = FIRST; year <= LAST; year++) {
            int of = year;
            volume(year, drafts.stream().filter(draft -> draft.meets(of)).count());
        }
        return delivery;
    }

    /** The insatser of a year, each of that year alone but for a few of each purpose that take the participants. */
    private void insatser(int year) {
        Published individual = new Published("2015_table5_individual_insatser_by_inriktning");
        Published types = new Published("2015_table4_insatser_by_type");
        individual.counts("inriktning", "value", "year", Integer.toString(year)).forEach((code, count) -> {
            if (!byPerson.containsKey(code)) {
                for (int i = 0; i < 5; i++) {
                    byPerson.computeIfAbsent(code, unused -> new ArrayList<>())
                            .add(insats("INDIVID", code, PERSON, FIRST + "-01-01", LAST + "-12-31"));
                }
            }
            for (int i = 5; i < count; i++) {
                insats("INDIVID", code, PERSON, year + "-01-01", year + "-12-31");
            }
        });
        int structural = types.count("value", "year", Integer.toString(year), "insats_type", "structural");
        List<String> codes =
                List.of("dialogue_and_communication", "training", "structural_mapping", "other_structural");
        for (int i = 0; i < structural; i++) {
            String code = codes.get(i % codes.size());
            counted(year, code).add(insats("STRUKTUR", code, VOLUME, year + "-01-01", year + "-12-31"));
        }
    }

    private List<String> counted(int year, String code) {
        return byPerson.computeIfAbsent(year + code, unused -> new ArrayList<>());
    }

    private String insats(String type, String code, String registration, String from, String through) {
        String id = String.format("I%05d", ++insatser);
        Insats insats = new Insats(
                id,
                delivery.forbund().get(insatser % delivery.forbund().size()),
                type,
                code,
                "",
                registration,
                from,
                through,
                500_000);
        delivery.add(InsatsTable.SCHEMA, insats.cells());
        return id;
    }

    private void volume(int year, long personal) {
        Published kinds = new Published("2015_participants_by_registration");
        Published types = new Published("2015_table3_participants_by_type");
        boolean last = year == LAST;
        int anonymous = last ? kinds.count("participants", "registration_kind", "anonymous") : ANONYMOUS_EARLIER;
        long total = last
                ? kinds.count("participants", "registration_kind", "total")
                : types.count("value", "year", Integer.toString(year), "insats_type", "individual");
        List<String> takers = byPerson.getOrDefault(REHABILITATION, List.of());
        for (int i = 0; i < anonymous; i++) {
            delivery.anonymous(i % 2 == 0 ? "K" : "M", deck.dayIn(year), deck.oneOf(takers));
        }
        delivery.volume(year, total - personal - anonymous, takers);
        new Published("2015_table14_structural_participants")
                .counts("inriktning", "value", "year", Integer.toString(year))
                .forEach((code, count) -> delivery.volume(year, count, counted(year, code)));
    }

    /** As many kommuner in as many förbund as printed at the end of each year; which ones is chosen. */
    private void memberships() {
        Published table = new Published("2015_table1_forbund_and_kommuner");
        List<String> kommuner = BookDelivery.kommunCodes();
        Map<Integer, String> periods = new LinkedHashMap<>();
        for (int year = 2008; year <= 2015; year++) {
            periods.put(year, year == 2015 ? "2015-05" : Integer.toString(year));
        }
        periods.forEach((year, period) -> {
            int forbund = table.count("n_forbund", "period", period);
            int members = table.count("n_kommuner", "period", period);
            for (int i = 0; i < members; i++) {
                String id = String.format("F%03d", i % forbund + 1);
                LocalDate from = LocalDate.of(year, 1, 1);
                delivery.membership(
                        kommuner.get(i),
                        id,
                        "Samordningsförbund " + id,
                        from.toString(),
                        from.plusYears(1).minusDays(1).toString());
            }
        });
    }
}
