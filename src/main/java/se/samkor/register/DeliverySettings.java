package se.samkor.register;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.samkor.domain.Stop;

/**
 * What {@code delivery.conf} says of a delivery.
 *
 * @param extracted the day the registers were drawn
 * @param observedFrom the first day that the payout registers cover
 * @param observedThrough the last day that the payout registers cover
 * @param encoding of the CSV files
 * @param delimiter of the CSV files; empty: detected
 * @param columns per register (or {@code *}), the delivery's column name by the contract's
 * @param codes per register and contract column, the contract's code by the delivery's
 */
public record DeliverySettings(
        Optional<LocalDate> extracted,
        Optional<LocalDate> observedFrom,
        Optional<LocalDate> observedThrough,
        Charset encoding,
        Optional<String> delimiter,
        Map<String, Map<String, String>> columns,
        Map<String, Map<String, String>> codes) {
    private static final Set<String> KEYS =
            Set.of("extracted", "observed-from", "observed-through", "encoding", "delimiter", "columns", "codes");
    private static final Map<String, Charset> ENCODINGS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf8", StandardCharsets.UTF_8,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "latin1", StandardCharsets.ISO_8859_1,
            "latin-1", StandardCharsets.ISO_8859_1);
    private static final Map<String, String> DELIMITERS =
            Map.of(";", ";", ",", ",", "\t", "\t", "tab", "\t", "\\t", "\t", "|", "|");

    /** The settings of a delivery that says nothing. */
    public static DeliverySettings none() {
        return parse("", "delivery.conf");
    }

    /** Reads the text of a {@code delivery.conf}; an unknown key or an unusable value is wrong usage. */
    public static DeliverySettings parse(String text, String file) {
        Config config;
        try {
            config = ConfigFactory.parseString(text).resolve();
        } catch (ConfigException unreadable) {
            throw new Stop.WrongUsage("Cannot read " + file + ": " + firstLine(unreadable) + ".");
        }
        for (String key : config.root().keySet()) {
            if (!KEYS.contains(key)) {
                throw new Stop.WrongUsage("Unknown key \"" + key + "\" in " + file + ": expected one of "
                        + String.join(", ", KEYS.stream().sorted().toList()) + ".");
            }
        }
        return new DeliverySettings(
                date(config, "extracted", file),
                date(config, "observed-from", file),
                date(config, "observed-through", file),
                choice(config, "encoding", ENCODINGS, file).orElse(StandardCharsets.UTF_8),
                choice(config, "delimiter", DELIMITERS, file),
                nested(config, "columns", file),
                nestedTwice(config, file));
    }

    private static Optional<LocalDate> date(Config config, String key, String file) {
        if (!config.hasPath(key)) {
            return Optional.empty();
        }
        String text = config.getString(key);
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException wrong) {
            throw new Stop.WrongUsage(
                    "Cannot use " + key + " in " + file + ": expected a date yyyy-MM-dd, found \"" + text + "\".");
        }
    }

    private static <T> Optional<T> choice(Config config, String key, Map<String, T> choices, String file) {
        if (!config.hasPath(key)) {
            return Optional.empty();
        }
        String text = config.getString(key);
        T chosen = choices.get(text.toLowerCase(Locale.ROOT));
        if (chosen == null) {
            throw new Stop.WrongUsage("Cannot use " + key + " in " + file + ": expected one of "
                    + String.join(" ", choices.keySet().stream().sorted().toList()) + ", found \"" + text + "\".");
        }
        return Optional.of(chosen);
    }

    private static Map<String, Map<String, String>> nested(Config config, String key, String file) {
        Map<String, Map<String, String>> result = new HashMap<>();
        if (config.hasPath(key)) {
            for (Map.Entry<String, ConfigValue> entry : config.getConfig(key).entrySet()) {
                List<String> path = ConfigUtil.splitPath(entry.getKey());
                String outer = path.size() == 2 ? path.get(0) : "*";
                if (path.size() > 2) {
                    throw new Stop.WrongUsage("Cannot use " + key + "." + entry.getKey() + " in " + file
                            + ": expected register.column or column.");
                }
                result.computeIfAbsent(outer, register -> new HashMap<>())
                        .put(
                                path.get(path.size() - 1),
                                entry.getValue().unwrapped().toString());
            }
        }
        return Map.copyOf(result);
    }

    private static Map<String, Map<String, String>> nestedTwice(Config config, String file) {
        Map<String, Map<String, String>> result = new HashMap<>();
        if (config.hasPath("codes")) {
            for (Map.Entry<String, ConfigValue> entry :
                    config.getConfig("codes").entrySet()) {
                List<String> path = ConfigUtil.splitPath(entry.getKey());
                if (path.size() < 2 || path.size() > 3) {
                    throw new Stop.WrongUsage("Cannot use codes." + entry.getKey() + " in " + file
                            + ": expected register.column.code or column.code.");
                }
                String column = (path.size() == 3 ? path.get(0) : "*") + "." + path.get(path.size() - 2);
                result.computeIfAbsent(column, c -> new HashMap<>())
                        .put(
                                path.get(path.size() - 1),
                                entry.getValue().unwrapped().toString());
            }
        }
        return Map.copyOf(result);
    }

    /** The delivery's name of a contract column of a register. */
    public String sourceName(String register, String column) {
        String general = columns.getOrDefault("*", Map.of()).getOrDefault(column, column);
        return columns.getOrDefault(register, Map.of()).getOrDefault(column, general);
    }

    /** The contract's codes by the delivery's, for a column of a register. */
    public Map<String, String> codesOf(String register, String column) {
        Map<String, String> merged = new HashMap<>(codes.getOrDefault("*." + column, Map.of()));
        merged.putAll(codes.getOrDefault(register + "." + column, Map.of()));
        return merged;
    }

    private static String firstLine(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("no reason given");
    }
}
