package se.samkor.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.IndexKind;

/**
 * Who is followed up, and how.
 *
 * @param year the exit year
 * @param index what the windows are laid around
 * @param episodeGapDays days that may lie between participations of one episode
 * @param windowDays length of both windows
 * @param observedFrom first day that the payout registers cover, if known
 * @param observedThrough last day that the payout registers cover
 * @param benefitsOf the benefit codes counted in a group
 */
public record Cohort(
        int year,
        IndexKind index,
        int episodeGapDays,
        int windowDays,
        Optional<LocalDate> observedFrom,
        LocalDate observedThrough,
        Function<BenefitGroup, List<String>> benefitsOf) {}
