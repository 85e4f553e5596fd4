package se.samkor.effect.kommun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KommunDivisionTest {
    @Test
    void aKommunWithANewCodeHasItInEveryYear() {
        assertThat(new KommunDivision(2004, 2010).unit(1917)).isEqualTo(331);
    }

    @Test
    void aKommunSplitWithinTheYearsIsCountedWithItsParent() {
        KommunDivision across = new KommunDivision(2002, 2010);
        assertThat(across.unit(330)).isEqualTo(380);
        assertThat(across.notes())
                .containsExactly("Knivsta is counted with kommun 0380, which it was part of until 2002");
        assertThat(new KommunDivision(2003, 2010).unit(330)).isEqualTo(330);
    }

    @Test
    void aYearCountsFromADateInItsFirstHalf() {
        assertThat(EntryRule.yearOf(LocalDate.of(2014, 7, 1))).isEqualTo(2014);
        assertThat(EntryRule.yearOf(LocalDate.of(2014, 12, 15))).isEqualTo(2015);
    }

    @Test
    void activityAndLagMoveTheFirstTreatedYear() {
        // Kalmar: formed in October 2005, active from 2007
        Membership kalmar = new Membership(
                "F1", LocalDate.of(2005, 10, 1), Optional.of(LocalDate.of(2007, 1, 1)), Optional.empty());
        assertThat(new EntryRule(false, 0).firstTreated(kalmar)).isEqualTo(2006);
        assertThat(new EntryRule(true, 0).firstTreated(kalmar)).isEqualTo(2007);
        assertThat(new EntryRule(true, 2).firstTreated(kalmar)).isEqualTo(2009);
    }
}
