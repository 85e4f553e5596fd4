package se.samkor.publication;

import java.util.List;
import se.samkor.disclosure.DisclosureControl;
import se.samkor.disclosure.DisclosureRules;
import se.samkor.disclosure.ProtectedTable;
import se.samkor.table.Dimension;
import se.samkor.table.TableBuilder;

/**
 * A table of two sexes and three bands, small enough to read: three men have 1-90 days, and no woman has more than 90.
 */
final class SmallCube {
    static final RunFacts FACTS = new RunFacts(
            "20260301-101500-ab12",
            "2026-03-01T10:15:00Z",
            2020,
            "2020",
            "0.1.0",
            "abcd",
            "day-count=calendar",
            "durability_days=0",
            5);

    private SmallCube() {}

    static Cube cube() {
        Variable bands = new Variable(
                "band",
                new Bilingual("Dagar före", "Days before"),
                false,
                List.of(
                        new Bilingual("Alla", "All"),
                        Bilingual.same("0"),
                        Bilingual.same("1-90"),
                        new Bilingual("Fler än 90", "More than 90")),
                List.of("ALL", "0", "1-90", "91-"));
        return new Cube(
                "small",
                new CubeText(
                        new Bilingual("Dagar \"före\" & efter", "Days \"before\" & after"),
                        List.of(
                                new Bilingual("Två punkter: <skyddad> uppgift.", "Two dots: withheld figure."),
                                new Bilingual("En punkt: finns inte.", "One dot: does not exist.")),
                        new Bilingual("Registren", "The registers")),
                DurabilityWords.year(2020),
                List.of(bands, DurabilityWords.sexes()),
                List.of(
                        DurabilityWords.persons(),
                        new Measure(
                                "days",
                                new Bilingual("Dagar", "Days"),
                                new Bilingual("dagar per person", "days per person"),
                                2)),
                List.of(table()));
    }

    private static ProtectedTable table() {
        Dimension band = Dimension.flat("band", "ALL", List.of("0", "1-90", "91-"));
        Dimension sex = Dimension.flat("sex", "ALL", List.of("K", "M"));
        TableBuilder table = new TableBuilder("small", List.of(band, sex))
                .countName("persons")
                .countedRows()
                .add(List.of("0", "K"), 1200, 0, -1)
                .add(List.of("0", "M"), 900, 0, -1)
                .add(List.of("1-90", "K"), 15, 0, -1)
                .add(List.of("1-90", "M"), 3, 0, -1)
                .add(List.of("91-", "M"), 40, 0, -1);
        double[] days = new double[table.cells().size()];
        for (int cell = 0; cell < days.length; cell++) {
            days[cell] = cell - 4.125;
        }
        days[table.cells().cell(3, 1)] = Double.NaN;
        table.dependent("days", days);
        return DisclosureControl.protect(List.of(table.build()), DisclosureRules.FEWER_THAN_FIVE)
                .tables()
                .get(0);
    }
}
