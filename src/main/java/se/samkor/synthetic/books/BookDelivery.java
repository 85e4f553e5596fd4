package se.samkor.synthetic.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.samkor.domain.BundledCsv;
import se.samkor.schema.ColumnKind;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.MembershipTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.PopulationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;
import se.samkor.schema.VolumeTable;
import se.samkor.synthetic.DeliveryFacts;
import se.samkor.synthetic.DeliveryOutput;
import se.samkor.synthetic.Kommuner;
import se.samkor.synthetic.Span;

/** The registers of a delivery pseudonymised at the source: persons are known by lopnr, made-up all of them. */
final class BookDelivery {
    private static final String DELIMITER = ";";
    private static final int POPULATION_EVERY = 20;

    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Kommuner kommuner = new Kommuner();
    private int people;

    /** Adds a row; columns without a cell are missing. */
    void add(RegisterSchema register, Map<String, String> cells) {
        lines.computeIfAbsent(register.name(), name -> new ArrayList<>(List.of(header(register))))
                .add(register.columns().stream()
                        .map(column -> cells.getOrDefault(column.name(), ""))
                        .collect(Collectors.joining(DELIMITER)));
    }

    private static String header(RegisterSchema register) {
        return register.columns().stream()
                .map(column -> column.kind() == ColumnKind.PERSON ? "lopnr" : column.source())
                .collect(Collectors.joining(DELIMITER));
    }

    /** A participation of a new person; every so many of them stand in befolkning, and have a payout. */
    void participation(Draft draft, String insats) {
        String person = "P" + ++people;
        Map<String, String> cells = new TreeMap<>(draft.cells());
        cells.put(ParticipationTable.PARTICIPATION, "D" + people);
        cells.put(ParticipationTable.INSATS, insats);
        cells.put(ParticipationTable.PERSON, person);
        add(ParticipationTable.SCHEMA, cells);
        if (people % POPULATION_EVERY == 1) {
            resident(person, draft);
        }
    }

    private void resident(String person, Draft draft) {
        add(
                PopulationTable.SCHEMA,
                Map.of(
                        PopulationTable.PERSON,
                        person,
                        PopulationTable.YEAR,
                        Integer.toString(draft.start.getYear()),
                        PopulationTable.KOMMUN,
                        kommuner.members().get(people % kommuner.members().size()),
                        PopulationTable.SEX,
                        draft.sex,
                        PopulationTable.BIRTH_DATE,
                        draft.birthYear + "-07-01"));
        boolean young = draft.before.contains("aktivitetsersattning");
        Map<String, String> payout = Map.of(
                SicknessBenefitTable.PERSON,
                person,
                SicknessBenefitTable.CASE_FROM,
                draft.start.minusDays(60).toString(),
                SicknessBenefitTable.BENEFIT,
                young ? "AE" : "SJP",
                SicknessBenefitTable.EXTENT,
                "1",
                SicknessBenefitTable.FROM,
                draft.start.minusDays(60).toString(),
                SicknessBenefitTable.TO,
                draft.start.minusDays(1).toString());
        add(young ? DisabilityBenefitTable.SCHEMA : SicknessBenefitTable.SCHEMA, payout);
    }

    /** Someone without identity who starts on a day and goes on. */
    void anonymous(String sex, LocalDate start, String insats) {
        add(
                ParticipationTable.SCHEMA,
                Map.of(
                        ParticipationTable.PARTICIPATION,
                        "A" + ++people,
                        ParticipationTable.INSATS,
                        insats,
                        ParticipationTable.SEX,
                        sex,
                        ParticipationTable.START,
                        start.toString()));
    }

    /** Counts of participants, spread evenly over insatser; half women, half men, the odd one unknown. */
    void volume(int year, long participants, List<String> insatser) {
        for (int i = 0; i < insatser.size(); i++) {
            long own = participants * (i + 1) / insatser.size() - participants * i / insatser.size();
            add(
                    VolumeTable.SCHEMA,
                    Map.of(
                            VolumeTable.INSATS, insatser.get(i),
                            VolumeTable.YEAR, Integer.toString(year),
                            VolumeTable.WOMEN, Long.toString(own / 2),
                            VolumeTable.MEN, Long.toString(own / 2),
                            VolumeTable.UNKNOWN, Long.toString(own % 2)));
        }
    }

    /** The ids of the förbund of 2021. */
    List<String> forbund() {
        return kommuner.members().stream()
                .map(kommun -> kommuner.forbund(kommun).id())
                .distinct()
                .sorted()
                .toList();
    }

    /** The memberships at the end of 2021, from a day on. */
    void memberships2021(String from) {
        for (String kommun : kommuner.members()) {
            Kommuner.Forbund forbund = kommuner.forbund(kommun);
            membership(kommun, forbund.id(), forbund.name(), from, "");
        }
    }

    void membership(String kommun, String forbund, String name, String from, String through) {
        add(
                MembershipTable.SCHEMA,
                Map.of(
                        MembershipTable.KOMMUN, kommun,
                        MembershipTable.FORBUND, forbund,
                        MembershipTable.NAME, name,
                        MembershipTable.FROM, from,
                        MembershipTable.TO, through));
    }

    /** The codes of the kommuner of today. */
    static List<String> kommunCodes() {
        return BundledCsv.read("kommuner.csv").stream()
                .filter(row -> row.getOrDefault("valid_to_year", "").isEmpty())
                .map(row -> row.getOrDefault("kommun", ""))
                .toList();
    }

    /** Writes all registers; every delivery needs those of the payouts, so they have at least a row each. */
    void write(DeliveryOutput output, int extractedYear) {
        output.prepare();
        payoutsOfOthers();
        lines.forEach((name, own) -> output.write(name + ".csv", own));
        Span observed = new Span(Span.day(2005, 1, 1), Span.day(extractedYear - 1, 12, 31));
        output.write(new DeliveryFacts(Span.day(extractedYear, 2, 1), observed));
    }

    private void payoutsOfOthers() {
        Draft woman = new Draft("K");
        woman.birthYear = 1990;
        woman.start = LocalDate.of(2010, 3, 1);
        resident("Q1", woman);
        woman.before.add("aktivitetsersattning");
        resident("Q2", woman);
    }
}
