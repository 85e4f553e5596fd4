package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The further parts of the report, on a run that has all of them. */
class SectionsTest {
    private static RunCubes cubes;
    private static String html;

    @BeforeAll
    static void write() {
        cubes = FullRun.cubes();
        html = Report.of(cubes, SmallCube.FACTS);
        String folder = System.getProperty("samkor.report", "");
        if (!folder.isEmpty()) {
            new PublicationFolder(Path.of(folder)).write(cubes, SmallCube.FACTS);
        }
    }

    private static Cube cube(String id) {
        return cubes.all().stream()
                .filter(cube -> cube.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Figure persons(Cube cube, int... position) {
        return cube.figure(cube.measures().get(0), position);
    }

    @Test
    void everyPartIsThereWithItsTables() {
        assertThat(cubes.sections())
                .extracting(Section::anchor)
                .containsExactly(
                        "flow", "profile", "transitions", "comparison", "areas", "events", "linkage", "quality");
        assertThat(html).contains("id=\"sv-profile\"", "id=\"en-quality\"", "id=\"kommun-shapes\"");
    }

    @Test
    void threeRegistrationsByMistakeAreWithheldTogetherWithAnotherKind() {
        Cube flow = cube("registrations");
        List<String> codes = flow.variables().get(0).codes();
        assertThat(persons(flow, codes.indexOf("mistake"))).isEqualTo(Figure.WITHHELD);
        assertThat(codes.stream().filter(code -> flow.isWithheld(codes.indexOf(code))))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aDayOfThreePersonsShowsNeitherThemNorTheOthers() {
        Cube profile = cube("profile");
        int se = 2;
        assertThat(persons(profile, 0, se, 1)).isEqualTo(Figure.WITHHELD);
        assertThat(persons(profile, 0, se, 2)).isEqualTo(Figure.WITHHELD);
        assertThat(persons(profile, 0, se, 0).text()).isEqualTo("9909");
        assertThat(persons(profile, 12, 0, 1).isShown()).isTrue();
    }

    @Test
    void aWithheldDestinationDoesNotFollowFromTheOthers() {
        Cube transitions = cube("transitions");
        List<String> codes = transitions.variables().get(2).codes();
        for (int months = 0; months < 4; months++) {
            int moment = months;
            assertThat(persons(transitions, 2, moment, codes.indexOf("dead"))).isEqualTo(Figure.WITHHELD);
            assertThat(codes.stream().filter(code -> transitions.isWithheld(2, moment, codes.indexOf(code))))
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void aKommunWithThreePersonsIsWithheldWithAnotherOfItsForbund() {
        Cube areas = cube("areas");
        List<String> codes = areas.variables().get(0).codes();
        List<String> withheld = codes.stream()
                .filter(code -> areas.isWithheld(codes.indexOf(code)))
                .toList();
        assertThat(withheld).isNotEmpty();
        assertThat(areas.figure(areas.measure("shrunken"), codes.indexOf(withheld.get(0))))
                .isEqualTo(Figure.WITHHELD);
    }

    @Test
    void anEffectOfThreeKommunerIsWithheld() {
        Cube events = cube("events");
        int sixYears = events.variables().get(1).codes().indexOf("6");
        assertThat(events.figure(events.measure("estimate"), 0, sixYears)).isEqualTo(Figure.WITHHELD);
        assertThat(events.figure(events.measure("estimate"), 0, sixYears - 1).isShown())
                .isTrue();
    }

    @Test
    void saysNothingOfAnEffectWhoseIntervalHoldsZero() {
        assertThat(html)
                .contains("Sjukpenning eller rehabiliteringspenning: deltagarna fick färre dagar än jämförelsen.")
                .contains("Aktivitetsersättning: det går inte att avgöra om deltagarna fick fler eller färre dagar")
                .contains("Sickness compensation: participants got more days than the comparison.");
    }

    @Test
    void aShareIsWithheldWithEitherOfItsCounts() {
        Figure ten = Figure.of(10, 0);
        assertThat(Share.of(ten, Figure.WITHHELD).point()).isEqualTo(Figure.WITHHELD);
        assertThat(Share.of(Figure.WITHHELD, ten).low()).isEqualTo(Figure.WITHHELD);
        assertThat(Share.of(ten, Figure.of(0, 0)).point()).isEqualTo(Figure.NOT_APPLICABLE);
        Share share = Share.of(ten, Figure.of(40, 0));
        // by hand from Wilson's formula
        assertThat(share.words(Language.EN)).isEqualTo("25.0 per cent (95 % interval 14.2 to 40.2)");
    }

    private static final List<SummaryPage.Step> STEPS =
            List.of(new SummaryPage.Step("durability", "2026-03-01T10:16:00Z", 12.34, "done"));

    @Test
    void thePageForAMailHoldsPublishedFiguresAlone() {
        String page = SummaryPage.of(SmallCube.FACTS, Optional.of(cubes), STEPS, List.of());
        assertThat(page)
                .contains("20260301-101500-ab12", "9\u00a0909", "sus_deltagande", "113\u00a0000", "durability", "12.3")
                // three by mistake, two rows twice
                .contains("<td>..</td>")
                .doesNotContain("<script", "http");
        Set<String> published = new TreeSet<>();
        Numbers numbers = new Numbers(Language.SV);
        for (Cube cube : cubes.all()) {
            for (int[] position : cube.positions()) {
                cube.measures().forEach(measure -> published.add(numbers.of(cube.figure(measure, position))));
            }
        }
        Matcher cell = Pattern.compile("<td>([^<]*)</td>").matcher(page);
        int figures = 0;
        while (cell.find()) {
            if (!List.of("2026-03-01T10:16:00Z", "12.3", "done").contains(cell.group(1))) {
                assertThat(published).contains(cell.group(1));
                figures++;
            }
        }
        assertThat(figures).isGreaterThan(50);
    }

    @Test
    void withoutAPublicationThePageHasNoFigures() {
        Bilingual remark = new Bilingual("Steget publish är utelämnat.", "The step publish is left out.");
        String page = SummaryPage.of(SmallCube.FACTS, Optional.empty(), STEPS, List.of(remark));
        assertThat(page)
                .contains("No figures: the run published nothing.", "The step publish is left out.")
                .doesNotContain("9\u00a0909", "sus_deltagande");
    }
}
