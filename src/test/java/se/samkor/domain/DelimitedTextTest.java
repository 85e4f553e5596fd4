package se.samkor.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files as they come: delimiters, encodings, quotation marks, and numbers in them. */
class DelimitedTextTest {
    @TempDir
    Path folder;

    private DelimitedText read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    private DelimitedText read(String text, Charset encoding) throws IOException {
        return DelimitedText.read(Files.write(folder.resolve("file.csv"), text.getBytes(encoding)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "namn;andel\nVäsby;1,5\n",
                "namn,andel\nVäsby,\"1,5\"\n",
                "namn\tandel\r\nVäsby\t1,5\r\n",
                "\uFEFF\"namn\";\"andel\"\rVäsby;1,5\r",
                "sep=;\nnamn;andel\nVäsby;1,5",
                "\n namn ; andel \n\n Väsby ; 1,5 ;\n;;\n"
            })
    void theSameTableHoweverItIsWritten(String text) throws IOException {
        for (Charset encoding : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
            DelimitedText found = read(text, encoding);
            assertThat(found.header()).containsExactly("namn", "andel");
            assertThat(found.rows()).containsExactly(new String[] {"Väsby", "1,5"});
        }
        assertThat(read("namn;andel\nVäsby;1,5\n", StandardCharsets.ISO_8859_1).column("NAMN"))
                .containsExactly("Väsby");
    }

    @Test
    void theDelimiterSplitsHeaderAndRowsAlike() throws IOException {
        // more commas than semicolons in the header, and decimal commas below
        assertThat(read("kommun;andel, %, 20-64, alla\n0114;1,5\n0115;2,5\n").delimiter())
                .isEqualTo(';');
        assertThat(read("a,b;c\n1,2;3\n").delimiter()).as("a tie").isEqualTo(';');
        assertThat(read("a,b,c\n1,2\n").delimiter()).as("a short row").isEqualTo(',');
    }

    @Test
    void quotedFieldsHoldDelimitersLineEndsAndQuotationMarks() throws IOException {
        DelimitedText found = read("a,b\n\"1,\n\"\"2\"\"\",x\n3\" pipe,#4\n");
        assertThat(found.rows().get(0)).containsExactly("1,\n\"2\"", "x");
        assertThat(found.rows().get(1)).containsExactly("3\" pipe", "#4");
        assertThat(found.line(0)).isEqualTo(2);
        assertThat(found.line(1)).isEqualTo(4);
    }

    @Test
    void whatCannotBeReadIsSaidWithItsPlace() {
        assertThatThrownBy(() -> DelimitedText.read(folder.resolve("none.csv")))
                .isInstanceOf(Stop.UnreadableInput.class)
                .hasMessageContaining("none.csv: there is no such file");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("a\0b")).hasMessageContaining("binary");
        assertThatThrownBy(() -> read("a;b\n1;2;3\n")).hasMessageContaining("line 2 has 3 fields, the header has 2");
        assertThatThrownBy(() -> read("a;b\n1;\"2\n3;4\n")).hasMessageContaining("line 2 is never closed");
        assertThatThrownBy(() -> read("a;b\n1;2\n").column("c")).hasMessageContaining("c is missing (found: a, b)");
        assertThatThrownBy(() -> read("a;a\n1;2\n").column("A")).hasMessageContaining("several columns a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5|1.5",
                "1,5|1.5",
                "-1,5|-1.5",
                "\u22121,5|-1.5",
                "1e-3|0.001",
                "1 234,5|1234.5",
                "1\u00a0234|1234",
                "1\u202f234\u202f567|1234567",
                "1,234.5|1234.5",
                "1.234,5|1234.5",
                "1,234,567|1234567",
                "1.234|1.234",
                ".5|0.5",
                "+7|7",
                "1,234|1.234"
            })
    void numbersAsTheyAreWritten(String field, double expected) {
        assertThat(WrittenNumber.of(field, false)).hasValue(expected);
    }

    @Test
    void whatIsNoNumberAndWhatIsMissing() {
        for (String field :
                new String[] {"", "12 %", "1,2,3", "1.2.3", "12 34", "0x1p3", "1d", "Infinity", "e", "--1"}) {
            assertThat(WrittenNumber.of(field, false)).as(field).isEmpty();
        }
        // thousands or decimals: between commas nobody can tell
        assertThat(WrittenNumber.of("1,234", true)).isEmpty();
        assertThat(WrittenNumber.of("1,5", true)).hasValue(1.5);
        for (String field : new String[] {"..", "x", "*", "-", "\u2013"}) {
            assertThat(WrittenNumber.withheld(field)).as(field).isTrue();
        }
        for (String field : new String[] {"", "NA", "nan", ".", "#N/A"}) {
            assertThat(WrittenNumber.absent(field)).as(field).isTrue();
        }
        assertThat(WrittenNumber.absent("0") || WrittenNumber.withheld("0")).isFalse();
    }
}
