package se.samkor.linkage;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The benefit groups of the linkage report that codes stand for: a set of groups is a number with a bit for each. */
final class BenefitBits implements Serializable {
    private static final long serialVersionUID = 1L;

    static final String ALL = "ALL";
    /** In the order of the tables. */
    static final List<String> GROUPS = List.of(ALL, "SJP", "AE", "SE");

    static final int ANY = bit(0);

    private final HashMap<UTF8String, Integer> bits = new HashMap<>();

    /** @param codes those of each group, of ALL too */
    BenefitBits(Map<String, List<String>> codes) {
        for (int group = 0; group < GROUPS.size(); group++) {
            for (String code : codes.getOrDefault(GROUPS.get(group), List.of())) {
                bits.merge(UTF8String.fromString(code), bit(group), (one, other) -> one | other);
            }
        }
    }

    static int bit(int group) {
        return 1 << group;
    }

    /** The groups of a code; none of a code that is missing or of no group. */
    int of(@Nullable UTF8String code) {
        return code == null ? 0 : bits.getOrDefault(code, 0);
    }
}
