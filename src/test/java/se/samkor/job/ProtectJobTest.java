package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.CommandLineRun;

final class ProtectJobTest {
    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private int protect(Path table, String... more) {
        String[] start = {
            "protect",
            "--table",
            table.toString(),
            "--out",
            folder.resolve("out").toString()
        };
        return Main.run(java.util.stream.Stream.concat(java.util.Arrays.stream(start), java.util.Arrays.stream(more))
                .toArray(String[]::new));
    }

    private List<String> lines(String path) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(path));
    }

    @Test
    void innerCellsBecomeAProtectedTableWithTotals() throws IOException {
        Path table = file(
                "inner.csv",
                "\ufeffkommun;kon;antal",
                "0180;K;3",
                "0180;M;20",
                "1480;K;30",
                "1480;M;40",
                "1280;K;7",
                "1280;M;9");
        assertThat(protect(table, "--dims", "kommun,kon", "--freq", "antal")).isZero();
        assertThat(lines("publication/protected.csv"))
                .containsExactly(
                        "kommun,kon,status,antal",
                        "0180,K,primary,",
                        "0180,M,secondary,",
                        "0180,Total,published,23",
                        "1280,K,secondary,",
                        "1280,M,secondary,",
                        "1280,Total,published,16",
                        "1480,K,published,30",
                        "1480,M,published,40",
                        "1480,Total,published,70",
                        "Total,K,published,40",
                        "Total,M,published,69",
                        "Total,Total,published,109");
        assertThat(lines("internal/protected.csv")).isEqualTo(lines("publication/protected.csv"));
        assertThat(lines("internal/audit.csv").get(0))
                .isEqualTo("kommun,kon,status,true_value,outsider_low,outsider_high,insider_low,insider_high,"
                        + "outsider_exact,insider_exact");
        assertThat(lines("internal/audit.csv")).contains("0180,K,primary,3.0,0.0,10.0,0.0,10.0,true,true");
    }

    @Test
    void aTotalThatIsNotTheSumOfItsPartsIsUnreadable() throws IOException {
        Path table = file("cells.csv", "kon,n", "K,10", "M,20", "ALL,31");
        assertThat(protect(table, "--dims", "kon", "--freq", "n")).isEqualTo(4);
        assertThat(folder.resolve("out/publication/protected.csv")).doesNotExist();
    }

    @Test
    void whatCannotBeReadOrUsedIsSaidByTheStatus() throws IOException {
        Path table = file("cells.csv", "kon,n,kr", "K,10,1", "M,20,2");
        assertThat(protect(table, "--dims", "kon,age", "--freq", "n")).isEqualTo(4);
        assertThat(protect(folder.resolve("nowhere.csv"), "--dims", "kon")).isEqualTo(4);
        assertThat(protect(table, "--dims", "kon", "--freq", "n", "--rule", "max:3"))
                .isEqualTo(2);
        assertThat(protect(table, "--dims", "kon", "--freq", "n", "--level", "none"))
                .isEqualTo(2);
        assertThat(protect(table, "--dims", "kon", "--freq", "n", "--method", "blur"))
                .isEqualTo(2);
        assertThat(protect(table, "--dims", "kon", "--freq", "n", "--rule", "p:10"))
                .isEqualTo(2);
        assertThat(protect(file("bad.csv", "kon,n", "K,-1"), "--dims", "kon", "--freq", "n"))
                .isEqualTo(4);
        assertThat(protect(file("empty.csv", "kon,n"), "--dims", "kon", "--freq", "n"))
                .isEqualTo(4);
    }

    @Test
    void roundingAndCellKeysHaveTheSameOutput() throws IOException {
        Path table = file("rows.csv", "kon,rkey", "K,0.1", "K,0.25", "M,0.7");
        assertThat(protect(table, "--dims", "kon", "--method", "round", "--base", "3"))
                .isZero();
        assertThat(lines("publication/protected.csv"))
                .containsExactly("kon,status,count", "K,published,3", "M,published,0", "Total,published,3");
        Path perturbation = file("ptable.csv", "i,v,p_int_ub", "0,0,1", "1,-1,0.5", "1,1,1", "2,0,0.3", "2,2,1");
        assertThat(protect(table, "--dims", "kon", "--method", "cellkey", "--ptable", perturbation.toString()))
                .isZero();
        assertThat(lines("publication/protected.csv"))
                .containsExactly("kon,status,count", "K,published,4", "M,published,2", "Total,published,3");
        assertThat(protect(table, "--dims", "kon", "--method", "cellkey")).isEqualTo(2);
    }

    /** Six kommuner by sex; the three women of 0180 are risky. */
    private Path truth() throws IOException {
        return file(
                "truth.csv",
                "kommun,kon,antal",
                "0180,K,3",
                "0180,M,20",
                "1480,K,30",
                "1480,M,40",
                "1280,K,7",
                "1280,M,9");
    }

    private CommandLineRun audited(String published, String... more) throws IOException {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "protect",
                                "--table",
                                truth().toString(),
                                "--dims",
                                "kommun,kon",
                                "--freq",
                                "antal",
                                "--method",
                                "audit",
                                "--published",
                                file("published.csv", published.split("\n")).toString(),
                                "--out",
                                folder.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return CommandLineRun.of(arguments);
    }

    private static final String SAFE =
            """
            kommun,kon,antal
            0180,K,..
            0180,M,..
            0180,Total,23
            1280,K,..
            1280,M,
            1280,Total,16
            1480,K,30
            1480,M,40
            1480,Total,70
            Total,K,40
            Total,M,69
            Total,Total,109""";

    @Test
    void aTableSuppressedElsewhereIsAudited() throws IOException {
        CommandLineRun passed = audited(SAFE);
        assertThat(passed.err()).isEmpty();
        assertThat(passed.status()).isZero();
        assertThat(lines("publication/protected.csv"))
                .contains("0180,K,primary,", "1280,M,secondary,")
                .hasSize(13);
        assertThat(lines("internal/audit.csv")).contains("0180,K,primary,3.0,0.0,10.0,0.0,10.0,true,true");
    }

    @Test
    void aTableSuppressedElsewhereThatGivesACellAwayStopsWithStatusThree() throws IOException {
        assertThat(audited(SAFE).status()).isZero();
        CommandLineRun stopped = audited(SAFE.replace("0180,M,..", "0180,M,20"));
        assertThat(stopped.status()).isEqualTo(3);
        assertThat(stopped.err())
                .isEqualTo("samkor: Nothing is published: a withheld cell can be recomputed from the published ones:"
                        + " 0180 K.\n");
        // the earlier result is gone, the audit says what can be derived
        assertThat(folder.resolve("out/publication/protected.csv")).doesNotExist();
        assertThat(lines("internal/audit.csv")).contains("0180,K,primary,3.0,3.0,3.0,3.0,3.0,true,true");
    }

    @Test
    void aRiskyCellThatIsPrintedStopsWithStatusThree() throws IOException {
        CommandLineRun stopped = audited(SAFE.replace("0180,K,..", "0180,K,3"));
        assertThat(stopped.status()).isEqualTo(3);
        assertThat(stopped.err())
                .contains("a cell that must be withheld, or a sum of the same units, is published: 0180 K");
    }

    @Test
    void whatIsPrintedMustBeTrueAndWhatIsNotThereIsWithheld() throws IOException {
        assertThat(audited(SAFE.replace("1480,K,30", "1480,K,31")).status()).isEqualTo(4);
        assertThat(audited(SAFE + "\n1480,K,30").err()).contains("row 13, [1480, K] is there twice");
        assertThat(audited("kommun,kon,antal\nTotal,Total,109").status()).isZero();
        assertThat(protect(truth(), "--dims", "kommun,kon", "--freq", "antal", "--method", "audit"))
                .isEqualTo(2);
    }

    /** Firm 1 has 100 of 131; the interval for it must reach beyond 110. */
    @Test
    void anIntervalThatIsTooNarrowStopsWithStatusThree() throws IOException {
        Path table = file(
                "firms.csv",
                "region,firm,kr",
                "a,1,100",
                "a,2,1",
                "b,3,10",
                "b,4,9",
                "b,5,8",
                "c,6,2",
                "c,7,3",
                "c,8,4");
        Path published = file("kr.csv", "region,kr", "a,x", "b,27", "c,x", "Total,137");
        String[] options = {"--dims", "region", "--value", "kr", "--contributors", "firm", "--rule", "p:20"};
        String[] audit = Stream.concat(
                        Stream.of(options),
                        Stream.of("--method", "audit", "--level", "intervals", "--published", published.toString()))
                .toArray(String[]::new);
        // what a and c hold together is known: a lies between 0 and 110, and must be able to reach 120
        assertThat(protect(table, audit)).isEqualTo(3);
        assertThat(lines("internal/audit.csv")).contains("a,primary,101.0,0.0,110.0,0.0,110.0,true,true");
        assertThat(protect(table, options)).isZero();
        assertThat(lines("publication/protected.csv")).contains("b,secondary,,", "c,published,3,9.0");
    }
}
