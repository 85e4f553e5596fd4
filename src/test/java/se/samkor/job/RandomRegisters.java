package se.samkor.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small messy registers of made-up persons, kept as they are written so that they can be counted another way. */
final class RandomRegisters {
    static final int FIRST = 2015;
    static final int LAST = 2019;

    /** Two early members, two late ones, two that never enter; 1917 becomes 0331 in no year covered here. */
    static final List<String> KOMMUNER = List.of("0114", "0180", "0380", "1480", "2080", "2480");

    record Residence(int year, String kommun) {}

    record Payout(String code, int extent, LocalDate from, LocalDate to) {}

    record Registration(LocalDate from, LocalDate to, String reason) {}

    record Person(
            int id,
            String sex,
            LocalDate born,
            List<Residence> residences,
            List<Payout> payouts,
            List<Registration> registrations) {}

    final List<Person> persons = new ArrayList<>();
    private final Random random;

    RandomRegisters(long seed, int size) {
        random = new Random(seed);
        for (int id = 0; id < size; id++) {
            persons.add(person(id));
        }
    }

    private Person person(int id) {
        List<Residence> residences = new ArrayList<>();
        String kommun = KOMMUNER.get(random.nextInt(KOMMUNER.size()));
        for (int year = FIRST - 1; year <= LAST + 1; year++) {
            kommun = random.nextInt(8) == 0 ? KOMMUNER.get(random.nextInt(KOMMUNER.size())) : kommun;
            if (random.nextInt(15) > 0) {
                residences.add(new Residence(year, kommun));
            }
        }
        List<Payout> payouts = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            payouts.add(new Payout(
                    List.of("SJP", "SJP", "RP", "FSJP", "SE", "AE").get(random.nextInt(6)),
                    List.of(25, 50, 75, 100).get(random.nextInt(4)),
                    LocalDate.of(FIRST - 1, 1, 1).plusDays(random.nextInt(6 * 365)),
                    LocalDate.MIN));
        }
        payouts.replaceAll(
                p -> new Payout(p.code(), p.extent(), p.from(), p.from().plusDays(random.nextInt(500))));
        List<Registration> registrations = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate from = LocalDate.of(FIRST - 1, 1, 1).plusDays(random.nextInt(6 * 365));
            registrations.add(new Registration(
                    from,
                    from.plusDays(random.nextInt(300)),
                    List.of("1", "2", "6").get(random.nextInt(3))));
        }
        LocalDate born = LocalDate.of(1945 + random.nextInt(58), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Person(id, random.nextBoolean() ? "K" : "M", born, residences, payouts, registrations);
    }

    Path write(Path folder) throws IOException {
        List<String> sick = new ArrayList<>(
                List.of("lopnr;fall_from_datum;forman_kod;omfattning;del_from_datum;del_tom_datum;del_dagar_brutto;"
                        + "del_dagar_netto;del_belopp_brutto;diagnos_kod"));
        List<String> disabled = new ArrayList<>(
                List.of("lopnr;fall_from_datum;forman_kod;omfattning;del_from_datum;del_tom_datum;del_dagar_brutto;"
                        + "del_dagar_netto;del_belopp_brutto;diagnos1_kod;diagnos2_kod"));
        List<String> population = new ArrayList<>(List.of("lopnr;ar;kommun;kon;fodelsedatum"));
        List<String> seekers =
                new ArrayList<>(List.of("lopnr;sokandekategori;from_datum;tom_datum;avaktualiseringsorsak"));
        for (Person person : persons) {
            for (Payout payout : person.payouts()) {
                boolean disability = payout.code().endsWith("E");
                (disability ? disabled : sick)
                        .add("P" + person.id() + ";;" + payout.code() + ";0."
                                + (payout.extent() == 100 ? "9999" : payout.extent()) + ";" + payout.from() + ";"
                                + payout.to() + ";;;;" + (disability ? ";" : ""));
            }
            person.residences()
                    .forEach(at -> population.add("P" + person.id() + ";" + at.year() + ";" + at.kommun() + ";"
                            + person.sex() + ";" + person.born()));
            person.registrations()
                    .forEach(of ->
                            seekers.add("P" + person.id() + ";11;" + of.from() + ";" + of.to() + ";" + of.reason()));
        }
        return new SmallDelivery()
                .file(
                        "delivery.conf",
                        "observed-from = " + (FIRST - 1) + "-06-01\nobserved-through = " + LAST + "-12-31\n")
                .register(
                        "sus_insats",
                        "insats_id;forbund_id;insatstyp;inriktning;malgrupper;registrering;start_datum;slut_datum",
                        "I1;F1;INDIVID;preparatory;;PERSON;2016-02-01;",
                        "I2;F2;INDIVID;preparatory;;PERSON;2019-01-01;")
                .register(
                        "sus_deltagande",
                        "deltagande_id;insats_id;lopnr;kon;fodelsear;start_datum;slut_datum",
                        "D1;I1;P1;K;1980;2017-01-01;2017-03-01")
                .register("midas_sjukpenning", sick.toArray(String[]::new))
                .register("midas_sjuk_aktivitetsersattning", disabled.toArray(String[]::new))
                .register("befolkning", population.toArray(String[]::new))
                .register("arbetssokande", seekers.toArray(String[]::new))
                .register(
                        "forbund_medlemskap",
                        "kommun;forbund_id;forbund;from_datum;tom_datum",
                        "0114;F1;Ett;2017-01-01;",
                        "0180;F1;Ett;2017-01-01;2019-03-31",
                        "0380;F2;Två;2017-12-15;2018-05-31",
                        "0380;F3;Tre;2018-06-15;",
                        "1480;F2;Två;2017-12-15;")
                .write(folder);
    }
}
