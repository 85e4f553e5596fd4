package se.samkor.synthetic;

import java.util.Locale;

/** The registers that are made up, with the columns of the contract in the order they are written. */
public enum Register {
    SUS_INSATS(
            "insats_id;forbund_id;insatstyp;inriktning;malgrupper;registrering;start_datum;slut_datum;budget_kr;utfall_kr"),
    SUS_DELTAGANDE("deltagande_id;insats_id;personnummer;kon;fodelsear;start_datum;slut_datum;avslutsanledning;"
            + "utbildning;tid_i_forsorjning;forsorjning_fore;forsorjning_efter;sysselsattning_fore;"
            + "sysselsattning_efter"),
    SUS_VOLYM("insats_id;ar;antal_kvinnor;antal_man;antal_okant"),
    MIDAS_SJUKPENNING("personnummer;fall_from_datum;forman_kod;omfattning;del_from_datum;del_tom_datum;"
            + "del_dagar_brutto;del_dagar_netto;del_belopp_brutto;diagnos_kod"),
    MIDAS_SJUK_AKTIVITETSERSATTNING("personnummer;fall_from_datum;forman_kod;omfattning;del_from_datum;del_tom_datum;"
            + "del_dagar_brutto;del_dagar_netto;del_belopp_brutto;diagnos1_kod;diagnos2_kod"),
    BEFOLKNING("personnummer;ar;kommun;kon;fodelsedatum"),
    BEFOLKNING_HANDELSE("personnummer;handelse;datum;nytt_personnummer"),
    ARBETSSOKANDE("personnummer;sokandekategori;from_datum;tom_datum;avaktualiseringsorsak"),
    FORBUND_MEDLEMSKAP("kommun;forbund_id;forbund;from_datum;tom_datum");

    private final String header;

    Register(String header) {
        this.header = header;
    }

    /** The header row, with the delimiter of a delivery. */
    public String header() {
        return header;
    }

    /** The name of the file or folder in a delivery. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
