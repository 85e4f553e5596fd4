package se.samkor.domain;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of ICD-10-SE as diagnosis groups: {@code conf/diagnosis_chapters.csv}. F (mental) and M (musculoskeletal) are
 * the groups that the reports show; every other chapter is a group as well, and so are those without a diagnosis.
 */
public final class DiagnosisChapters implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The group of everyone; position 0. */
    public static final String ALL = "ALL";

    /** The group of those without a known diagnosis; the last position. */
    public static final String MISSING = "missing";

    private static final int CATEGORY = 3;

    private final List<String> labels = new ArrayList<>(List.of(ALL));
    private final List<String> first = new ArrayList<>(List.of(""));
    private final List<String> last = new ArrayList<>(List.of(""));

    /** The chapters of the bundled file. */
    public DiagnosisChapters() {
        for (var row : BundledCsv.read("diagnosis_chapters.csv")) {
            labels.add(row.getOrDefault("chapter", ""));
            first.add(row.getOrDefault("first", ""));
            last.add(row.getOrDefault("last", ""));
        }
        labels.add(MISSING);
    }

    /** The groups: {@link #ALL}, the chapters, {@link #MISSING}. */
    public List<String> labels() {
        return List.copyOf(labels);
    }

    /** The position of a code's chapter among the {@link #labels}; that of {@link #MISSING} for none or an unknown code. */
    public int of(@Nullable String code) {
        if (code != null && code.length() >= CATEGORY) {
            String category = code.substring(0, CATEGORY);
            for (int i = 1; i < first.size(); i++) {
                if (category.compareTo(first.get(i)) >= 0 && category.compareTo(last.get(i)) <= 0) {
                    return i;
                }
            }
        }
        return missing();
    }

    /** The position of {@link #MISSING}. */
    public int missing() {
        return labels.size() - 1;
    }
}
