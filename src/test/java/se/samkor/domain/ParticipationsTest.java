package se.samkor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samkor.domain.Participations.Stay;

class ParticipationsTest {
    private static final FollowUpWindow YEAR = new FollowUpWindow(100, 199);

    @Test
    void touchingParticipationsAreOneEpisode() {
        assertThat(index(IndexKind.EPISODE, 0, new int[][] {{80, 110}, {111, 150}}))
                .isEqualTo(new Stay(80, 150));
    }

    @Test
    void aDayBetweenMakesTwoEpisodesUnlessTheGapAllowsIt() {
        int[][] stays = {{80, 110}, {112, 150}};
        assertThat(index(IndexKind.EPISODE, 0, stays)).isEqualTo(new Stay(112, 150));
        assertThat(index(IndexKind.EPISODE, 1, stays)).isEqualTo(new Stay(80, 150));
    }

    @Test
    void anEpisodeWithAnOngoingParticipationHasNoEnd() {
        assertThat(index(IndexKind.EPISODE, 0, new int[][] {{80, 110}, {105, Participations.ONGOING}}))
                .isNull();
    }

    @Test
    void theLatestEndCounts() {
        assertThat(index(IndexKind.EPISODE, 0, new int[][] {{10, 120}, {130, 140}, {150, 260}}))
                .isEqualTo(new Stay(130, 140));
    }

    @Test
    void singleParticipationsWithTheSameEndTheEarliestStart() {
        assertThat(index(IndexKind.PARTICIPATION, 0, new int[][] {{90, 150}, {80, 150}, {10, 140}}))
                .isEqualTo(new Stay(80, 150));
    }

    @Test
    void aNestedParticipationDoesNotShortenTheEpisode() {
        assertThat(index(IndexKind.EPISODE, 0, new int[][] {{50, 190}, {60, 70}, {120, 130}}))
                .isEqualTo(new Stay(50, 190));
    }

    private static Stay index(IndexKind kind, int gap, int[][] stays) {
        int[] start = new int[stays.length];
        int[] end = new int[stays.length];
        for (int i = 0; i < stays.length; i++) {
            start[i] = stays[i][0];
            end[i] = stays[i][1];
        }
        return new Participations(start, end).index(kind, gap, YEAR).orElse(null);
    }
}
