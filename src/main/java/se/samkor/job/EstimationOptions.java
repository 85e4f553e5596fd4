package se.samkor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import se.samkor.domain.Stop;
import se.samkor.effect.CheckOptions;
import se.samkor.effect.EffectOptions;
import se.samkor.effect.ErrorRule;
import se.samkor.effect.Estimators;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.IncompleteUnits;

/** How effects are estimated and checked. */
final class EstimationOptions {
    @Option(
            names = "--estimator",
            paramLabel = "NAME,NAME",
            split = ",",
            description = "twfe, event-study, cs, sunab, imputation, bacon; default all of these. Also sdid.")
    List<String> estimators = new ArrayList<>();

    @Option(
            names = "--control",
            paramLabel = "NAME,NAME",
            split = ",",
            description =
                    "cs: never (never treated) or notyet (also not yet treated); default never where there are any.")
    List<String> controls = new ArrayList<>();

    @Option(
            names = "--method",
            paramLabel = "NAME,NAME",
            split = ",",
            description = "cs: dr (doubly robust), or (outcome regression), ipw (reweighting); default dr.")
    List<String> methods = new ArrayList<>(List.of("dr"));

    @Option(
            names = "--base",
            paramLabel = "NAME,NAME",
            split = ",",
            description =
                    "cs: periods before treatment are compared with the one before them (varying) or with the last"
                            + " before treatment (universal); default varying.")
    List<String> bases = new ArrayList<>(List.of("varying"));

    @Option(
            names = "--anticipation",
            paramLabel = "N",
            description = "How long before treatment units may respond, in units of time; default 0.")
    int anticipation;

    @Option(
            names = "--incomplete",
            paramLabel = "NAME",
            description = "cs, units not observed at every time: keep (compare as repeated cross sections), drop, or"
                    + " separate (every row a unit of its own); default keep.")
    String incomplete = "keep";

    @Option(
            names = "--bootstrap",
            paramLabel = "B",
            description = "Draws for uniform bands; 0 for none; default 1000. Standard errors are analytic.")
    int draws = 1000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the bootstrap; default 1.")
    long seed = 1;

    @Option(
            names = "--vcov",
            paramLabel = "NAME",
            description = "Errors of twfe, event-study, sunab and leads: cr1 (by cluster), cr2 (bias-reduced, for few"
                    + " clusters), two-way (cluster and time), hc1, iid, wild (cr1, and for twfe the interval of the wild"
                    + " cluster bootstrap); default cr1.")
    String vcov = "cr1";

    @Option(
            names = "--sensitivity",
            paramLabel = "M,M",
            split = ",",
            description =
                    "Robust intervals when trends after treatment may differ by up to M times as much as before it"
                            + " (relative magnitudes); default none.")
    List<Double> sensitivity = new ArrayList<>();

    @Option(
            names = "--placebo",
            paramLabel = "N",
            description = "Permutations of the entries among clusters; default 0, none.")
    int placebos;

    private static final int PLACEBO_LEAD = 2;

    EffectOptions options() {
        if (anticipation < 0 || draws < 0 || placebos < 0) {
            throw new Stop.WrongUsage("--anticipation, --bootstrap and --placebo must not be negative.");
        }
        return new EffectOptions(
                chosen("--control", controls, ControlGroup.values(), ControlGroup::word),
                chosen("--method", methods, AdjustmentMethod.values(), AdjustmentMethod::word),
                chosen("--base", bases, BasePeriod.values(), BasePeriod::word),
                anticipation,
                chosen("--incomplete", List.of(incomplete), IncompleteUnits.values(), IncompleteUnits::word)
                        .get(0),
                draws,
                seed,
                chosen("--vcov", List.of(vcov), ErrorRule.values(), ErrorRule::word)
                        .get(0));
    }

    CheckOptions checks() {
        if (sensitivity.stream().anyMatch(bound -> !(bound >= 0))) {
            throw new Stop.WrongUsage("--sensitivity must not be negative.");
        }
        return new CheckOptions(sensitivity, placebos, PLACEBO_LEAD);
    }

    List<String> names() {
        String[] known = Estimators.names().toArray(String[]::new);
        List<String> named = chosen("--estimator", estimators, known, name -> name);
        return named.isEmpty() ? Estimators.usual() : named;
    }

    /** The options as one line, for the record of runs. */
    String asUsed() {
        return String.join(
                " ",
                List.of(
                        "estimators=" + names(),
                        "control=" + controls,
                        "method=" + methods,
                        "base=" + bases,
                        "anticipation=" + anticipation,
                        "incomplete=" + incomplete,
                        "bootstrap=" + draws,
                        "seed=" + seed,
                        "vcov=" + vcov,
                        "sensitivity=" + sensitivity,
                        "placebo=" + placebos));
    }

    private static <T> List<T> chosen(String option, List<String> words, T[] values, Function<T, String> word) {
        List<String> known = Stream.of(values).map(word).toList();
        List<T> chosen = new ArrayList<>();
        for (String given : words) {
            int at = known.indexOf(given.strip());
            if (at < 0) {
                throw new Stop.WrongUsage(option + " " + given + ": there are " + String.join(", ", known) + ".");
            }
            if (!chosen.contains(values[at])) {
                chosen.add(values[at]);
            }
        }
        return chosen;
    }
}
