package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;

/** What the effects job says of data that cannot give an effect, of published figures, and of checks asked for. */
class EffectsMessagesTest {
    @TempDir
    Path folder;

    private CommandLineRun effects(String panel, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("panel.csv"), panel);
        List<String> arguments = new ArrayList<>(List.of(
                "effects",
                "--panel",
                file.toString(),
                "--unit",
                "unit",
                "--time",
                "year",
                "--outcome",
                "y",
                "--first-treated",
                "first",
                "--out",
                folder.resolve("out").toString()));
        if (!Arrays.asList(more).contains("--bootstrap")) {
            arguments.addAll(List.of("--bootstrap", "20"));
        }
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve("out/internal/" + name + ".csv"));
    }

    /** Units of the cohorts in turn, years 2010-2015; the outcome is noise, and 1 from treatment on. */
    private static String panel(int units, int... cohorts) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("unit,year,y,first,x,twice_x\n");
        for (int unit = 0; unit < units; unit++) {
            int first = cohorts[unit % cohorts.length];
            double x = random.nextGaussian();
            for (int year = 2010; year <= 2015; year++) {
                double y = random.nextGaussian() + (first > 0 && year >= first ? 1 : 0);
                text.append("u" + unit + "," + year + "," + y + "," + first + "," + x + "," + 2 * x + "\n");
            }
        }
        return text.toString();
    }

    @Test
    void aSingularDesignIsAMissingRowThatSaysSo() throws IOException {
        CommandLineRun run = effects(panel(40, 0, 2012, 2013), "--estimator", "cs,twfe", "--covariates", "x,twice_x");
        assertThat(run.status()).isZero();
        assertThat(lines("effects"))
                .anyMatch(line -> line.contains(",cs,")
                        && line.contains(",,,,,")
                        && line.toLowerCase(java.util.Locale.ROOT).contains("collinear"));
        assertThat(lines("effects")).noneMatch(line -> line.contains("NaN") || line.contains("Infinity"));
    }

    @Test
    void withoutControlsThereIsNoEffectAndItSaysWhy() throws IOException {
        CommandLineRun run = effects(panel(20, 2013), "--estimator", "cs");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("No effect can be estimated").contains("nobody to compare with");
    }

    @Test
    void aCohortTreatedFromTheFirstYearIsNamedAndNotEstimated() throws IOException {
        CommandLineRun run = effects(panel(40, 0, 2010, 2013), "--estimator", "cs,sunab");
        assertThat(run.status()).isZero();
        assertThat(lines("effects")).noneMatch(line -> line.contains(",group,2010,"));
        assertThat(lines("effects_checks")).anyMatch(line -> line.contains("treated from the first period"));
    }

    @Test
    void aConstantOutcomeStops() throws IOException {
        String constant = panel(20, 0, 2013)
                .lines()
                .map(line -> line.startsWith("unit") ? line : line.replaceFirst("^(\\w+,\\d+),[^,]+", "$1,5"))
                .reduce("", (all, line) -> all + line + "\n");
        CommandLineRun run = effects(constant);
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("same value");
    }

    @Test
    void anOutcomeThatMovesAlikeInEveryUnitStops() throws IOException {
        for (String value : List.of("$2", "$3")) {
            String alike = panel(20, 0, 2013)
                    .lines()
                    .map(line -> line.replaceFirst("^u(\\d+),(\\d+),[^,]+", "u$1,$2," + value.replace("$3", "$1")))
                    .reduce("", (all, line) -> all + line + "\n");
            CommandLineRun run = effects(alike);
            assertThat(run.status()).isEqualTo(4);
            assertThat(run.err()).contains("No effect can be estimated: The outcome y", "changes alike");
        }
    }

    @Test
    void clustersThatAreTheTreatedAndTheUntreatedHaveNoError() throws IOException {
        assertThat(effects(panel(40, 0, 2013), "--cluster", "first", "--bootstrap", "0")
                        .status())
                .isZero();
        assertThat(lines("effects"))
                .filteredOn(line -> line.contains(",twfe,"))
                .singleElement()
                .asString()
                .contains(",,,,,,40,240,", "clusters leave no variation", "only 2 clusters");
    }

    @Test
    void aSingleTreatedUnitIsNoEvidence() throws IOException {
        CommandLineRun run = effects(panel(41, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2013));
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("the data cannot carry a conclusion: only 1 treated cluster:")
                .doesNotContain("before treatment differ");
    }

    @Test
    void aColumnInTwoRolesIsWrongUsage() throws IOException {
        CommandLineRun run = effects(panel(20, 0, 2013), "--covariates", "x,y");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--covariates y: the column is named twice");
    }

    @Test
    void signsOfWithheldFiguresAreMissingAndCounted() throws IOException {
        String withheld =
                panel(40, 0, 2012, 2013).replaceFirst("(u0,2010,)[^,]+", "$1..").replaceFirst("(u3,2014,)[^,]+", "$1x");
        CommandLineRun run = effects(withheld, "--estimator", "cs");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("2 incomplete rows left out", "2 withheld figures (.. x) taken as missing, not as 0");
        assertThat(effects(withheld.replace("u3,2013,", "u3,2013-01-01,")).err())
                .contains("column year must hold numbers", "not a date");
    }

    @Test
    void aMissingYearIsSaid() throws IOException {
        String gap = panel(40, 0, 2012, 2014)
                .lines()
                .filter(line -> !line.contains(",2013,"))
                .reduce("", (all, line) -> all + line + "\n");
        CommandLineRun run = effects(gap, "--estimator", "cs");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("no data between 2012-2014");
        assertThat(lines("effects")).noneMatch(line -> line.contains(",group_time,2012,2013,"));
    }

    @Test
    void aUnitThatLeavesTreatmentStops() throws IOException {
        CommandLineRun run =
                effects("unit,year,y,first\na,2010,1,2011\na,2011,2,2011\na,2012,2,0\nb,2010,1,0\nb,2011,3,0\n");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("more than one first treated time; treatment must be lasting");
    }

    @Test
    void checksThatAreAskedForAreWritten() throws IOException {
        CommandLineRun run = effects(
                panel(60, 0, 2012, 2013),
                "--estimator",
                "cs,sdid,twfe",
                "--sensitivity",
                "0.5",
                "--smoothness",
                "0.1",
                "--placebo",
                "19",
                "--vcov",
                "cr2");
        assertThat(run.status()).as(run.err()).isZero();
        for (String check : List.of(
                "cohort",
                "balance",
                "mean_reversion",
                "smallest_detectable_effect",
                "leads",
                "placebo_time",
                "placebo_space",
                "sensitivity_relative_magnitudes",
                "sensitivity_smoothness")) {
            assertThat(lines("effects_checks")).as(check).anyMatch(line -> line.contains("," + check + ","));
        }
        assertThat(lines("effects")).anyMatch(line -> line.startsWith("y,ALL,sdid,never,,simple"));
        assertThat(effects(panel(6, 0, 2012), "--vcov", "hope").status()).isEqualTo(2);
    }

    @Test
    void theWildBootstrapGivesTheIntervalOfTwoWayFixedEffects() throws IOException {
        String panel = panel(40, 0, 2012, 2013);
        String[] plain = {"--estimator", "twfe", "--seed", "5"};
        assertThat(effects(panel, plain).status()).isZero();
        String[] usual = lines("effects").get(1).split(",", -1);
        CommandLineRun wild =
                effects(panel, "--estimator", "twfe", "--seed", "5", "--vcov", "wild", "--bootstrap", "999");
        assertThat(wild.status()).as(wild.err()).isZero();
        String[] found = lines("effects").get(1).split(",", -1);
        assertThat(found[9]).isEqualTo(usual[9]);
        assertThat(found[10]).isEqualTo(usual[10]);
        double low = Double.parseDouble(found[11]);
        double high = Double.parseDouble(found[12]);
        double estimate = Double.parseDouble(found[9]);
        double error = Double.parseDouble(found[10]);
        assertThat(low).isNotEqualTo(Double.parseDouble(usual[11]));
        // forty clusters: near the usual interval, not the same
        assertThat(low).isBetween(estimate - 2.6 * error, estimate - 1.6 * error);
        assertThat(high).isBetween(estimate + 1.6 * error, estimate + 2.6 * error);
        assertThat(effects(panel, "--estimator", "twfe", "--seed", "5", "--vcov", "wild", "--bootstrap", "999")
                        .status())
                .isZero();
        assertThat(lines("effects").get(1).split(",", -1)).isEqualTo(found);
    }

    /** The numbers of a small panel by every estimator: a change is seen, and said in the changelog. */
    @Test
    void theNumbersAreThoseOfTheGoldenFile() throws IOException {
        assertThat(effects(panel(60, 0, 2012, 2013), "--sensitivity", "1", "--seed", "1")
                        .status())
                .isZero();
        GoldenNumbers.check("effects.csv", lines("effects"), 1e-8);
    }

    @Test
    void suppressedFiguresOfKoladaAreMissingAndNeverZero() throws IOException {
        StringBuilder json = new StringBuilder("{\"values\":[");
        StringBuilder entries = new StringBuilder("kommun_code,entry,forbund\n");
        Random random = new Random(3);
        for (int i = 0; i < 30; i++) {
            String kommun = String.valueOf(1200 + i);
            entries.append(kommun + "," + (i % 2 == 0 ? "" : "2012-12-15") + ",F" + i / 4 + "\n");
            for (int year = 2010; year <= 2015; year++) {
                boolean hidden = i == 4 && year == 2011;
                json.append(i + year == 2010 ? "" : ",")
                        .append("{\"kpi\":\"N00957\",\"municipality\":\"" + kommun + "\",\"period\":" + year
                                + ",\"values\":[{\"gender\":\"K\",\"status\":\"\",\"value\":99},{\"gender\":\"T\",\"status\":\""
                                + (hidden ? "Private" : "") + "\",\"value\":"
                                + (hidden ? "null" : String.valueOf(30 + random.nextGaussian())) + "}]}");
            }
        }
        entries.append("1300,<=2011,\n");
        Path figures = Files.writeString(folder.resolve("kolada.json"), json + "]}");
        Path entry = Files.writeString(folder.resolve("entries.csv"), entries.toString());
        CommandLineRun run = CommandLineRun.of(
                "effects",
                "--panel",
                figures.toString(),
                "--layout",
                "kolada",
                "--measure",
                "N00957",
                "--entries",
                entry.toString(),
                "--estimator",
                "twfe",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 missing or suppressed figures are left out, not taken as 0");
        assertThat(lines("effects").get(1)).startsWith("N00957,ALL,twfe").contains(",30,179,");
    }

    @Test
    void figuresOfForsakringskassanAreThoseOfDecember() throws IOException {
        StringBuilder text = new StringBuilder("lan_kod;kommun_kod;aldersklass_kod;kon_kod;ar;manad;spt;rojd\n");
        StringBuilder entries = new StringBuilder("kommun_code,first_treated\n");
        Random random = new Random(3);
        for (int i = 0; i < 30; i++) {
            entries.append((1200 + i) + "," + (i % 2 == 0 ? 0 : 2012) + "\n");
            for (int year = 2010; year <= 2014; year++) {
                String row = "12;" + (1200 + i) + ";ALL;K;" + year + ";";
                text.append(row + "11;1000;false\n");
                text.append(
                        row + "12;" + String.valueOf(10 + random.nextGaussian()).replace('.', ',') + ";"
                                + (i == 0 && year == 2010) + "\n");
            }
        }
        text.append("12;ALL_12;ALL;K;2010;12;11;false\n");
        Path figures = Files.writeString(folder.resolve("fk.csv"), text.toString());
        Path entry = Files.writeString(folder.resolve("entries.csv"), entries.toString());
        CommandLineRun run = CommandLineRun.of(
                "effects",
                "--panel",
                figures.toString(),
                "--layout",
                "fk",
                "--measure",
                "spt",
                "--sex",
                "K",
                "--entries",
                entry.toString(),
                "--estimator",
                "twfe",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.status()).as(run.err()).isZero();
        String[] line = lines("effects").get(1).split(",", -1);
        assertThat(line[1]).isEqualTo("K");
        assertThat(line[16]).isEqualTo("149");
        assertThat(Math.abs(Double.parseDouble(line[9]))).isLessThan(2);
    }
}
