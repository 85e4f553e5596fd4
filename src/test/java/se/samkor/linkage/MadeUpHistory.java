package se.samkor.linkage;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import se.samkor.SharedSpark;
import se.samkor.schema.CohortRule;

/** A made-up person of the histories with visible dates; a missing date, code or list is null. */
final class MadeUpHistory {
    /** With columns that the report does not read, before, between and after those it reads. */
    private static final StructType TYPE = StructType.fromDDL("person bigint, kommun string, link_kind string, "
            + "part_cases array<struct<from_date:date,to_date:date,benefit_code:string,extent:int>>, sex string, "
            + "participations array<struct<start_date:date,end_date:date,participation_id:string,forbund_id:string,"
            + "insats_type:string,sex:string,end_reason:string,support_before:array<string>>>, birth_date date, "
            + "events array<struct<event_date:date,event:string>>");

    private final String sex;
    private final @Nullable String born;
    private @Nullable String kommun = "0180";
    private final List<Row> stays = new ArrayList<>();
    private final List<Row> cases = new ArrayList<>();

    MadeUpHistory(String sex, @Nullable String born) {
        this.sex = sex;
        this.born = born;
    }

    static MadeUpHistory woman(@Nullable String born) {
        return new MadeUpHistory("K", born);
    }

    static MadeUpHistory man(@Nullable String born) {
        return new MadeUpHistory("M", born);
    }

    /** In an individual insats of förbund F1, not ended by mistake. */
    MadeUpHistory starts(String day, @Nullable String... support) {
        return startsAs(day, "F1", CohortRule.INDIVIDUAL, null, support);
    }

    MadeUpHistory startsAs(
            String day,
            @Nullable String forbund,
            @Nullable String type,
            @Nullable String endReason,
            @Nullable String @Nullable ... support) {
        stays.add(
                RowFactory.create(Date.valueOf(day), null, "D" + stays.size(), forbund, type, sex, endReason, support));
        return this;
    }

    MadeUpHistory paid(@Nullable String benefit, String from, String to) {
        cases.add(RowFactory.create(Date.valueOf(from), Date.valueOf(to), benefit, 10_000));
        return this;
    }

    MadeUpHistory livesIn(@Nullable String where) {
        this.kommun = where;
        return this;
    }

    static Dataset<Row> histories(List<MadeUpHistory> persons) {
        List<Row> rows = new ArrayList<>();
        for (MadeUpHistory one : persons) {
            rows.add(RowFactory.create(
                    (long) rows.size(),
                    one.kommun,
                    "exact",
                    one.cases.toArray(),
                    one.sex,
                    one.stays.toArray(),
                    one.born == null ? null : Date.valueOf(one.born),
                    new Object[0]));
        }
        return SharedSpark.session().createDataFrame(rows, TYPE);
    }
}
