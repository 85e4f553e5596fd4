package se.samkor.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The description that goes with {@link CsvFile}, as W3C's metadata vocabulary for tabular data has it: a JSON file beside
 * the table, with titles in both languages, types, units and what an empty field means.
 */
final class CsvwFile {
    private final Cube cube;
    private final RunFacts facts;

    private CsvwFile(Cube cube, RunFacts facts) {
        this.cube = cube;
        this.facts = facts;
    }

    static String of(Cube cube, RunFacts facts) {
        return JsonText.of(new CsvwFile(cube, facts).table());
    }

    private ObjectNode table() {
        ObjectNode table = JsonText.object();
        ArrayNode context = table.putArray("@context");
        context.add("http://www.w3.org/ns/csvw");
        context.addObject().put("@language", "sv");
        table.put("url", cube.id() + ".csv");
        table.set("dc:title", both(cube.text().title()));
        table.set("dc:source", both(cube.text().source()));
        table.put("dc:modified", facts.started().substring(0, 10));
        table.put("dc:identifier", facts.runId());
        ArrayNode notes = table.putArray("rdfs:comment");
        cube.text().notes().forEach(note -> {
            for (Language language : Language.values()) {
                notes.add(worded(note, language));
            }
        });
        ObjectNode dialect = table.putObject("dialect");
        dialect.put("encoding", "utf-8").put("delimiter", ",").put("header", true);
        table.set("tableSchema", schema());
        return table;
    }

    private static ObjectNode worded(Bilingual text, Language language) {
        return JsonText.object().put("@value", text.in(language)).put("@language", language.code());
    }

    private static ArrayNode both(Bilingual text) {
        ArrayNode values = JsonText.object().arrayNode();
        for (Language language : Language.values()) {
            values.add(worded(text, language));
        }
        return values;
    }

    private ObjectNode schema() {
        ObjectNode schema = JsonText.object();
        ArrayNode columns = schema.putArray("columns");
        ArrayNode key = JsonText.object().arrayNode();
        columns.add(column(cube.time().id(), cube.time().label()).put("datatype", "gYear"));
        key.add(cube.time().id());
        for (Variable variable : cube.variables()) {
            ObjectNode column = column(variable.id(), variable.label());
            ObjectNode type = column.putObject("datatype");
            type.put("base", "string").put("format", String.join("|", variable.codes()));
            columns.add(column);
            key.add(variable.id());
        }
        ObjectNode status = column(CsvFile.statusColumn(cube), new Bilingual("Utlämnande", "Publication status"));
        status.putObject("datatype").put("base", "string").put("format", CsvFile.PUBLISHED + "|" + CsvFile.WITHHELD);
        columns.add(status);
        for (Measure measure : cube.measures()) {
            ObjectNode column = column(measure.column(), measure.label());
            column.put("datatype", measure.decimals() == 0 ? "integer" : "decimal");
            column.put("null", "");
            column.set("dc:description", both(measure.unit()));
            columns.add(column);
        }
        schema.set("primaryKey", key);
        return schema;
    }

    private static ObjectNode column(String name, Bilingual title) {
        ObjectNode column = JsonText.object().put("name", name);
        ObjectNode titles = column.putObject("titles");
        for (Language language : Language.values()) {
            titles.put(language.code(), title.in(language));
        }
        return column;
    }
}
