package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can work out of the published files of 2020 alone; the same is done to a real run in ReconstructionRoundTripTest. */
class IntruderTest {
    @TempDir
    static Path folder;

    private static Intruder intruder;

    @BeforeAll
    static void publish() throws Exception {
        RunTables run = Bilaga5.run();
        new PublicationFolder(folder).write(RunCubes.of(run, RunProtection.of(run, 5), 5), SmallCube.FACTS);
        intruder = new Intruder(folder.resolve("publication").resolve("durability_days.csv"), "SE");
    }

    @Test
    void theThreeMenAreWithheldWithWhatWouldGiveThemAway() {
        assertThat(intruder.withheld()).containsExactly("1-90 K", "1-90 M", "91-180 K", "91-180 M");
        assertThat(intruder.printsSomethingOfTheWithheld()).isFalse();
    }

    @Test
    void nobodyCanSayThatTheyAreThree() {
        double[] persons = intruder.persons("1-90", "M");
        assertThat(Math.ceil(persons[0] - 1e-6)).isLessThan(3);
        assertThat(Math.floor(persons[1] + 1e-6)).isGreaterThan(3);
    }

    @Test
    void norHowManyDaysTheyHad() {
        double[] days = intruder.days("1-90", "M");
        // three men with 78.33 days each
        assertThat(days[0]).isLessThan(0.9 * 235);
        assertThat(days[1]).isGreaterThan(1.1 * 235);
    }
}
