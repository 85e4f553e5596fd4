package se.samkor.schema;

import java.util.List;

/**
 * Table {@code kommun_counts} (store only, never a file): one row is a kommun, year, sex (K, M) and age band, with sums over the
 * persons registered there on 31 December. Net days are in 1/10 000. Years and codes are those of the registers.
 */
public final class KommunCountsTable {
    /** The columns that say which cell a row is; the counts follow. */
    public static final int CELL = 4;

    public static final ResultTable TABLE = ResultTable.of(
            "kommun_counts",
            List.of(
                    "kommun int",
                    "year int",
                    "sex text",
                    "age_from int",
                    "persons long",
                    "exposure_days long",
                    "sjp_persons long",
                    "se_ae_persons long",
                    "sjp_days long",
                    "sjp_net long",
                    "ae_net long",
                    "se_net long",
                    "sjp_to_se long",
                    "sjp_risk_days long",
                    "to_work long",
                    "job_seeker_days long"));

    private KommunCountsTable() {}
}
