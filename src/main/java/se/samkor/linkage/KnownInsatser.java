package se.samkor.linkage;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import se.samkor.schema.InsatsTable;
import se.samkor.schema.Seeing;
import se.samkor.schema.StoredTable;

/** What every insats is: identifier, förbund, type and inriktning; a register of some thousand, which goes along to the tasks. */
final class KnownInsatser implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS =
            List.of(InsatsTable.INSATS, InsatsTable.FORBUND, InsatsTable.TYPE, InsatsTable.INRIKTNING);

    private final Map<UTF8String, UTF8String[]> known = new HashMap<>();

    private KnownInsatser() {}

    /** Those of a register. */
    static KnownInsatser of(StoredTable insatser) {
        return insatser.gather(COLUMNS, new Seen());
    }

    /** The columns of an insats; null where there is none of the identifier. */
    UTF8String @Nullable [] of(UTF8String insats) {
        return known.get(insats);
    }

    private static final class Seen implements Seeing<KnownInsatser> {
        private static final long serialVersionUID = 1L;

        @Override
        public KnownInsatser nothing() {
            return new KnownInsatser();
        }

        @Override
        public void see(KnownInsatser sum, InternalRow row) {
            @Nullable UTF8String[] texts = new @Nullable UTF8String[COLUMNS.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = row.isNullAt(i) ? null : row.getUTF8String(i).copy();
            }
            sum.known.put(texts[0], texts);
        }

        @Override
        public KnownInsatser together(KnownInsatser one, KnownInsatser other) {
            one.known.putAll(other.known);
            return one;
        }
    }
}
