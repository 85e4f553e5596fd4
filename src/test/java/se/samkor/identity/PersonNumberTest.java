package se.samkor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samkor.identity.PersonNumber.Fault;

class PersonNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    @Test
    void theExampleOfTheRulesHasCheckDigitFour() {
        // SKV 704: 640823-323 gives 4
        assertThat(PersonNumber.checkDigit(640_823_323L)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "196408233234, 196408233234",
        "640823-3234, 196408233234",
        "6408233234, 196408233234",
        "19640823-3234, 196408233234",
        "640823+3234, 186408233234"
    })
    void readsEveryWayOfWriting(String written, long digits) {
        assertThat(PersonNumber.parse(written, TODAY).number().orElseThrow().digits())
                .isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "196408233235, PERSON_NUMBER_CHECK_DIGIT",
        "196402303234, PERSON_NUMBER_DATE",
        "203008233234, PERSON_NUMBER_DATE",
        "19640823323, PERSON_NUMBER_FORM",
        "1964O8233234, PERSON_NUMBER_FORM",
        "'', PERSON_NUMBER_FORM"
    })
    void namesWhatIsWrong(String written, Fault fault) {
        assertThat(PersonNumber.parse(written, TODAY).fault()).contains(fault);
    }

    @Test
    void neverShowsItself() {
        PersonNumber number = PersonNumber.parse("640823-3234", TODAY).number().orElseThrow();
        assertThat(number.toString()).doesNotContain("3234").doesNotContain("640823");
        assertThat(PseudonymKey.of("a key that nobody shall see", "test").toString())
                .doesNotContain("nobody");
    }

    @ParameterizedTest
    @CsvSource({"test_personnummer_skatteverket.csv, 41127", "test_samordningsnummer_skatteverket.csv, 2264"})
    void acceptsEveryOfficialTestNumber(String file, int count) throws IOException {
        Path path = Path.of("..", "shared", "data", file);
        Assumptions.assumeTrue(Files.exists(path), "skipped: ../shared/data is not there");
        List<String> lines = Files.readAllLines(path);
        List<String> wrong = lines.stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .filter(number -> PersonNumber.parse(number, TODAY).number().isEmpty())
                .toList();
        assertThat(wrong).isEmpty();
        assertThat(lines.size() - 1).isEqualTo(count);
    }

    @Test
    void aCoordinationNumberWithoutADateHasNoBirthDate() {
        long nine = 640_060_323L;
        String number = "19" + nine + PersonNumber.checkDigit(nine);
        PersonNumber parsed = PersonNumber.parse(number, TODAY).number().orElseThrow();
        assertThat(parsed.isCoordinationNumber()).isTrue();
        assertThat(parsed.birthDate()).isEmpty();
    }

    @Test
    void differentKeysGiveDifferentPseudonyms() {
        Pseudonyms one = new Pseudonyms(PseudonymKey.of("0123456789abcdef", "test"), IdentityKind.PERSONNUMMER, TODAY);
        Pseudonyms other =
                new Pseudonyms(PseudonymKey.of("0123456789abcdeF", "test"), IdentityKind.PERSONNUMMER, TODAY);
        assertThat(one.of("640823-3234").value())
                .isEqualTo(one.of("196408233234").value())
                .isNotEqualTo(other.of("196408233234").value());
    }

    @Test
    void masksWhateverCouldBeANumber() {
        assertThat(NumberMask.mask("x 19640823-3234 y 6408233234"))
                .doesNotContain("3234")
                .startsWith("x ");
        assertThat(NumberMask.mask("2020-02-30")).isEqualTo("2020-02-30");
        assertThat(NumberMask.mask("20200230")).isEqualTo("20200230");
    }
}
