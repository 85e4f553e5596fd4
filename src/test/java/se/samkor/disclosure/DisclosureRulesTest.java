package se.samkor.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samkor.domain.Stop;
import se.samkor.table.Contributions;

final class DisclosureRulesTest {

    @Test
    void readsTheRulesOfTheCommandLine() {
        DisclosureRules rules = DisclosureRules.parse("maxN:4,p:15,nk:2:90");
        assertThat(rules).isEqualTo(new DisclosureRules(4, 15, List.of(new DisclosureRules.Dominance(2, 90))));
        assertThat(DisclosureRules.parse("maxN:2;nk:1/80/2/95").dominances()).hasSize(2);
    }

    @Test
    void refusesOtherRulesWithTheReason() {
        for (String wrong : List.of("max:4", "maxN", "maxN:x", "p:101", "nk:2", "nk:6:90", "")) {
            assertThatThrownBy(() -> DisclosureRules.parse(wrong))
                    .isInstanceOf(Stop.WrongUsage.class)
                    .hasMessageContaining("expected maxN:COUNT, p:PERCENT or nk:N:PERCENT");
        }
    }

    @Test
    void oneToTheLimitIsPrimaryAndZeroIsNot() {
        DisclosureRules rules = DisclosureRules.FEWER_THAN_FIVE;
        assertThat(rules.isPrimary(0, 0, Contributions.NONE)).isFalse();
        assertThat(rules.isPrimary(4, 4, new Contributions(4, List.of(), -1))).isTrue();
        assertThat(rules.isPrimary(5, 5, new Contributions(5, List.of(), -1))).isFalse();
    }

    @Test
    void spellsOfOnePersonCountOnce() {
        assertThat(DisclosureRules.FEWER_THAN_FIVE.isPrimary(9, 9, new Contributions(4, List.of(), -1)))
                .isTrue();
    }

    @Test
    void protectionLevelsFollowTheFormulas() {
        Contributions two = new Contributions(2, List.of(25.7, 3.4), -1);
        assertThat(DisclosureRules.parse("p:10").protectionLevel(29.1, two)).isCloseTo(2.57, within(1e-9));
        assertThat(DisclosureRules.parse("nk:1:80,nk:2:95").protectionLevel(29.1, two))
                .isCloseTo(3.025, within(1e-9));
    }
}
