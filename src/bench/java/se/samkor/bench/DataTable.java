package se.samkor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samkor.schema.DisabilityBenefitTable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.ParticipationTable;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.SicknessBenefitTable;

/**
 * R's data.table on CSV files of the same registers, in a process of its own. The files hold only the columns that are needed, which
 * is in its favour.
 *
 * @param command to run
 */
record DataTable(List<String> command) {
    private static final Path SCRIPT = Path.of("src", "bench", "r", "durability.R");

    /** Whether this machine has R with its packages. */
    static boolean isInstalled() throws InterruptedException {
        try {
            new Launch(List.of("Rscript", "-e", "stopifnot(require(data.table), require(bit64))"), Map.of()).run();
            return true;
        } catch (IOException | IllegalStateException absent) {
            return false;
        }
    }

    /** With the files written, where they are not there yet. */
    static DataTable of(Made made, Duck duck) throws Exception {
        Path folder = Files.createDirectories(made.folder().resolveSibling("csv"));
        String paid = String.join(", ", DurabilitySql.columns());
        Map<RegisterSchema, String> registers = new LinkedHashMap<>();
        registers.put(InsatsTable.SCHEMA, "insats_id, insats_type");
        registers.put(ParticipationTable.SCHEMA, "person, insats_id, sex, start_date, end_date, end_reason");
        registers.put(SicknessBenefitTable.SCHEMA, paid);
        registers.put(DisabilityBenefitTable.SCHEMA, paid);
        List<String> command = new ArrayList<>(List.of("Rscript", SCRIPT.toString()));
        for (Map.Entry<RegisterSchema, String> register : registers.entrySet()) {
            Path file = folder.resolve(register.getKey().name() + ".csv");
            if (!Files.exists(file)) {
                Path unfinished = folder.resolve(file.getFileName() + ".part");
                duck.run("COPY (SELECT " + register.getValue() + " FROM " + made.parquet(register.getKey()) + ") TO '"
                        + unfinished + "' (HEADER)");
                Files.move(unfinished, file);
            }
            command.add(file.toString());
        }
        command.add(Integer.toString(MadeStore.YEAR));
        return new DataTable(command);
    }

    Launch.Took run() throws IOException, InterruptedException {
        Launch.Took took = new Launch(command, Map.of()).run();
        return took.with(DurabilityTable.ofPrintedSums(took.printed()));
    }
}
