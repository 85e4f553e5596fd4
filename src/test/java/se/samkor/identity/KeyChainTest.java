package se.samkor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.samkor.domain.Stop;

/** A key that follows others makes of a number what rekeying makes of the others' pseudonym, and is told apart from them. */
class KeyChainTest {
    private static final LocalDate AS_OF = LocalDate.of(2022, 2, 1);
    private static final String ANNA = "189001019802";

    private final PseudonymKey first = PseudonymKey.of("the first key of the tests", "here");
    private final PseudonymKey second = PseudonymKey.of("the second key of the tests", "here");
    private final PseudonymKey third = PseudonymKey.of("the third key of the tests", "here");

    private static Pseudonyms.Pseudonym anna(PseudonymKey key) {
        return new Pseudonyms(key, IdentityKind.PERSONNUMMER, AS_OF).of(ANNA);
    }

    @Test
    void aChainMakesOfANumberWhatRekeyingMakesOfItsPseudonym() {
        PseudonymKey chain = third.after(second.after(first));
        Rekeying one = new Rekeying(second.secret());
        Rekeying two = new Rekeying(third.secret());
        Pseudonyms.Pseudonym old = anna(first);
        assertThat(anna(chain).value()).isEqualTo(two.value(one.value(old.value())));
        assertThat(anna(chain).check())
                .isEqualTo(two.check(one.value(old.value()), one.check(old.value(), old.check())));
        assertThat(anna(chain).value())
                .isNotEqualTo(anna(third).value())
                .isNotEqualTo(anna(second.after(first)).value())
                .isNotEqualTo(anna(first.after(third.after(second))).value());
        assertThat(chain.fingerprint()).isEqualTo(third.fingerprint());
    }

    @Test
    void theEarlierKeysAreSealedForTheNewOneAlone() {
        PseudonymKey chain = third.after(second.after(first));
        String sealed = SealedKeys.seal(chain);
        assertThat(sealed).doesNotContain("first").doesNotContain("second");
        assertThat(anna(SealedKeys.open(third, sealed))).isEqualTo(anna(chain));
        assertThat(SealedKeys.seal(chain)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> SealedKeys.open(second, sealed))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("found a text that this key does not open");
        String changed = sealed.substring(0, sealed.length() - 6) + "AAAA=\n";
        assertThatThrownBy(() -> SealedKeys.open(third, changed)).isInstanceOf(Stop.WrongUsage.class);
        assertThatThrownBy(() -> SealedKeys.open(third, "something else"))
                .isInstanceOf(Stop.WrongUsage.class)
                .hasMessageContaining("found a text of another kind");
    }
}
