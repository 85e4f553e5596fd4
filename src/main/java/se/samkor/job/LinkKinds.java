package se.samkor.job;

import se.samkor.linkage.ExactLinks;
import se.samkor.schema.HistoriesTable;
import se.samkor.schema.InternalRows;
import se.samkor.schema.StoredTable;
import se.samkor.store.TableStore;

/** Which links a result is made of; the names are those of {@code --link-kinds}. */
enum LinkKinds {
    /** Only persons linked by the number that was written. */
    exact,
    /** Those linked by repair as well, where the delivery was linked with repair. */
    all;

    /** The histories that a result is made of, with the columns that measures read. */
    InternalRows histories(TableStore store, LinkStep.Result linked) {
        StoredTable histories = store.table(HistoriesTable.NAME, linked.histories());
        StoredTable made = narrows(linked) ? StoredTable.of(ExactLinks.of(histories.dataset())) : histories;
        return made.rows(HistoriesTable.measured(made.type()));
    }

    /** What of it belongs to the identity of a result: nothing where it makes no difference. */
    String signature(LinkStep.Result linked) {
        return narrows(linked) ? " exact" : "";
    }

    /** Whether there are links that a result is not made of. */
    boolean narrows(LinkStep.Result linked) {
        return this == exact && linked.repaired();
    }
}
