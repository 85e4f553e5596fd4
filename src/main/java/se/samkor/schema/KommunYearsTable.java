package se.samkor.schema;

import java.util.List;

/**
 * Result {@code kommun_panel.csv}, in the store {@code kommun_years}: one row is a kommun, year, sex (K, M, ALL) and age (on 31
 * December; 16-64, 20-64 or a band). Counts are of those registered in the kommun on 31 December. Days are of the calendar
 * year; {@code exposure} is in person-years, days in the country over days of the year. Shares are of exposure. A value is missing
 * where its register is missing, where nobody is at risk, or where the registers do not reach far enough back.
 */
public final class KommunYearsTable {
    public static final String CSV = "kommun_panel";

    public static final ResultTable TABLE = ResultTable.of(
            "kommun_years",
            List.of(
                    "kommun text",
                    "year int",
                    "sex text",
                    "age text",
                    "forbund text",
                    "formation_date date",
                    "activity_date date",
                    "first_treated int",
                    "status text",
                    "cluster text",
                    "persons long",
                    "exposure double",
                    "sjp_persons long",
                    "se_ae_persons long",
                    "sjp_days long",
                    "sjp_net_days double",
                    "se_ae_net_days double",
                    "sjp_to_se long",
                    "sjp_risk_years double",
                    "to_work long",
                    "job_seeker_years double",
                    "sjp_share double",
                    "se_ae_share double",
                    "sjukpenningtal double",
                    "ohalsotal double",
                    "sjp_to_se_rate double",
                    "to_work_rate double"));

    private KommunYearsTable() {}
}
