package se.samkor.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Codes of kommuner as published files write them. */
class FigureFileTest {
    @Test
    void kommunerAreToldFromOtherAreas() {
        assertThat(FigureFile.kommun("0114")).hasValue("0114");
        assertThat(FigureFile.kommun(" 1480 ")).hasValue("1480");
        assertThat(FigureFile.kommun("114")).as("a lost zero").hasValue("0114");
        assertThat(FigureFile.kommun("0114 Upplands Väsby")).hasValue("0114");
        for (String other : new String[] {"0000", "0001", "01", "1", "ALL_12", "Riket", "", "11400", "9999"}) {
            assertThat(FigureFile.kommun(other)).as(other).isEmpty();
        }
    }
}
