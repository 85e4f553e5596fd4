package se.samkor.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFilesTest {
    @Test
    void equalTheGoldenFiles() throws IOException {
        Cube cube = SmallCube.cube();
        Golden.check("small.csv", CsvFile.of(cube));
        Golden.check("small.csv-metadata.json", CsvwFile.of(cube, SmallCube.FACTS));
        Golden.check("small.sv.json", JsonStatFile.of(cube, SmallCube.FACTS, Language.SV));
    }

    @Test
    void jsonStatIsConsistentInItself() throws IOException {
        RunTables run = Bilaga5.run();
        for (Cube cube : RunCubes.of(run, RunProtection.of(run, 5), 5).all()) {
            JsonNode data = new ObjectMapper().readTree(JsonStatFile.of(cube, SmallCube.FACTS, Language.EN));
            int product = 1;
            for (int i = 0; i < data.get("id").size(); i++) {
                int size = data.get("size").get(i).asInt();
                JsonNode category = data.get("dimension")
                        .get(data.get("id").get(i).asText())
                        .get("category");
                assertThat(category.get("index")).hasSize(size);
                assertThat(category.get("label")).hasSize(size);
                product *= size;
            }
            assertThat(data.get("value")).hasSize(product);
            for (int i = 0; i < product; i++) {
                boolean marked = data.has("status") && data.get("status").has(Integer.toString(i));
                assertThat(data.get("value").get(i).isNull()).isEqualTo(marked);
            }
        }
    }

    @Test
    void theMetadataDescribeTheColumnsThatTheTableHas() throws IOException {
        Cube cube = SmallCube.cube();
        JsonNode metadata = new ObjectMapper().readTree(CsvwFile.of(cube, SmallCube.FACTS));
        List<String> names = new ArrayList<>();
        metadata.get("tableSchema")
                .get("columns")
                .forEach(column -> names.add(column.get("name").asText()));
        assertThat(CsvFile.of(cube).lines().findFirst()).contains(String.join(",", names));
    }
}
