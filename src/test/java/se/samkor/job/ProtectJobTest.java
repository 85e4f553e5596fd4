package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
