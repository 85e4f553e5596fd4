package se.samkor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samkor.job.Main;

class StopTest {
    @Test
    void anUnknownOptionIsWrongUsage() {
        assertThat(Main.run("--no-such-option")).isEqualTo(2);
    }
}
