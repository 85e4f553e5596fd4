package se.samkor.schema;

import java.util.List;

/** Table {@code deliveries}: one row is a register of a delivery, with the version of its table that it became. */
public final class DeliveriesTable {
    public static final ResultTable TABLE = ResultTable.of(
            "deliveries",
            List.of(
                    "delivery text",
                    "sequence long",
                    "fingerprint text",
                    "key_fingerprint text",
                    "identity text",
                    "extracted date",
                    "observed_from date",
                    "observed_through date",
                    "table_name text",
                    "table_version long"));

    private DeliveriesTable() {}
}
