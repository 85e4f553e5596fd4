package se.samkor.schema;

import java.util.List;

/**
 * Table {@code runs}: one row is a step of a run. Times are UTC; tables are {@code name=version} separated by blanks; the
 * signature is equal for steps that would give the same result. Steps are in the order of their sequence, whatever the clock
 * said; metrics are sums over the tasks of the step, as JSON. Both are missing in records of an earlier program.
 */
public final class RunsTable {
    public static final ResultTable TABLE = ResultTable.of(
            "runs",
            List.of(
                    "run_id text",
                    "job text",
                    "started text",
                    "seconds double",
                    "status text",
                    "delivery text",
                    "year int",
                    "user text",
                    "code_version text",
                    "config_hash text",
                    "config text",
                    "tables_read text",
                    "tables_written text",
                    "rows_in long",
                    "rows_out long",
                    "signature text",
                    "sequence long",
                    "metrics text"));

    private RunsTable() {}
}
