package se.samkor.synthetic.books;

import java.util.Map;
import java.util.TreeMap;
import se.samkor.schema.InsatsTable;

/**
 * An insats.
 *
 * @param target the group it is meant for; empty for none
 */
record Insats(
        String id,
        String forbund,
        String type,
        String inriktning,
        String target,
        String registration,
        String from,
        String through,
        long budget) {
    boolean isIndividual() {
        return type.equals("INDIVID");
    }

    Map<String, String> cells() {
        return new TreeMap<>(Map.of(
                InsatsTable.INSATS, id,
                InsatsTable.FORBUND, forbund,
                InsatsTable.TYPE, type,
                InsatsTable.INRIKTNING, inriktning,
                InsatsTable.TARGET_GROUPS, target,
                InsatsTable.REGISTRATION, registration,
                InsatsTable.START, from,
                InsatsTable.END, through,
                InsatsTable.BUDGET, Long.toString(budget),
                InsatsTable.OUTCOME, Long.toString(budget * 9 / 10)));
    }
}
