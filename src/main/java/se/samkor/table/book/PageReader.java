package se.samkor.table.book;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the pages of a table book; everything that is wrong with any of them is said at once. */
final class PageReader {
    private static final Set<String> KEYS = Set.of(
            "id",
            "report",
            "title",
            "note",
            "years",
            "population",
            "unit",
            "where",
            "dimensions",
            "series",
            "shares",
            "change",
            "moment");
    private static final int FIRST_YEAR = 2004;
    private static final int LAST_YEAR = 9999;
    private static final Set<String> STATISTICS = Set.of(BookRow.COUNT, BookRow.SHARE);
    private static final String ID = "[a-z][a-z0-9_]*";

    private final PageFault faults;
    private final DimensionReader dimensions;

    PageReader(PageFault faults) {
        this.faults = faults;
        this.dimensions = new DimensionReader(faults);
    }

    /** The page, or nothing when it cannot be made out. */
    Optional<TablePage> read(String file, Config config) {
        try {
            return page(file, config);
        } catch (ConfigException unreadable) {
            faults.add(file, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<TablePage> page(String file, Config config) {
        config.root().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add(file, "unknown key " + key));
        String id = config.getString("id");
        if (!id.matches(ID)) {
            faults.add(file, "the id must be small letters, digits and underscores, found " + id);
        }
        Optional<Population> population = Population.of(config.getString("population"));
        if (population.isEmpty()) {
            faults.add(file, "no population is called " + config.getString("population"));
            return Optional.empty();
        }
        Optional<CountUnit> unit = config.hasPath("unit")
                ? CountUnit.of(config.getString("unit"))
                : population.map(p -> p.units().get(0));
        if (unit.isEmpty() || !population.get().units().contains(unit.get())) {
            faults.add(file, population.get().key() + " is not counted in " + config.getString("unit"));
            return Optional.empty();
        }
        TablePage page = new TablePage(
                id,
                text(config, "report"),
                words(config, "title"),
                config.hasPath("note") ? words(config, "note") : new Words("", ""),
                config.hasPath("years.from") ? config.getInt("years.from") : FIRST_YEAR,
                config.hasPath("years.through") ? config.getInt("years.through") : LAST_YEAR,
                population.get(),
                unit.get(),
                list(file, config, "where"),
                list(file, config, "dimensions"),
                config.hasPath("series") ? config.getInt("series") : 1,
                named(file, config),
                change(file, config),
                config.hasPath("moment") ? config.getString("moment") : "after");
        check(file, page);
        return Optional.of(page);
    }

    private static String text(Config config, String key) {
        return config.hasPath(key) ? config.getString(key) : "";
    }

    private static Words words(Config config, String key) {
        return new Words(config.getString(key + ".sv"), config.getString(key + ".en"));
    }

    private List<PageDimension> list(String file, Config config, String key) {
        List<PageDimension> read = new ArrayList<>();
        if (config.hasPath(key)) {
            for (ConfigObject object : config.getObjectList(key)) {
                dimensions.read(file, object).ifPresent(read::add);
            }
        }
        return read;
    }

    private List<BookDimension> named(String file, Config config) {
        List<BookDimension> named = new ArrayList<>();
        if (config.hasPath("shares")) {
            for (String key : config.getStringList("shares")) {
                BookDimension.of(key)
                        .ifPresentOrElse(named::add, () -> faults.add(file, "no dimension is called " + key));
            }
        }
        return named;
    }

    private List<TablePage.Change> change(String file, Config config) {
        if (!config.hasPath("change")) {
            return List.of();
        }
        Optional<BookDimension> over = BookDimension.of(config.getString("change.over"));
        if (over.isEmpty() || over.get().hasTotal()) {
            faults.add(file, "a change is taken over year or moment");
            return List.of();
        }
        if (!STATISTICS.contains(config.getString("change.of"))) {
            faults.add(file, "a change is taken of count or share, found " + config.getString("change.of"));
        }
        return List.of(new TablePage.Change(over.get(), config.getString("change.of")));
    }

    private void check(String file, TablePage page) {
        for (BookDimension share : page.shares()) {
            if (page.position(share) < 0 || !share.hasTotal()) {
                faults.add(file, "a share needs the total of " + share.key());
            }
        }
        page.change().forEach(change -> {
            if (page.position(change.over()) < 0) {
                faults.add(file, "a change over " + change.over().key() + " needs that dimension");
            }
        });
        if (page.series() > 1 && page.position(BookDimension.YEAR) < 0) {
            faults.add(file, "a series needs the dimension year");
        }
        if (page.unit() == CountUnit.SOURCES && page.dimensions().stream().noneMatch(PageReader::isSupport)) {
            faults.add(file, "sources are counted by support");
        }
    }

    static boolean isSupport(PageDimension dimension) {
        return dimension.dimension().codeList().filter("forsorjning"::equals).isPresent();
    }
}
