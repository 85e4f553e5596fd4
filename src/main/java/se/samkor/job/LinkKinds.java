package se.samkor.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import se.samkor.linkage.ExactLinks;

/** Which links a result is made of; the names are those of {@code --link-kinds}. */
enum LinkKinds {
    /** Only persons linked by the number that was written. */
    exact,
    /** Those linked by repair as well, where the delivery was linked with repair. */
    all;

    Dataset<Row> of(Dataset<Row> histories, LinkStep.Result linked) {
        return narrows(linked) ? ExactLinks.of(histories) : histories;
    }

    /** What of it belongs to the identity of a result: nothing where it makes no difference. */
    String signature(LinkStep.Result linked) {
        return narrows(linked) ? " exact" : "";
    }

    private boolean narrows(LinkStep.Result linked) {
        return this == exact && linked.repaired();
    }
}
