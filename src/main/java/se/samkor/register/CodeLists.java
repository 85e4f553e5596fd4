package se.samkor.register;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import se.samkor.domain.BundledCsv;

/** The code lists of {@code conf/codes}. A code is found by its own name, another name for it, or either label. */
final class CodeLists {
    private static final Pattern SEVERAL = Pattern.compile("\\|");

    private CodeLists() {}

    /** From every way of writing a code of the list, in capitals, to the code. */
    static Map<String, String> spellings(String list) {
        Map<String, String> spellings = new LinkedHashMap<>();
        for (Map<String, String> row : BundledCsv.read("codes/" + list + ".csv")) {
            String code = row.getOrDefault("code", "");
            for (String column : new String[] {"code", "also", "label_sv", "label_en"}) {
                for (String spelling : SEVERAL.split(row.getOrDefault(column, ""))) {
                    if (!spelling.isBlank()) {
                        spellings.putIfAbsent(spelling.strip().toUpperCase(Locale.ROOT), code);
                    }
                }
            }
        }
        return spellings;
    }
}
