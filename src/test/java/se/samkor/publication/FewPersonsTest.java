package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samkor.disclosure.CellAudit;
import se.samkor.domain.DayBand;

/** A cohort of 147 made-up persons: many bands hold a single one, who knows the own cell. */
class FewPersonsTest {
    static RunTables run() {
        return new RunTables(2020, DayBand.of(365), false, rows(), Map.of("followed_up", 147L));
    }

    private static List<DurabilityRow> rows() {
        List<DurabilityRow> rows = new ArrayList<>();
        List<String> lines = lines();
        List<String> header = List.of(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Map<String, Double> days = new HashMap<>();
            for (int i = 6; i < fields.length; i++) {
                if (!fields[i].isEmpty()) {
                    days.put(header.get(i), Double.parseDouble(fields[i]));
                }
            }
            if (!fields[1].equals("ALL")) {
                rows.add(new DurabilityRow(fields[1], fields[2], fields[3], Long.parseLong(fields[5]), days));
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try (InputStream in = FewPersonsTest.class.getResourceAsStream("/publication/few_persons.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void aSafeWayIsFoundAlsoAgainstThoseWhoAreAloneInACell() {
        RunProtection.Outcome outcome = RunProtection.of(run(), 5);
        assertThat(outcome.audit()).isNotEmpty();
        assertThat(outcome.audit())
                .filteredOn(line -> line.status().label().equals("primary") && line.trueValue() < 5)
                .extracting(CellAudit::insider)
                .noneMatch(interval -> interval.isPoint());
    }
}
