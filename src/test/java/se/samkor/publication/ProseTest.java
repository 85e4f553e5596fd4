package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samkor.domain.DayBand;

class ProseTest {
    private static Prose.Finding finding(Map<String, Double> interval) {
        Map<String, Double> days = new HashMap<>(interval);
        days.put("sjp_before", 10.0);
        days.put("sjp_after", 11.0);
        List<DurabilityRow> rows = new ArrayList<>();
        for (String benefit : List.of("SJP", "AE", "SE")) {
            for (String band : List.of("ALL", "0")) {
                rows.add(new DurabilityRow(benefit, band, "ALL", 50, days));
                rows.add(new DurabilityRow(benefit, band, "K", 30, days));
                rows.add(new DurabilityRow(benefit, band, "M", 20, days));
            }
        }
        RunTables run = new RunTables(2020, DayBand.of(365), false, rows, Map.of("followed_up", 50L));
        Cube cube = RunCubes.of(run, RunProtection.of(run, 5), 5).durability();
        return new Prose(cube, Language.SV).finding("SJP", 0, 0, 0);
    }

    @Test
    void aDirectionNeedsAnIntervalOnOneSideOfZero() {
        assertThat(finding(Map.of("sjp_diff_low", 0.5, "sjp_diff_high", 1.5))).isEqualTo(Prose.Finding.MORE);
        assertThat(finding(Map.of("sjp_diff_low", -1.5, "sjp_diff_high", -0.5))).isEqualTo(Prose.Finding.FEWER);
        assertThat(finding(Map.of("sjp_diff_low", -0.5, "sjp_diff_high", 1.5))).isEqualTo(Prose.Finding.UNDECIDED);
    }

    @Test
    void anEndThatIsPrintedAsZeroDecidesNothing() {
        assertThat(finding(Map.of("sjp_diff_low", 0.004, "sjp_diff_high", 1.5))).isEqualTo(Prose.Finding.UNDECIDED);
        assertThat(finding(Map.of("sjp_diff_low", -1.5, "sjp_diff_high", -0.0))).isEqualTo(Prose.Finding.UNDECIDED);
    }

    @Test
    void withoutAnIntervalNothingIsConcluded() {
        assertThat(finding(Map.of())).isEqualTo(Prose.Finding.NO_INTERVAL);
    }
}
