package se.samkor.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which columns of a file make a panel.
 *
 * @param firstTreated empty, 0 or after the last time: never treated
 * @param covariates numbers; empty list for none
 * @param weights sampling weights, not negative; absent: every row weighs 1
 * @param cluster groups of units whose errors may move together; absent: the units
 */
public record PanelColumns(
        String unit,
        String time,
        String outcome,
        String firstTreated,
        List<String> covariates,
        Optional<String> weights,
        Optional<String> cluster) {
    public PanelColumns {
        covariates = List.copyOf(covariates);
    }

    List<String> all() {
        List<String> all = new ArrayList<>(List.of(unit, time, outcome, firstTreated));
        all.addAll(covariates);
        weights.ifPresent(all::add);
        cluster.ifPresent(all::add);
        return all;
    }
}
