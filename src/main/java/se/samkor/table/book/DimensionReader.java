package se.samkor.table.book;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.samkor.domain.BundledCsv;

/** Reads a dimension of a page: its rows with labels, from the page or else from the code lists of {@code conf/codes}. */
final class DimensionReader {
    private static final Set<String> KEYS = Set.of("dimension", "codes", "pick", "complete");
    private static final Set<String> CODE_KEYS = Set.of("code", "sv", "en", "from", "low", "high", "missing", "sum");
    private static final Map<String, Words> KINDS = Map.ofEntries(
            Map.entry("before", new Words("Före", "Before")),
            Map.entry("after", new Words("Efter", "After")),
            Map.entry("K", new Words("Kvinnor", "Women")),
            Map.entry("M", new Words("Män", "Men")),
            Map.entry("INDIVID", new Words("Individinriktade", "Individual")),
            Map.entry("STRUKTUR", new Words("Strukturövergripande", "Structural")),
            Map.entry("personal", new Words("Registrerade med personuppgifter", "With personal data")),
            Map.entry("anonymous", new Words("Anonymt registrerade", "Anonymous")),
            Map.entry("volume", new Words("Volyminsatser", "Volume insatser")),
            Map.entry("registered", new Words("Inskrivna som arbetssökande", "Registered as job seekers")),
            Map.entry("not_registered", new Words("Inte inskrivna", "Not registered")),
            Map.entry("ended", new Words("Avslutade under året", "Ended in the year")),
            Map.entry("goes_on", new Words("Ej avslutade under året", "Not ended in the year")),
            Map.entry("member", new Words("I samordningsförbund", "In a förbund")),
            Map.entry("not_member", new Words("Utan samordningsförbund", "Without a förbund")),
            Map.entry(BookDimension.MISSING, new Words("Uppgift saknas", "Missing")));

    private final PageFault faults;
    private final Map<String, Map<String, Words>> lists = new LinkedHashMap<>();

    DimensionReader(PageFault faults) {
        this.faults = faults;
    }

    Optional<PageDimension> read(String page, ConfigObject object) {
        Config config = object.toConfig();
        object.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add(page, "unknown key " + key));
        String name = config.hasPath("dimension") ? config.getString("dimension") : "";
        Optional<BookDimension> dimension = BookDimension.of(name);
        if (dimension.isEmpty()) {
            faults.add(page, "no dimension is called '" + name + "'");
            return Optional.empty();
        }
        List<PageCode> codes = config.hasPath("codes")
                ? listed(page, dimension.get(), config.getList("codes"))
                : usual(page, dimension.get());
        PageDimension.Pick pick = pick(page, config);
        boolean complete = !config.hasPath("complete") || config.getBoolean("complete");
        PageDimension read = new PageDimension(dimension.get(), codes, pick, complete);
        check(page, read);
        return Optional.of(read);
    }

    private PageDimension.Pick pick(String page, Config config) {
        String pick = config.hasPath("pick") ? config.getString("pick") : "one";
        return switch (pick) {
            case "one" -> PageDimension.Pick.ONE;
            case "every" -> PageDimension.Pick.EVERY;
            case "first" -> PageDimension.Pick.FIRST;
            default -> {
                faults.add(page, "pick must be one, every or first, found " + pick);
                yield PageDimension.Pick.ONE;
            }
        };
    }

    /** The codes of the dimension's own list, and a row for missing values where they can be missing. */
    private List<PageCode> usual(String page, BookDimension dimension) {
        if (dimension.isNumber()) {
            faults.add(page, "the bands of " + dimension.key() + " must be given");
            return List.of();
        }
        List<PageCode> codes = new ArrayList<>();
        dimension.kinds().forEach(kind -> codes.add(plain(kind, label(dimension, kind))));
        dimension.codeList().ifPresent(list -> {
            words(list).forEach((code, words) -> codes.add(plain(code, words)));
            codes.add(plain(BookDimension.MISSING, label(dimension, BookDimension.MISSING)));
        });
        return codes;
    }

    private static PageCode plain(String code, Words words) {
        boolean missing = code.equals(BookDimension.MISSING);
        return new PageCode(
                code, words, missing ? Set.of() : Set.of(code), PageCode.OPEN_LOW, PageCode.OPEN_HIGH, missing, false);
    }

    private List<PageCode> listed(String page, BookDimension dimension, ConfigList list) {
        List<PageCode> codes = new ArrayList<>();
        for (ConfigValue value : list) {
            if (value.valueType() == ConfigValueType.OBJECT) {
                codes.add(code(page, dimension, ((ConfigObject) value).toConfig()));
            } else {
                String code = String.valueOf(value.unwrapped());
                codes.add(plain(code, label(dimension, code)));
            }
        }
        return codes;
    }

    private PageCode code(String page, BookDimension dimension, Config config) {
        config.root().keySet().stream()
                .filter(key -> !CODE_KEYS.contains(key))
                .forEach(key -> faults.add(page, "unknown key " + key + " of a code"));
        String code = config.hasPath("code") ? config.getString("code") : "";
        if (code.isEmpty()) {
            faults.add(page, "a code of " + dimension.key() + " has no name");
        }
        Words own = label(dimension, code);
        Words words = new Words(
                config.hasPath("sv") ? config.getString("sv") : own.sv(),
                config.hasPath("en") ? config.getString("en") : own.en());
        boolean missing = config.hasPath("missing") && config.getBoolean("missing");
        Set<String> from = new HashSet<>();
        if (config.hasPath("from")) {
            from.addAll(config.getStringList("from"));
        } else if (!missing && !dimension.isNumber()) {
            from.add(code);
        }
        boolean band = config.hasPath("low") || config.hasPath("high");
        return new PageCode(
                code,
                words,
                from,
                config.hasPath("low") ? config.getInt("low") : band ? PageCode.OPEN_LOW : none(dimension, true),
                config.hasPath("high") ? config.getInt("high") : band ? PageCode.OPEN_HIGH : none(dimension, false),
                missing,
                config.hasPath("sum") && config.getBoolean("sum"));
    }

    /** A row of a dimension of numbers without a band, such as the missing ones, holds no number. */
    private static int none(BookDimension dimension, boolean low) {
        if (!dimension.isNumber()) {
            return low ? PageCode.OPEN_LOW : PageCode.OPEN_HIGH;
        }
        return low ? PageCode.OPEN_HIGH : PageCode.OPEN_LOW;
    }

    private Words label(BookDimension dimension, String code) {
        Words kind = KINDS.getOrDefault(code, new Words(code, code));
        return dimension
                .codeList()
                .map(list -> words(list).getOrDefault(code, kind))
                .orElse(kind);
    }

    private Map<String, Words> words(String list) {
        return lists.computeIfAbsent(list, name -> {
            Map<String, Words> words = new LinkedHashMap<>();
            BundledCsv.read("codes/" + name + ".csv")
                    .forEach(row -> words.put(
                            row.getOrDefault("code", ""),
                            new Words(row.getOrDefault("label_sv", ""), row.getOrDefault("label_en", ""))));
            return words;
        });
    }

    private void check(String page, PageDimension read) {
        Set<String> names = new HashSet<>();
        for (PageCode code : read.codes()) {
            if (!names.add(code.code()) || code.code().equals(BookDimension.ALL)) {
                faults.add(
                        page,
                        "the code " + code.code() + " of " + read.dimension().key() + " stands twice");
            }
        }
        if (read.dimension().isNumber()) {
            bands(page, read);
        }
        checkKinds(page, read);
        checkListed(page, read);
    }

    /** A complete classification of kinds has all of them. */
    private void checkKinds(String page, PageDimension read) {
        Set<String> held = new HashSet<>();
        read.codes().forEach(code -> held.addAll(code.from()));
        for (String kind : read.dimension().kinds()) {
            if (read.complete() && !held.contains(kind)) {
                faults.add(page, read.dimension().key() + " leaves out " + kind);
            }
        }
    }

    private void checkListed(String page, PageDimension read) {
        read.dimension().codeList().ifPresent(list -> {
            for (PageCode code : read.codes()) {
                for (String from : code.from()) {
                    if (!words(list).containsKey(from)) {
                        faults.add(page, "conf/codes/" + list + ".csv has no code " + from);
                    }
                }
            }
        });
    }

    /** Bands follow on each other without a hole, from the first to the last. */
    private void bands(String page, PageDimension read) {
        long next = Long.MIN_VALUE;
        for (PageCode code : read.codes()) {
            if (code.low() > code.high() || code.sum()) {
                continue;
            }
            boolean first = next == Long.MIN_VALUE;
            if (first ? read.complete() && code.low() != PageCode.OPEN_LOW : code.low() != next) {
                faults.add(
                        page,
                        "the bands of " + read.dimension().key() + " leave a hole or overlap before " + code.code());
            }
            next = code.high() + 1L;
        }
        if (read.complete() && next != PageCode.OPEN_HIGH + 1L) {
            faults.add(page, "the last band of " + read.dimension().key() + " must have no upper end");
        }
    }
}
