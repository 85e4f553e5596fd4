package se.samkor.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A delivery of three people that can be changed before it is written: Anna, Bo and Cecilia, with visible dates. */
final class SmallDelivery {
    static final String ANNA = "189001019802";
    static final String BO = "189001029819";
    static final String CECILIA = "189001039800";

    private final Map<String, String> files = new LinkedHashMap<>();

    SmallDelivery() {
        files.put("delivery.conf", "extracted = 2022-02-01\nobserved-through = 2021-12-31\n");
        register(
                "sus_insats",
                "insats_id;forbund_id;insatstyp;inriktning;malgrupper;registrering;start_datum;slut_datum;budget_kr;utfall_kr",
                "I1;F1;INDIVID;preparatory;;PERSON;2019-01-01;;1000,50;");
        register(
                "sus_deltagande",
                "deltagande_id;insats_id;personnummer;kon;fodelsear;start_datum;slut_datum;avslutsanledning;utbildning;"
                        + "tid_i_forsorjning;forsorjning_fore;forsorjning_efter;sysselsattning_fore;sysselsattning_efter",
                "D1;I1;" + ANNA + ";K;1980;2020-02-01;2020-04-30;;;;SJUKPENNING;;;",
                "D2;I1;" + BO + ";M;1981;20200201;20200630;;;;;;;",
                "D3;I1;" + CECILIA + ";K;1982;2020-02-01;2020-04-30;FELREGISTRERING;;;;;;");
        register(
                "midas_sjukpenning",
                "personnummer;fall_from_datum;forman_kod;omfattning;del_from_datum;del_tom_datum;del_dagar_brutto;"
                        + "del_dagar_netto;del_belopp_brutto;diagnos_kod",
                ANNA + ";2019-12-01;SJP;1;2019-12-01;2019-12-10;;;;F321",
                ANNA + ";2019-12-01;RP;0,5;2019-12-08;2019-12-14;;;;F321",
                BO + ";2020-07-01;SJP;0.5;2020-07-01;2020-07-20;;;;M54");
        register(
                "midas_sjuk_aktivitetsersattning",
                "personnummer;fall_from_datum;forman_kod;omfattning;del_from_datum;del_tom_datum;del_dagar_brutto;"
                        + "del_dagar_netto;del_belopp_brutto;diagnos1_kod;diagnos2_kod",
                BO + ";2018-01-01;SE;0.5;2018-01-01;2022-12-31;;;;F20;");
        register(
                "befolkning",
                "personnummer;ar;kommun;kon;fodelsedatum",
                ANNA + ";2019;0180;K;1980-01-01",
                BO + ";2019;0180;M;1981-01-02",
                CECILIA + ";2019;0180;K;1982-01-11");
    }

    /** Sets a register's lines, the header first. */
    SmallDelivery register(String name, String... lines) {
        files.put(name + ".csv", String.join("\n", lines) + "\n");
        return this;
    }

    /** Adds a line to a register. */
    SmallDelivery with(String register, String... lines) {
        files.merge(register + ".csv", String.join("\n", lines) + "\n", String::concat);
        return this;
    }

    /** Sets a file's text. */
    SmallDelivery file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** The text of a file. */
    String text(String name) {
        return files.get(name);
    }

    SmallDelivery without(String name) {
        files.remove(name);
        return this;
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    static Path key(Path folder) throws IOException {
        return Files.writeString(folder.resolve("test.key"), "a key for the tests only");
    }

    /** The words of a follow-up of 2020 without further steps, the key in a folder of this machine. */
    static List<String> followUp(Path keyFolder, Object delivery, Object store, Object out) throws IOException {
        return List.of(
                "follow-up",
                "--further",
                "none",
                "--delivery",
                delivery.toString(),
                "--year",
                "2020",
                "--store",
                store.toString(),
                "--out",
                out.toString(),
                "--key-file",
                key(keyFolder).toString());
    }

    static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }
}
