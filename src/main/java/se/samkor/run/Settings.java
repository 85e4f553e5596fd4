package se.samkor.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import se.samkor.domain.AllowedGap;
import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DiagnosisChoice;
import se.samkor.domain.IndexKind;
import se.samkor.domain.MeasureRules;
import se.samkor.domain.Stop;

/**
 * The settings of a run, read once and checked before anything starts. Defaults and meanings: {@code conf/samkor.conf}.
 *
 * @param episodeGapDays days that may lie between participations of one episode
 * @param index what the windows are laid around
 * @param windowDays length of the windows before and after
 * @param netDays whether printed tables count net days
 * @param sjpBenefits the benefit codes counted as sjukpenning
 * @param linkageDaysBefore how far before the start a benefit is looked for in MiDAS
 * @param repair whether participations with a faulty number are linked to whom it was probably meant for
 * @param repairThreshold the smallest probability of such a link that is accepted
 * @param repairFalseRate the largest share of false links, by the model, among those accepted
 * @param gateRows smallest register that the gate judges
 * @param maxRejectedShare the largest share of rejected rows that passes
 * @param measures what the measures beside the durability table go by
 * @param smallestCount the smallest count that is published
 * @param retention what the job retain keeps
 */
public record Settings(
        int episodeGapDays,
        IndexKind index,
        int windowDays,
        boolean netDays,
        List<String> sjpBenefits,
        int linkageDaysBefore,
        boolean repair,
        double repairThreshold,
        double repairFalseRate,
        long gateRows,
        double maxRejectedShare,
        MeasureRules measures,
        int smallestCount,
        Retention retention)
        implements Serializable {
    /**
     * What is kept of a store's past.
     *
     * @param deliveries the latest deliveries whose registers are kept, whatever their age
     * @param days how long the tables of a run are kept after it
     */
    public record Retention(int deliveries, int days) implements Serializable {}

    private static final String DEFAULTS = "conf/samkor.conf";
    private static final List<String> SJP_CODES = List.of("SJP", "RP", "FSJP", "ASKP");

    /** Reads the defaults and, over them, a file. Everything that is wrong is named at once. */
    public static Settings load(Optional<Path> file) {
        Config defaults = ConfigFactory.parseResources(Settings.class.getClassLoader(), DEFAULTS);
        Config given = file.map(Settings::parse).orElse(ConfigFactory.empty());
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, ConfigValue> entry : given.entrySet()) {
            if (!defaults.hasPath(entry.getKey())) {
                problems.add("unknown key " + entry.getKey() + " (known: "
                        + String.join(", ", new TreeSet<>(keys(defaults))) + ")");
            }
        }
        Config merged = given.withFallback(defaults).resolve();
        Settings settings = read(merged, problems);
        if (!problems.isEmpty()) {
            String where = file.map(Path::toString).orElse(DEFAULTS);
            throw new Stop.WrongUsage("Cannot use the settings in " + where + ": " + String.join("; ", problems) + ".");
        }
        return settings;
    }

    private static List<String> keys(Config config) {
        return config.entrySet().stream().map(Map.Entry::getKey).toList();
    }

    private static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw new Stop.WrongUsage("Cannot read the settings file " + file + ": there is no such file.");
        }
        try {
            Config config = ConfigFactory.parseFile(file.toFile()).resolve(ConfigResolveOptions.noSystem());
            return config.hasPath("samkor") ? config.getConfig("samkor") : config;
        } catch (ConfigException unreadable) {
            String message =
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
            throw new Stop.WrongUsage("Cannot read the settings file " + file + ": " + message + ".");
        }
    }

    private static Settings read(Config config, List<String> problems) {
        return new Settings(
                whole(config, "episode-gap-days", 0, 3650, problems),
                choice(config, "index", List.of("episode", "participation"), problems)
                                .equals("episode")
                        ? IndexKind.EPISODE
                        : IndexKind.PARTICIPATION,
                whole(config, "window-days", 1, 3650, problems),
                choice(config, "day-count", List.of("calendar", "net"), problems)
                        .equals("net"),
                benefits(config, problems),
                whole(config, "linkage-days-before", 0, 3650, problems),
                choice(config, "linkage.repair", List.of("true", "false"), problems)
                        .equals("true"),
                share(config, "linkage.repair-threshold", problems),
                share(config, "linkage.repair-false-rate", problems),
                whole(config, "quality.gate-rows", 0, Integer.MAX_VALUE, problems),
                share(config, "quality.max-rejected-share", problems),
                measures(config, problems),
                whole(config, "disclosure.smallest-count", 2, 1000, problems),
                new Retention(
                        whole(config, "retention.deliveries", 1, 1000, problems),
                        whole(config, "retention.days", 0, 36_500, problems)));
    }

    private static MeasureRules measures(Config config, List<String> problems) {
        List<String> choices = Arrays.stream(DiagnosisChoice.values())
                .map(DiagnosisChoice::label)
                .toList();
        String diagnosis = choice(config, "measures.diagnosis", choices, problems);
        return new MeasureRules(
                choice(config, "measures.level-base", List.of("at-start", "everyone"), problems)
                        .equals("everyone"),
                Arrays.stream(DiagnosisChoice.values())
                        .filter(one -> one.label().equals(diagnosis))
                        .findFirst()
                        .orElse(DiagnosisChoice.LARGEST_EXTENT),
                new AllowedGap(whole(config, "measures.sickness-case-gap-days", 0, 365, problems), 0),
                new AllowedGap(0, whole(config, "measures.disability-case-gap-months", 0, 24, problems)),
                whole(config, "measures.look-back-days", 1, 10_000, problems),
                whole(config, "measures.free-days", 1, 365, problems),
                whole(config, "measures.trend-years", 1, 20, problems),
                choice(config, "measures.survival-interval", List.of("log-log", "plain"), problems)
                        .equals("log-log"));
    }

    private static int whole(Config config, String key, int least, int most, List<String> problems) {
        try {
            double value = config.getDouble(key);
            if (value >= least && value <= most && value == Math.rint(value)) {
                return (int) value;
            }
        } catch (ConfigException.WrongType notANumber) {
            // said below
        }
        problems.add(key + " must be a whole number from " + least + " to " + most + ", found "
                + config.getValue(key).unwrapped());
        return least;
    }

    private static double share(Config config, String key, List<String> problems) {
        try {
            double value = config.getDouble(key);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (ConfigException.WrongType notANumber) {
            // said below
        }
        problems.add(key + " must be a share from 0 to 1, found "
                + config.getValue(key).unwrapped());
        return 0;
    }

    private static String choice(Config config, String key, List<String> choices, List<String> problems) {
        String value = String.valueOf(config.getValue(key).unwrapped()).toLowerCase(Locale.ROOT);
        if (!choices.contains(value)) {
            problems.add(key + " must be one of " + String.join(", ", choices) + ", found " + value);
        }
        return value;
    }

    private static List<String> benefits(Config config, List<String> problems) {
        try {
            List<String> codes = config.getStringList("sjp-benefits").stream()
                    .map(code -> code.toUpperCase(Locale.ROOT))
                    .sorted()
                    .toList();
            if (!codes.isEmpty() && SJP_CODES.containsAll(codes)) {
                return codes;
            }
        } catch (ConfigException.WrongType notAList) {
            // said below
        }
        problems.add("sjp-benefits must be a list of " + String.join(", ", SJP_CODES) + ", found "
                + config.getValue("sjp-benefits").render(ConfigRenderOptions.concise()));
        return SJP_CODES;
    }

    /** The benefit codes that are counted in a group. */
    public List<String> benefitsOf(BenefitGroup group) {
        return group == BenefitGroup.SJP ? sjpBenefits : List.of(group.name());
    }

    /**
     * The settings as one line, the same for the same settings: what a run record keeps. The smallest count is left out: it
     * changes no result, only what of it is published, and the publication itself names it. So is the retention.
     */
    public String asUsed() {
        return String.format(
                Locale.ROOT,
                "episode-gap-days=%d index=%s window-days=%d day-count=%s sjp-benefits=%s linkage-days-before=%d "
                        + "linkage.repair=%s linkage.repair-threshold=%s linkage.repair-false-rate=%s "
                        + "quality.gate-rows=%d quality.max-rejected-share=%s %s",
                episodeGapDays,
                index.label(),
                windowDays,
                netDays ? "net" : "calendar",
                String.join("+", sjpBenefits),
                linkageDaysBefore,
                repair,
                repairThreshold,
                repairFalseRate,
                gateRows,
                maxRejectedShare,
                measures.asUsed());
    }

    /** A digest of {@link #asUsed}. */
    public String hash() {
        return Digest.of(asUsed().getBytes(StandardCharsets.UTF_8));
    }
}
