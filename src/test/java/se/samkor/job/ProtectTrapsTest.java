package se.samkor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samkor.CommandLineRun;

/** Tables that are meant to go wrong: each is either protected rightly or refused with one clear line. */
final class ProtectTrapsTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('|', '\n'));
    }

    private CommandLineRun protect(String table, String options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "protect",
                "--table",
                file("table.csv", table).toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(options.split(" ")));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private List<String> published() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("out/publication/protected.csv"));
        return lines.subList(1, lines.size());
    }

    /** Rows are parted by a bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "kon,n,kr|K,9,-5|M,8,3 # --dims kon --freq n --value kr # 4 # row 1, column kr is negative; only"
                        + " magnitudes from 0 up",
                "kon,n,kr|K,0,5|M,8,3 # --dims kon --freq n --value kr # 4 # row 1 has an amount in kr and nobody"
                        + " behind it",
                "kon,n|K,3.5|M,8 # --dims kon --freq n # 4 # row 1, column n is not a count",
                "kon,n|K,|M,8 # --dims kon --freq n # 4 # row 1, column n does not hold a number",
                "kon,n|K,..|M,8 # --dims kon --freq n # 4 # row 1, column n does not hold a number",
                "kon,n|,3|M,8 # --dims kon --freq n # 4 # row 1, column kon is empty",
                "kon,n|K,3|K,4|M,8|ALL,15 # --dims kon --freq n # 4 # it holds totals, and the same inner cell twice",
                "kon,n|K,3|M,8|ALL,11|ALL,11 # --dims kon --freq n # 4 # [ALL] is there twice",
                "kon,n|K,3|M,8|ALL,11|Total,11 # --dims kon --freq n # 4 # Cannot tell which code of kon is the total:"
                        + " ALL, Total",
                "kon,n|K,3|M,8 # --dims kon,kon --freq n # 2 # The column kon is named more than once",
                "kon,n|K,3|M,8 # --dims kon,n --freq n # 2 # The column n is named more than once",
                "kon,n,kr|K,9,5|M,8,3 # --dims kon --freq n --value kr --rule p:10 # 2 # give --contributors",
                "kon,n,kr,n_contrib,top1|K,9,5,9,1|M,8,3,8,1 # --dims kon --freq n --value kr --rule p:10 # 2 # top1"
                        + " to top2",
                "kon,n|K,3|M,8 # --dims kon --freq n --rule maxN:2.5 # 2 # Cannot use the rule maxN:2.5",
                "kon,n|K,3|M,8 # --dims kon --freq n --rule nk:0:80 --value n # 2 # named more than once",
                "lan,kon,n|1,K,9|1,M,8|2,K,7|2,M,6|00,K,16|00,M,14 # --dims lan,kon --freq n # 0 # ''",
                "k,b,n|x,K,9|y,K,8|z,K,17|x,M,7|y,M,6|z,M,13|x,U,6|y,U,6|z,U,12 # --dims k,b --freq n # 4 # whether z"
                        + " of k is a total",
                "kon,n # --dims kon --freq n # 4 # the table holds no rows",
            })
    void whatCannotBeProtectedIsRefusedInOneLine(String table, String options, int status, String says)
            throws IOException {
        CommandLineRun run = protect(table, options);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(says);
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "lan,1,@,T|lan,1,@@@,a # has level 3 below level 1",
                "lan,1,@,T|lan,1,@@,a|lan,1,@@@,T # T is a part of itself",
                "lan,1,@,T|lan,1,@@,L|lan,1,@@@,a|lan,1,@@,b|lan,2,@,T|lan,2,@@,L|lan,2,@@@,b|lan,2,@@,a # L has"
                        + " different parts",
                "lan,1,x,T # column levels must hold one or more @",
                "lan,1,@,T|lan,1,@@,a # the code b is not in the hierarchy of lan",
                "kommun,1,@,T|kommun,1,@@,a # The hierarchies are of kommun",
            })
    void aHierarchyThatIsNoneIsRefused(String hierarchy, String says) throws IOException {
        Path path = file("hierarchy.csv", "dim,hierarchy,levels,code|" + hierarchy);
        CommandLineRun run = protect("lan,n|a,3|b,8", "--dims lan --freq n --hierarchy " + path);
        assertThat(run.status()).isBetween(2, 4);
        assertThat(run.err()).contains(says);
    }

    @Test
    void linesOfSeveralDimensionsMayBeMixedInAHierarchyFile() throws IOException {
        String table = "lan,kon,n|a,K,3|a,M,20|b,K,30|b,M,40|c,K,7|c,M,9";
        Path apart = file(
                "apart.csv",
                "dim,hierarchy,levels,code|lan,1,@,T|lan,1,@@,L|lan,1,@@@,a|lan,1,@@@,b|lan,1,@@,c|kon,1,@,ALL|kon,1,@@,K|kon,1,@@,M");
        assertThat(protect(table, "--dims lan,kon --freq n --hierarchy " + apart)
                        .status())
                .isZero();
        List<String> expected = published();
        Path mixed = file(
                "mixed.csv",
                "code;levels;hierarchy;dim|T;@;1;lan|ALL;@;1;KON|L;@@;1;lan|K;@@;1;KON|a;@@@;1;lan|b;@@@;1;lan|M;@@;1;KON|c;@@;1;lan");
        assertThat(protect(table, "--dims lan,kon --freq n --hierarchy " + mixed)
                        .status())
                .isZero();
        assertThat(published()).isEqualTo(expected).hasSize(5 * 3);
    }

    @Test
    void equalRowsWithoutTotalsAreAddedUp() throws IOException {
        assertThat(protect("kon,n|K,3|K,4|M,8", "--dims kon --freq n").status()).isZero();
        assertThat(published()).containsExactly("K,published,7", "M,published,8", "Total,published,15");
    }

    @Test
    void aTableOfTotalsAloneIsPublishedOrWithheldAsItIs() throws IOException {
        assertThat(protect("kon,n|ALL,109", "--dims kon --freq n").status()).isZero();
        assertThat(published()).containsExactly("ALL,published,109");
        assertThat(protect("kon,n|ALL,3", "--dims kon --freq n").status()).isZero();
        assertThat(published()).containsExactly("ALL,primary,");
    }

    @Test
    void aTotalOfFewerThanTheThresholdHidesTheWholeTable() throws IOException {
        assertThat(protect("kon,lan,n|K,a,1|M,a,0|K,b,2|M,b,1", "--dims kon,lan --freq n")
                        .status())
                .isZero();
        assertThat(published())
                .contains("M,a,published,0")
                .filteredOn(line -> !line.contains(",published,0"))
                .allMatch(line -> line.endsWith(","));
    }

    @Test
    void structuralZerosAreShownAndCoverNothing() throws IOException {
        String table = "alder,forman,n|19-29,AE,30|19-29,SE,3|30-64,AE,0|30-64,SE,90|65,AE,0|65,SE,12";
        assertThat(protect(table, "--dims alder,forman --freq n").status()).isZero();
        // AE is paid to the young alone: their AE and all AE are the same persons
        assertThat(published())
                .contains("19-29,SE,primary,", "30-64,AE,published,0", "65,AE,published,0")
                .noneMatch(line -> line.startsWith("30-64,AE,secondary"));
        assertThat(published().stream()
                        .filter(line ->
                                line.startsWith("Total,SE") || line.startsWith("30-64,SE") || line.startsWith("65,SE")))
                .anyMatch(line -> line.contains("secondary"));
    }

    @Test
    void anyCodeComesBackAsItWas() throws IOException {
        Files.write(
                folder.resolve("latin.csv"),
                "ort;n\n\"Åmål; hamn\";12\n\"säger \"\"hej\"\"\";9\n=1+1;8\nÖ,vik;7\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        CommandLineRun run = CommandLineRun.of(
                "protect",
                "--table",
                folder.resolve("latin.csv").toString(),
                "--dims",
                "ORT",
                "--freq",
                "n",
                "--out",
                folder.resolve("out").toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(published())
                .containsExactly(
                        "=1+1,published,8",
                        "Total,published,36",
                        "\"säger \"\"hej\"\"\",published,9",
                        "Åmål; hamn,published,12",
                        "\"Ö,vik\",published,7");
    }

    /** One contributor, two, and three of whom the third is nothing: each can be estimated by somebody. */
    @Test
    void dominanceIsSeenAlsoWhereFewContribute() throws IOException {
        String table =
                "branch,firm,kr|a,1,100|b,2,60|b,3,40|c,4,50|c,5,50|c,6,0|d,7,10|d,8,10|d,9,10|d,10,10|d,11,10|d,12,10"
                        + "|e,13,20|e,14,20|e,15,20|e,16,20|e,17,20|f,18,7|f,19,7|f,20,7|f,21,7|f,22,7|f,23,7";
        assertThat(protect(table, "--dims branch --value kr --contributors firm --rule p:10")
                        .status())
                .isZero();
        assertThat(published())
                .filteredOn(line -> line.contains(",primary,"))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("a", "b", "c");
        assertThat(protect(table, "--dims branch --value kr --contributors firm --rule nk:1:55")
                        .status())
                .isZero();
        assertThat(published())
                .filteredOn(line -> line.contains(",primary,"))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("a", "b");
    }

    @Test
    void oneContributorInSeveralRowsCountsOnce() throws IOException {
        String table = "branch,firm|a,1|a,1|a,1|a,1|a,1|a,2|b,3|b,4|b,5|b,6|b,7|c,8|c,9|c,10|c,11|c,12";
        assertThat(protect(table, "--dims branch --contributors firm").status()).isZero();
        assertThat(published()).anyMatch(line -> line.startsWith("a,primary,"));
    }
}
