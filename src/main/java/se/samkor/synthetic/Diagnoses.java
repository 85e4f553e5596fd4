package se.samkor.synthetic;

import java.util.List;

/** Diagnoses of sickness cases: ICD-10-SE codes, drawn with the rough shares of Swedish sickness cases. */
final class Diagnoses {
    private static final double[] GROUPS = {0.47, 0.22, 0.05, 0.04, 0.06, 0.05, 0.04, 0.07};
    private static final List<List<String>> CODES = List.of(
            List.of("F430", "F432", "F438A", "F329", "F321", "F331", "F411", "F419", "F410", "F900B", "F845", "F209"),
            List.of("M545", "M544", "M511", "M542", "M751", "M797", "M179", "M255", "M791"),
            List.of("S826", "S525", "S060", "T142"),
            List.of("C509", "C619", "C189"),
            List.of("G439", "G560", "G473", "G359"),
            List.of("I109", "I219", "I639"),
            List.of("K409", "K509", "O268"),
            List.of("R529", "R522", "Z733", "J459", "E119"));
    private static final List<String> YOUNG = List.of("F840", "F845", "F900B", "F700", "F711", "Q909", "G809", "F209");

    private Diagnoses() {}

    static String ofSickness(Draw draw) {
        return draw.oneOf(CODES.get(draw.weighted(GROUPS)));
    }

    static String ofYoung(Draw draw) {
        return draw.oneOf(YOUNG);
    }
}
