package se.samkor.publication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A cube as a JSON-stat 2.0 dataset in one language. A figure that is not there is null; its status is ".." when it was
 * withheld, "." when it cannot exist.
 */
final class JsonStatFile {
    private static final String CONTENTS = "contents";

    private final Cube cube;
    private final RunFacts facts;
    private final Language language;

    private JsonStatFile(Cube cube, RunFacts facts, Language language) {
        this.cube = cube;
        this.facts = facts;
        this.language = language;
    }

    static String of(Cube cube, RunFacts facts, Language language) {
        return JsonText.of(new JsonStatFile(cube, facts, language).dataset());
    }

    private ObjectNode dataset() {
        ObjectNode dataset = JsonText.object();
        dataset.put("version", "2.0").put("class", "dataset");
        dataset.put("label", cube.text().title().in(language));
        dataset.put("source", cube.text().source().in(language));
        dataset.put("updated", facts.started());
        ArrayNode notes = dataset.putArray("note");
        cube.text().notes().forEach(note -> notes.add(note.in(language)));
        List<Variable> variables = new ArrayList<>(List.of(cube.time()));
        variables.addAll(cube.variables());
        ArrayNode ids = dataset.putArray("id");
        ArrayNode sizes = dataset.putArray("size");
        variables.forEach(variable -> ids.add(variable.id()));
        variables.forEach(variable -> sizes.add(variable.size()));
        ids.add(CONTENTS);
        sizes.add(cube.measures().size());
        ObjectNode role = dataset.putObject("role");
        role.putArray("time").add(cube.time().id());
        role.putArray("metric").add(CONTENTS);
        ObjectNode dimensions = dataset.putObject("dimension");
        variables.forEach(variable -> dimensions.set(variable.id(), dimension(variable)));
        dimensions.set(CONTENTS, contents());
        values(dataset);
        dataset.putObject("extension").put("runId", facts.runId()).put("language", language.code());
        return dataset;
    }

    private ObjectNode dimension(Variable variable) {
        ObjectNode dimension = JsonText.object().put("label", variable.label().in(language));
        ObjectNode category = dimension.putObject("category");
        ArrayNode index = category.putArray("index");
        ObjectNode labels = category.putObject("label");
        for (int code = 0; code < variable.size(); code++) {
            index.add(variable.codes().get(code));
            labels.put(variable.codes().get(code), variable.labels().get(code).in(language));
        }
        return dimension;
    }

    private ObjectNode contents() {
        ObjectNode dimension = JsonText.object().put("label", language.pick("Tabellinnehåll", "Contents"));
        ObjectNode category = dimension.putObject("category");
        ArrayNode index = category.putArray("index");
        ObjectNode labels = category.putObject("label");
        ObjectNode units = category.putObject("unit");
        for (Measure measure : cube.measures()) {
            index.add(measure.column());
            labels.put(measure.column(), measure.label().in(language));
            units.putObject(measure.column())
                    .put("base", measure.unit().in(language))
                    .put("decimals", measure.decimals());
        }
        return dimension;
    }

    private void values(ObjectNode dataset) {
        ArrayNode values = dataset.putArray("value");
        ObjectNode status = JsonText.object();
        for (int[] position : cube.positions()) {
            for (Measure measure : cube.measures()) {
                Figure figure = cube.figure(measure, position);
                if (figure.isShown()) {
                    values.add(figure.number());
                } else {
                    status.put(Integer.toString(values.size()), figure.text());
                    values.addNull();
                }
            }
        }
        if (!status.isEmpty()) {
            dataset.set("status", status);
        }
    }
}
