package se.samkor.synthetic;

import java.util.stream.Collectors;
import se.samkor.schema.RegisterColumn;
import se.samkor.schema.RegisterSchema;
import se.samkor.schema.Registers;

/** The registers that are made up; their columns are written in the order of the contract. */
public enum Register {
    SUS_INSATS("sus_insats"),
    SUS_DELTAGANDE("sus_deltagande"),
    SUS_VOLYM("sus_volym"),
    MIDAS_SJUKPENNING("midas_sjukpenning"),
    MIDAS_SJUK_AKTIVITETSERSATTNING("midas_sjuk_aktivitetsersattning"),
    BEFOLKNING("befolkning"),
    BEFOLKNING_HANDELSE("befolkning_handelse"),
    ARBETSSOKANDE("arbetssokande"),
    FORBUND_MEDLEMSKAP("forbund_medlemskap");

    /** What stands between the cells of a row. */
    public static final String DELIMITER = ";";

    private final String fileName;

    Register(String fileName) {
        this.fileName = fileName;
    }

    /** The name of the file or folder in a delivery. */
    public String fileName() {
        return fileName;
    }

    /** The columns and their meaning. */
    public RegisterSchema schema() {
        return Registers.ALL.stream()
                .filter(schema -> schema.name().equals(fileName))
                .findFirst()
                .orElseThrow();
    }

    /** The header row, with the delimiter of a delivery. */
    public String header() {
        return schema().columns().stream().map(RegisterColumn::source).collect(Collectors.joining(DELIMITER));
    }

    /** The place of a column in a row, by its English name in the schema. */
    public int position(String name) {
        return schema().columns().stream().map(RegisterColumn::name).toList().indexOf(name);
    }
}
