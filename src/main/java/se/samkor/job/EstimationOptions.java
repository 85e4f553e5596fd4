package se.samkor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import se.samkor.domain.Stop;
import se.samkor.effect.CheckOptions;
import se.samkor.effect.Conventions;
import se.samkor.effect.EffectOptions;
import se.samkor.effect.ErrorRule;
import se.samkor.effect.Estimators;
import se.samkor.estimate.grouptime.AdjustmentMethod;
import se.samkor.estimate.grouptime.BasePeriod;
import se.samkor.estimate.grouptime.ControlGroup;
import se.samkor.estimate.grouptime.IncompleteUnits;
import se.samkor.estimate.grouptime.Multiplier;
import se.samkor.estimate.regression.BootstrapWeights;
import se.samkor.estimate.regression.ImputationError;

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
            description =
                    "Errors of twfe, event-study, sunab and leads: cr1 (by cluster, factor (N-1)/(N-K) x G/(G-1), K"
                            + " without fixed effects nested in the clusters), cr1-full and cr1-none (K with all, with no fixed"
                            + " effects), cr1-clusters (G/(G-1) alone), cr0 (no factor), cr2 (bias-reduced, for few clusters),"
                            + " two-way (cluster and time), hc1, iid, wild (cr1, and for twfe the interval of the wild cluster"
                            + " bootstrap); default cr1.")
    String vcov = "cr1";

    @Option(
            names = "--multiplier",
            paramLabel = "NAME",
            description = "cs: law of the multiplier bootstrap, rademacher or mammen; default rademacher.")
    String multiplier = "rademacher";

    @Option(
            names = "--wild-weights",
            paramLabel = "NAME",
            description = "twfe: law of the wild cluster bootstrap, rademacher, webb or mammen; default rademacher.")
    String wildWeights = "rademacher";

    @Option(
            names = "--imputation-error",
            paramLabel = "NAME",
            description =
                    "imputation: treated effects vary around the mean of their cohort and time by rows (squared"
                            + " weights, as R's didimputation), by clusters (as the paper and Stata's did_imputation) or leave-out"
                            + " (the same without the own cluster); they differ when clusters hold several units; default rows.")
    String imputationError = "rows";

    @Option(
            names = "--sensitivity",
            paramLabel = "M,M",
            split = ",",
            description =
                    "Robust intervals when trends after treatment may differ by up to M times as much as before it"
                            + " (relative magnitudes); default none.")
    List<Double> sensitivity = new ArrayList<>();

    @Option(
            names = "--smoothness",
            paramLabel = "M,M",
            split = ",",
            description =
                    "Robust intervals when the slope of the difference in trends may change by up to M from one time"
                            + " to the next (fixed-length intervals); default none.")
    List<Double> smoothness = new ArrayList<>();

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
                conventions());
    }

    private Conventions conventions() {
        return new Conventions(
                one("--vcov", vcov, ErrorRule.values(), ErrorRule::word),
                one("--multiplier", multiplier, Multiplier.values(), EstimationOptions::word),
                one("--wild-weights", wildWeights, BootstrapWeights.values(), EstimationOptions::word),
                one("--imputation-error", imputationError, ImputationError.values(), EstimationOptions::word));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> T one(String option, String word, T[] values, Function<T, String> words) {
        return chosen(option, List.of(word), values, words).get(0);
    }

    CheckOptions checks() {
        if (Stream.concat(sensitivity.stream(), smoothness.stream()).anyMatch(bound -> !(bound >= 0))) {
            throw new Stop.WrongUsage("--sensitivity and --smoothness must not be negative.");
        }
        return new CheckOptions(sensitivity, smoothness, placebos, PLACEBO_LEAD);
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
                        "multiplier=" + multiplier,
                        "wild-weights=" + wildWeights,
                        "imputation-error=" + imputationError,
                        "sensitivity=" + sensitivity,
                        "smoothness=" + smoothness,
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
