package se.samkor.table.book;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.samkor.domain.Stop;

/** The pages of the table book: those that travel with the program, in the order of the book, and an installation's own. */
public final class BookPages {
    private static final String FOLDER = "conf/tables/";

    private BookPages() {}

    /** All pages that {@code conf/tables/book.conf} names, then those of a folder, by file name. */
    public static List<TablePage> read(Optional<Path> own) {
        PageFault faults = new PageFault();
        PageReader reader = new PageReader(faults);
        List<TablePage> pages = new ArrayList<>();
        ClassLoader loader = BookPages.class.getClassLoader();
        for (String name :
                ConfigFactory.parseResources(loader, FOLDER + "book.conf").getStringList("pages")) {
            Config page = ConfigFactory.parseResources(loader, FOLDER + name + ".conf");
            reader.read(name, page.resolve()).ifPresent(pages::add);
        }
        own.ifPresent(folder -> files(folder)
                .forEach(file -> reader.read(file.getFileName().toString(), parsed(file, faults))
                        .ifPresent(pages::add)));
        Set<String> ids = new HashSet<>();
        pages.stream()
                .filter(page -> !ids.add(page.id()) || page.id().equals(MeasuredTables.DURABILITY))
                .forEach(page -> faults.add(page.id(), "another table has this id"));
        faults.stopIfAny();
        return List.copyOf(pages);
    }

    /** A page from text, for a table of one's own. */
    public static TablePage of(String text) {
        PageFault faults = new PageFault();
        Optional<TablePage> page = new PageReader(faults).read("text", ConfigFactory.parseString(text));
        faults.stopIfAny();
        return page.orElseThrow();
    }

    private static Config parsed(Path file, PageFault faults) {
        try {
            return ConfigFactory.parseFile(file.toFile()).resolve();
        } catch (ConfigException unreadable) {
            faults.add(file.getFileName().toString(), String.valueOf(unreadable.getMessage()));
            return ConfigFactory.empty();
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Stop.WrongUsage("Cannot read the pages in " + folder + ": there is no such folder.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
