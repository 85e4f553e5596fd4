package se.samkor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.samkor.domain.Stop;
import se.samkor.register.QualityReport;
import se.samkor.run.Settings;

/** Stops a run when a register is worse than the thresholds in the settings allow. */
record QualityGate(Settings settings) {
    void check(List<QualityReport> reports) {
        List<String> broken = new ArrayList<>();
        for (QualityReport report : reports) {
            double share = report.read() == 0 ? 0 : (double) report.rejected() / report.read();
            if (report.read() >= settings.gateRows() && share > settings.maxRejectedShare()) {
                broken.add(String.format(
                        Locale.ROOT,
                        "%s: %.1f %% of %d rows rejected, at most %.1f %% allowed",
                        report.schema().name(),
                        100 * share,
                        report.read(),
                        100 * settings.maxRejectedShare()));
            }
        }
        if (!broken.isEmpty()) {
            throw new Stop.GateClosed("The quality gate is closed, nothing is published. " + String.join("; ", broken)
                    + ". See the tables quality and rejected of the store.");
        }
    }
}
