package se.samkor.schema;

import java.util.List;
import java.util.Map;

/** The codes of {@code conf/codes/forsorjning.csv} that stand for a benefit group that MiDAS pays. */
public final class SupportCodes {
    /** From benefit group to the code; the group ALL means any of them. */
    public static final Map<String, List<String>> BY_GROUP = Map.of(
            "SJP", List.of("sjukpenning_or_rehabiliteringspenning"),
            "AE", List.of("aktivitetsersattning"),
            "SE", List.of("sjukersattning"),
            "ALL", List.of("sjukpenning_or_rehabiliteringspenning", "aktivitetsersattning", "sjukersattning"));

    private SupportCodes() {}
}
