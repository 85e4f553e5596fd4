package se.samkor.table.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samkor.domain.Stop;

/** A table is a page of text; a page that could not be right is refused. */
class BookPagesTest {
    private static final String PAGE =
            """
            id = by_sex
            title { sv = "Kön", en = "Sex" }
            population = ongoing
            dimensions = [ { dimension = sex } ]
            shares = [ sex ]
            """;

    @TempDir
    Path folder;

    @Test
    void aPageOfTextIsATable() {
        BookTable table = SmallFacts.tables(BookPages.of(PAGE)).get(0);
        assertThat(table.count("K")).isEqualTo(2);
        assertThat(table.values(BookRow.SHARE)).containsEntry(List.of("M"), 1.0 / 3);
    }

    @Test
    void everyBundledPageIsInTheBook() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("conf", "tables"))) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".conf", ""))
                    .filter(name -> !name.equals("book"))
                    .toList();
            assertThat(BookPages.read(Optional.empty()).stream().map(TablePage::id))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void anInstallationAddsItsOwn() throws IOException {
        Files.writeString(folder.resolve("mine.conf"), PAGE);
        assertThat(BookPages.read(Optional.of(folder)))
                .last()
                .extracting(TablePage::id)
                .isEqualTo("by_sex");
    }

    @Test
    void bandsWithAHoleAreRefused() {
        // R21-28: after 19-24 months came more than 25, and month 25 was nowhere
        String page = PAGE.replace(
                "{ dimension = sex }",
                """
                { dimension = sex }, { dimension = time_in_insats, codes = [
                  { code = a, high = 24, sv = a, en = a }, { code = b, low = 26, sv = b, en = b } ] }
                """);
        assertThatThrownBy(() -> BookPages.of(page))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("the bands of time_in_insats leave a hole or overlap before b");
    }

    @Test
    void aLastBandWithAnEndIsRefused() {
        String page = PAGE.replace(
                "{ dimension = sex }",
                "{ dimension = sex }, { dimension = age, codes = [ { code = a, high = 24, sv = a, en = a } ] }");
        assertThatThrownBy(() -> BookPages.of(page))
                .hasMessageContaining("the last band of age must have no upper end");
    }

    @Test
    void noKindOfRegistrationCanBeForgotten() {
        // R19-01: participants of volume insatser had been left out
        String page = PAGE.replace("ongoing", "registrations")
                .replace(
                        "{ dimension = sex }",
                        "{ dimension = registration, codes = [ personal, anonymous ] }, { dimension = sex }");
        assertThatThrownBy(() -> BookPages.of(page)).hasMessageContaining("registration leaves out volume");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        String page =
                PAGE.replace("ongoing", "ongoing\nunit = sek").replace("id = by_sex", "id = By-Sex\ncolour = red");
        assertThatThrownBy(() -> BookPages.of(page))
                .hasMessageContaining("unknown key colour")
                .hasMessageContaining("the id must be small letters, digits and underscores, found By-Sex")
                .hasMessageContaining("ongoing is not counted in sek");
        assertThatThrownBy(() -> BookPages.of(PAGE.replace("shares = [ sex ]", "shares = [ age ]")))
                .hasMessageContaining("a share needs the total of age");
        assertThatThrownBy(() -> BookPages.of(PAGE.replace("dimension = sex", "dimension = education, codes = [phd]")))
                .hasMessageContaining("conf/codes/utbildning.csv has no code phd");
    }
}
