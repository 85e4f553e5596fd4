package se.samkor.estimate.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samkor.estimate.Panel;

/** Every reference specification of the wild cluster bootstrap. */
class ReferenceWildBootstrapTest {
    @ParameterizedTest
    @ValueSource(strings = {"mpdta", "castle", "kommun290_sim"})
    void wildBootstrap(String data) {
        for (Map<String, String> row :
                ReferenceTable.read("expected/wildboot_" + data + ".csv").rows()) {
            String id = row.get("spec_id");
            Map<String, String> spec = ReferenceTable.read("expected/specs_" + data + ".csv")
                    .where("spec_id", id)
                    .rows()
                    .get(0);
            WildClusterBootstrap found = WildClusterBootstrap.of(panel(data, spec), options(spec.get("options")));
            double p = ReferenceTable.number(row.get("p_value"));
            boolean enumerated = row.get("enumerated").equals("TRUE");
            double error = ReferenceTable.number(row.get("p_value_mcse"));
            assertThat(found.enumerated()).as(id).isEqualTo(enumerated);
            assertThat(found.clusters()).as(id).isEqualTo(Integer.parseInt(row.get("G")));
            assertThat(found.t()).as(id + " t").isCloseTo(ReferenceTable.number(row.get("t_stat")), within(1e-8));
            assertThat(found.pValue()).as(id + " p").isCloseTo(p, within(enumerated ? 1e-9 : 4 * error));
            if (!row.get("conf_low").isEmpty()) {
                double low = ReferenceTable.number(row.get("conf_low"));
                double high = ReferenceTable.number(row.get("conf_high"));
                assertThat(found.low()).as(id + " low").isCloseTo(low, within(0.02 * (high - low)));
                assertThat(found.high()).as(id + " high").isCloseTo(high, within(0.02 * (high - low)));
            }
        }
    }

    private static WildBootstrapOptions options(String text) {
        double hypothesis = Double.parseDouble(text.replaceAll(".*coef=([0-9.]+);.*", "$1"));
        WildBootstrapOptions options = WildBootstrapOptions.of(99999, 1).testing(hypothesis);
        options = text.contains("webb") ? options.with(BootstrapWeights.WEBB) : options;
        return text.contains("impose_null=FALSE") ? options.unrestricted() : options;
    }

    private static Panel panel(String data, Map<String, String> spec) {
        String sample = spec.get("sample").replace("==1", "");
        ReferenceTable table = ReferenceTable.read("data/" + data + ".csv");
        ReferenceTable chosen = sample.isEmpty() ? table : table.where(sample, "1");
        String unit =
                switch (data) {
                    case "mpdta" -> "countyreal";
                    case "castle" -> "sid";
                    default -> "unit";
                };
        return chosen.panel(unit, "year", spec.get("outcome"), "first_treat", List.of())
                .clusters(chosen.texts(spec.get("cluster")))
                .build();
    }
}
