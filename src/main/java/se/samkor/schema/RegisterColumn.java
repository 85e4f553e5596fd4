package se.samkor.schema;

import java.util.List;

/**
 * A column of a register at the border.
 *
 * @param source the register's own Swedish name
 * @param name the name inside
 * @param kind how it is read
 * @param required the column must be there and no row may lack a value
 * @param codes the codes of the contract ({@link ColumnKind#CODE}), or one entry naming the list in {@code conf/codes}
 */
public record RegisterColumn(String source, String name, ColumnKind kind, boolean required, List<String> codes) {
    static RegisterColumn optional(String source, String name, ColumnKind kind) {
        return new RegisterColumn(source, name, kind, false, List.of());
    }

    static RegisterColumn required(String source, String name, ColumnKind kind) {
        return new RegisterColumn(source, name, kind, true, List.of());
    }

    static RegisterColumn code(String source, String name, String... codes) {
        return new RegisterColumn(source, name, ColumnKind.CODE, true, List.of(codes));
    }

    static RegisterColumn listed(String source, String name, ColumnKind kind, boolean required, String list) {
        return new RegisterColumn(source, name, kind, required, List.of(list));
    }
}
