package se.samkor.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small deliveries for tests of other packages. */
public final class MadeUpDelivery {
    /** The exit year of {@link #withKommuner}. */
    public static final int YEAR = 2017;

    private static final int PERSONS = 400;
    private static final int PARTICIPANTS = 150;

    private MadeUpDelivery() {}

    /** Writes the delivery of three people into a folder and returns the folder. */
    public static Path write(Path folder) throws IOException {
        return new SmallDelivery().write(folder);
    }

    /** Writes four hundred people of six kommuner, four of which join a förbund, with exits in 2017; returns the folder. */
    public static Path withKommuner(Path folder) throws IOException {
        RandomRegisters registers = new RandomRegisters(1, PERSONS);
        registers.write(folder);
        List<String> lines =
                new ArrayList<>(List.of("deltagande_id;insats_id;lopnr;kon;fodelsear;start_datum;slut_datum"));
        for (RandomRegisters.Person person : registers.persons.subList(0, PARTICIPANTS)) {
            int month = 3 + person.id() % 7;
            lines.add("D" + person.id() + ";I1;P" + person.id() + ";" + person.sex() + ";"
                    + person.born().getYear() + ";2017-01-15;2017-0" + month + "-20");
        }
        Files.write(folder.resolve("sus_deltagande.csv"), lines);
        return folder;
    }
}
