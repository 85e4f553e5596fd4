package se.samkor.linkage;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.months_between;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samkor.linkage.MadeUpHistory.man;
import static se.samkor.linkage.MadeUpHistory.woman;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samkor.SharedSpark;
import se.samkor.schema.InternalRows;

/** Who is found in the other register, why someone is not, and in which part of the cohort a person counts. */
class LinkageReportTest {
    private static final LinkageReport REPORT = new LinkageReport(365, List.of("SJP", "RP"));
    private static final String SJP = "sjukpenning_or_rehabiliteringspenning";
    private static final String AE = "aktivitetsersattning";
    private static final String SE = "sjukersattning";
    private static final String INDIVID = "INDIVID";

    private static LinkageReport.Tables report(MadeUpHistory... persons) {
        return REPORT.of(InternalRows.of(MadeUpHistory.histories(List.of(persons))));
    }

    /** Rows of the detail that begin with some words, without them. */
    private static List<String> detail(LinkageReport.Tables tables, String start) {
        return text(tables.detail()).stream()
                .filter(row -> row.startsWith(start + ","))
                .map(row -> row.substring(start.length() + 1))
                .toList();
    }

    private static List<String> text(List<Row> rows) {
        return rows.stream().map(row -> row.mkString(",")).toList();
    }

    @Test
    void bothDirectionsAreCounted() {
        LinkageReport.Tables tables = report(
                woman("1980-05-01").starts("2020-03-01", SJP).paid("RP", "2020-02-01", "2020-03-15"),
                man("1990-05-01").starts("2020-04-01", SJP),
                man("2001-05-01").starts("2021-04-01", SE).paid("AE", "2021-01-01", "2021-12-31"));
        assertThat(text(tables.linkage()))
                .containsExactly(
                        "2020,ALL,ALL,2,1,1,0.5",
                        "2020,ALL,K,1,1,1,1.0",
                        "2020,ALL,M,1,0,0,0.0",
                        "2020,SJP,ALL,2,1,1,0.5",
                        "2020,SJP,K,1,1,1,1.0",
                        "2020,SJP,M,1,0,0,0.0",
                        "2021,ALL,ALL,1,1,1,1.0",
                        "2021,ALL,M,1,1,1,1.0",
                        "2021,AE,ALL,0,0,1,null",
                        "2021,AE,M,0,0,1,null",
                        "2021,SE,ALL,1,0,0,0.0",
                        "2021,SE,M,1,0,0,0.0");
        assertThat(text(tables.unmatched()))
                .containsExactly(
                        "2020,ALL,ALL,no payout,1",
                        "2020,ALL,M,no payout,1",
                        "2020,SJP,ALL,no payout,1",
                        "2020,SJP,M,no payout,1",
                        "2021,SE,ALL,another benefit only,1",
                        "2021,SE,M,another benefit only,1");
        assertThat(detail(tables, "midas_to_sus,2021"))
                .containsExactly(
                        "ALL,age,-19,looked_for,1,1.0",
                        "ALL,age,-19,found,1,1.0",
                        "ALL,forbund,F1,looked_for,1,1.0",
                        "ALL,forbund,F1,found,1,1.0",
                        "ALL,sex,ALL,looked_for,1,1.0",
                        "ALL,sex,ALL,found,1,1.0",
                        "ALL,sex,M,looked_for,1,1.0",
                        "ALL,sex,M,found,1,1.0",
                        "AE,age,-19,looked_for,1,1.0",
                        "AE,age,-19,another benefit in SUS,1,1.0",
                        "AE,forbund,F1,looked_for,1,1.0",
                        "AE,forbund,F1,another benefit in SUS,1,1.0",
                        "AE,sex,ALL,looked_for,1,1.0",
                        "AE,sex,ALL,another benefit in SUS,1,1.0",
                        "AE,sex,M,looked_for,1,1.0",
                        "AE,sex,M,another benefit in SUS,1,1.0");
    }

    @Test
    void aBenefitIsFoundFromSoManyDaysBeforeTheStartThroughIt() {
        // 2019-06-02 is 365 days before 2020-06-01
        LinkageReport.Tables tables = report(
                woman("1980-05-01").starts("2020-06-01", SJP).paid("SJP", "2019-01-01", "2019-06-02"),
                woman("1980-05-01").starts("2020-06-01", SJP).paid("SJP", "2019-01-01", "2019-06-01"),
                man("1980-05-01").starts("2020-06-01", SJP).paid("SJP", "2020-06-01", "2020-06-30"),
                man("1980-05-01").starts("2020-06-01", SJP).paid("SJP", "2020-06-02", "2020-06-30"));
        assertThat(text(tables.linkage())).contains("2020,SJP,K,2,1,1,0.5", "2020,SJP,M,2,1,1,0.5");
        assertThat(text(tables.unmatched())).contains("2020,SJP,ALL,this benefit at another time,2");
    }

    @Test
    void theFirstReasonThatHoldsIsGiven() {
        LinkageReport.Tables tables = report(
                woman("1985-05-01")
                        .starts("2020-06-01", SE)
                        .paid("SE", "2010-01-01", "2012-12-31")
                        .paid("SE", "2022-01-01", "2022-12-31"),
                woman("1985-05-01").starts("2020-06-01", SE).paid("SE", "2010-01-01", "2012-12-31"),
                woman("1985-05-01").starts("2020-06-01", SE).paid("SJP", "2020-01-01", "2020-12-31"),
                // a benefit that no group has, and one that is not said
                man("1985-05-01").starts("2020-06-01", SE).paid("ASKP", "2020-01-01", "2020-12-31"),
                man("1985-05-01").starts("2020-06-01", SE).paid(null, "2010-01-01", "2010-12-31"),
                man("1985-05-01").starts("2020-06-01", SE),
                man("1985-05-01").starts("2020-06-01", SE).livesIn(null));
        assertThat(text(tables.unmatched()))
                .contains(
                        "2020,SE,ALL,another benefit only,3",
                        "2020,SE,ALL,neither in befolkning nor paid,1",
                        "2020,SE,ALL,no payout,1",
                        "2020,SE,ALL,paid before and again later, perhaps resting (vilande),1",
                        "2020,SE,ALL,this benefit at another time,1",
                        // any of the three: the one with sjukpenning is found, and nothing rests
                        "2020,ALL,K,this benefit at another time,2",
                        "2020,ALL,M,another benefit only,2");
    }

    @Test
    void sicknessBenefitDoesNotRest() {
        LinkageReport.Tables tables = report(woman("1985-05-01")
                .starts("2020-06-01", SJP)
                .paid("SJP", "2010-01-01", "2012-12-31")
                .paid("SJP", "2022-01-01", "2022-12-31"));
        assertThat(text(tables.unmatched())).contains("2020,SJP,ALL,this benefit at another time,1");
    }

    @Test
    void whyABenefitThatIsPaidIsNotInSus() {
        LinkageReport.Tables tables = report(
                paid().startsAs("2020-06-01", "F1", INDIVID, null, (String[]) null),
                paid().starts("2020-06-01"),
                paid().starts("2020-06-01", "studiestod"),
                paid().starts("2020-06-01", (String) null),
                paid().starts("2020-06-01", "studiestod", AE),
                paid().starts("2020-06-01", null, AE, SE),
                paid().starts("2020-06-01", null, SJP));
        assertThat(detail(tables, "midas_to_sus,2020,SJP,sex,ALL"))
                .containsExactly(
                        "looked_for,7,1.0",
                        "found,1," + 1 / 7.0,
                        "another benefit in SUS,2," + 2 / 7.0,
                        "nothing said in SUS,2," + 2 / 7.0,
                        "other support in SUS,2," + 2 / 7.0);
        assertThat(detail(tables, "midas_to_sus,2020,ALL,sex,ALL"))
                .containsExactly(
                        "looked_for,7,1.0",
                        "found,3," + 3 / 7.0,
                        "nothing said in SUS,2," + 2 / 7.0,
                        "other support in SUS,2," + 2 / 7.0);
    }

    private static MadeUpHistory paid() {
        return woman("1985-05-01").paid("SJP", "2020-01-01", "2020-12-31");
    }

    @Test
    void theFirstStartOfEachYearThatCountsIsLookedAt() {
        LinkageReport.Tables tables = report(woman("1985-05-01")
                .startsAs("2018-02-01", "F1", "STRUKTUR", null, SE)
                .startsAs("2018-03-01", "F1", null, null, SE)
                .startsAs("2019-02-01", "F1", INDIVID, "FELREGISTRERING", SE)
                .startsAs("2019-03-01", "F2", INDIVID, "ARBETE", SJP)
                .startsAs("2019-04-01", "F3", INDIVID, null, AE)
                .startsAs("2019-05-01", "F4", null, null, AE)
                .startsAs("2020-01-01", "F5", INDIVID, null, AE)
                .startsAs("2020-12-31", "F6", INDIVID, null, SJP));
        assertThat(text(tables.linkage()))
                .containsExactly(
                        "2019,ALL,ALL,1,0,0,0.0",
                        "2019,ALL,K,1,0,0,0.0",
                        "2019,SJP,ALL,1,0,0,0.0",
                        "2019,SJP,K,1,0,0,0.0",
                        "2020,ALL,ALL,1,0,0,0.0",
                        "2020,ALL,K,1,0,0,0.0",
                        "2020,AE,ALL,1,0,0,0.0",
                        "2020,AE,K,1,0,0,0.0");
        assertThat(text(tables.detail()).stream().filter(row -> row.contains("forbund") && row.contains("looked_for")))
                .containsExactly(
                        "sus_to_midas,2019,ALL,forbund,F2,looked_for,1,1.0",
                        "sus_to_midas,2019,SJP,forbund,F2,looked_for,1,1.0",
                        "sus_to_midas,2020,ALL,forbund,F5,looked_for,1,1.0",
                        "sus_to_midas,2020,AE,forbund,F5,looked_for,1,1.0");
    }

    @Test
    void ageAndForbundMayBeUnknown() {
        LinkageReport.Tables tables = report(
                woman(null).startsAs("2020-06-01", null, INDIVID, null, SJP),
                woman("2000-06-02").starts("2020-06-01", SJP),
                woman("2000-06-01").starts("2020-06-01", SJP),
                man("1960-06-02").starts("2020-06-01", SJP),
                man("1960-06-01").starts("2020-06-01", SJP),
                man("2021-01-01").starts("2020-06-01", SJP));
        assertThat(detail(tables, "sus_to_midas,2020,SJP,age").stream().filter(row -> row.contains("looked_for")))
                .containsExactly(
                        "-19,looked_for,2,1.0",
                        "20-29,looked_for,1,1.0",
                        "50-59,looked_for,1,1.0",
                        "60-,looked_for,1,1.0",
                        "unknown,looked_for,1,1.0");
        assertThat(detail(tables, "sus_to_midas,2020,SJP,forbund").stream().filter(row -> row.contains("looked_for")))
                .containsExactly("F1,looked_for,5,1.0", "unknown,looked_for,1,1.0");
    }

    @Test
    void nobodyAndNoPartsGiveEmptyTables() {
        LinkageReport.Tables none = new LinkageReport.Tables(List.of(), List.of(), List.of());
        assertThat(report()).isEqualTo(none);
        assertThat(report(woman("1985-05-01"), man("1985-05-01").starts("2020-06-01", "studiestod")))
                .isEqualTo(none);
        InternalRows noParts = new InternalRows(
                MadeUpHistory.histories(List.of()).schema(),
                JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext())
                        .emptyRDD());
        assertThat(REPORT.of(noParts)).isEqualTo(none);
    }

    @Test
    void aQueryOfSparkFindsTheSame() {
        Random random = new Random(20_260_101);
        List<MadeUpHistory> persons = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            persons.add(drawn(random));
        }
        // enough parts for the tallies to be brought together in a tree
        Dataset<Row> histories = MadeUpHistory.histories(persons).repartition(9);
        LinkageReport.Tables query = new LinkageReportByQuery(365, List.of("SJP", "RP")).of(histories);
        LinkageReport.Tables pass = REPORT.of(InternalRows.of(histories, LinkageReport.COLUMNS));
        assertThat(text(pass.linkage())).isEqualTo(text(query.linkage())).hasSizeGreaterThan(40);
        assertThat(text(pass.unmatched())).isEqualTo(text(query.unmatched())).hasSizeGreaterThan(100);
        assertThat(text(pass.detail())).isEqualTo(text(query.detail())).hasSizeGreaterThan(1000);
        assertThat(pass).isEqualTo(query);
        assertThat(new TreeSet<>(pass.detail().stream()
                        .map(row -> row.getString(0) + " " + row.getString(5))
                        .toList()))
                .as("every outcome is there")
                .hasSize(2 + 5 + 2 + 3);
    }

    private static MadeUpHistory drawn(Random random) {
        String born = LocalDate.of(1955, 1, 1).plusDays(random.nextInt(18_000)).toString();
        MadeUpHistory person =
                new MadeUpHistory(random.nextBoolean() ? "K" : "M", random.nextInt(10) == 0 ? null : born);
        person.livesIn(random.nextInt(4) == 0 ? null : "0180");
        List<LocalDate> starts = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            starts.add(LocalDate.of(2017, 6, 1).plusDays(random.nextInt(1200)));
        }
        for (LocalDate start : starts.stream().sorted().toList()) {
            person.startsAs(
                    start.toString(),
                    one(random, "F1", "F2", "ALL", "found", null),
                    one(random, INDIVID, INDIVID, INDIVID, "STRUKTUR", null),
                    one(random, null, "ARBETE", "FELREGISTRERING"),
                    support(random));
        }
        for (int i = Math.max(0, random.nextInt(7) - 2); i > 0; i--) {
            LocalDate from = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(2500));
            person.paid(
                    one(random, "SJP", "RP", "AE", "SE", "ASKP"),
                    from.toString(),
                    from.plusDays(random.nextInt(random.nextBoolean() ? 30 : 500))
                            .toString());
        }
        if (random.nextInt(5) == 0) {
            person.paid(null, "1999-01-01", "1999-12-31");
        }
        return person;
    }

    private static @Nullable String @Nullable [] support(Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        @Nullable String[] codes = new @Nullable String[random.nextInt(4)];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = one(random, SJP, AE, SE, "studiestod", "ekonomiskt_bistand", null);
        }
        return codes;
    }

    private static @Nullable String one(Random random, @Nullable String... of) {
        return of[random.nextInt(of.length)];
    }

    @Test
    void agesAreThoseOfSparksMonths() {
        List<LocalDate> days = new ArrayList<>();
        for (int year : new int[] {1899, 1900, 1999, 2000, 2003, 2004}) {
            LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(day -> day.getDayOfMonth() == 1
                            || day.getDayOfMonth() > 26
                            || (day.getDayOfMonth() > 13 && day.getDayOfMonth() < 16))
                    .filter(day -> day.getMonthValue() < 5 || day.getMonthValue() > 11)
                    .forEach(days::add);
        }
        List<Row> pairs = new ArrayList<>();
        days.forEach(day -> days.forEach(born -> pairs.add(pair(day, born))));
        Random random = new Random(7);
        Stream.generate(() -> pair(any(random), any(random))).limit(20_000).forEach(pairs::add);
        Dataset<Row> dates = SharedSpark.session().createDataFrame(pairs, StructType.fromDDL("day date, born date"));
        List<Row> ages = dates.select(
                        dates.col("day"),
                        dates.col("born"),
                        floor(months_between(dates.col("day"), dates.col("born"))
                                .divide(12)))
                .collectAsList();
        assertThat(ages).hasSizeGreaterThan(50_000);
        for (Row row : ages) {
            LocalDate day = row.getDate(0).toLocalDate();
            LocalDate born = row.getDate(1).toLocalDate();
            if (AgeBand.years((int) day.toEpochDay(), (int) born.toEpochDay()) != row.getLong(2)) {
                assertThat((long) AgeBand.years((int) day.toEpochDay(), (int) born.toEpochDay()))
                        .as(born + " on " + day)
                        .isEqualTo(row.getLong(2));
            }
        }
    }

    private static LocalDate any(Random random) {
        return LocalDate.of(1900, 1, 1).plusDays(random.nextInt(50_000));
    }

    private static Row pair(LocalDate day, LocalDate born) {
        return RowFactory.create(Date.valueOf(day), Date.valueOf(born));
    }
}
