package se.samkor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepairDensityTest {
    @Test
    void explore() {
        for (double density : new double[] {0.005, 0.05, 0.1, 0.2, 0.3, 0.35}) {
            CrowdedRegister.Outcome all = new CrowdedRegister.Outcome(0, 0, 0, 0, 0, 0, 0);
            for (int seed = 0; seed < 1; seed++) {
                all = all.plus(new CrowdedRegister(density, seed).repaired(3000, 1500));
            }
            System.out.printf(
                    "%.3f candidates %.2f found %.4f wrong %.5f (stated %.5f) missed %.4f (stated %.4f)%n",
                    density,
                    all.candidates() / (double) all.rows(),
                    all.found() / (double) all.rows(),
                    all.wrong() / (double) (all.found() + all.wrong()),
                    all.expectedWrong() / (all.found() + all.wrong()),
                    1 - all.found() / (double) all.rows(),
                    all.expectedMissed() / all.matches());
        }
        assertThat(1).isEqualTo(1);
    }
}
