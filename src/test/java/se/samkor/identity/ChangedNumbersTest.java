package se.samkor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.samkor.identity.ChangedNumbers.Change;

/** Chains, forks, contradictions and circles of exchanged numbers; numbers are 1, 2, 3 here. */
class ChangedNumbersTest {
    @Test
    void aChainLeadsToItsEnd() {
        ChangedNumbers changed = ChangedNumbers.of(List.of(new Change(2, 3, 20), new Change(1, 2, 10)));
        assertThat(changed.newest()).isEqualTo(Map.of(1L, 3L, 2L, 3L));
        assertThat(changed.loops()).isZero();
    }

    @Test
    void twoOldNumbersMeetInOneNew() {
        ChangedNumbers changed = ChangedNumbers.of(List.of(new Change(1, 3, 10), new Change(2, 3, 10)));
        assertThat(changed.newest()).isEqualTo(Map.of(1L, 3L, 2L, 3L));
    }

    @Test
    void theLatestOfSeveralChangesHolds() {
        ChangedNumbers changed = ChangedNumbers.of(List.of(new Change(1, 3, 20), new Change(1, 2, 10)));
        assertThat(changed.newest()).isEqualTo(Map.of(1L, 3L));
        assertThat(changed.contradictions()).isZero();
    }

    @Test
    void twoChangesOnOneDayContradictEachOtherAndNoneIsFollowed() {
        ChangedNumbers changed =
                ChangedNumbers.of(List.of(new Change(1, 2, 10), new Change(1, 3, 10), new Change(1, 3, 10)));
        assertThat(changed.newest()).isEmpty();
        assertThat(changed.contradictions()).isEqualTo(1);
    }

    @Test
    void aCircleAndWhatLeadsIntoItAreRefusedAndCounted() {
        ChangedNumbers changed = ChangedNumbers.of(List.of(
                new Change(1, 2, 10),
                new Change(2, 3, 20),
                new Change(3, 1, 30),
                new Change(4, 1, 5),
                new Change(5, 5, 5),
                new Change(7, 8, 5)));
        assertThat(changed.newest()).isEqualTo(Map.of(7L, 8L));
        assertThat(changed.loops()).isEqualTo(2);
        assertThat(changed.refused()).isEqualTo(5);
    }

    @Test
    void theOrderOfTheChangesDoesNotMatter() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                changes.add(new Change(random.nextInt(10), random.nextInt(10), random.nextInt(4)));
            }
            ChangedNumbers once = ChangedNumbers.of(changes);
            Collections.shuffle(changes, random);
            ChangedNumbers again = ChangedNumbers.of(changes);
            assertThat(again.newest()).isEqualTo(once.newest());
            assertThat(again.loops()).isEqualTo(once.loops());
            assertThat(again.contradictions()).isEqualTo(once.contradictions());
            once.newest().values().forEach(end -> assertThat(once.newest()).doesNotContainKey(end));
        }
    }

    @Test
    void aPersonsNumbersAreTiedInBothDirections() {
        List<Change> changes = List.of(new Change(1, 2, 10), new Change(3, 2, 20), new Change(8, 9, 1));
        assertThat(ChangedNumbers.tiedTo(Set.of(1L), changes)).containsExactlyInAnyOrder(1L, 2L, 3L);
    }
}
