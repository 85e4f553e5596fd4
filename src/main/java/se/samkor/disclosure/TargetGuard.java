package se.samkor.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps targets met while a pattern changes. For every target it remembers classes that can change along with it; as long
 * as these stay withheld, nothing needs to be solved again.
 */
final class TargetGuard implements PublicationSearch.Veto, AutoCloseable {
    private final CellSystem system;
    private final List<Target> targets;
    private final ChangeProgram changes;
    private final List<BitSet> supports = new ArrayList<>();
    private boolean[] withheld = {};

    TargetGuard(CellSystem system, List<Target> targets) {
        this.system = system;
        this.targets = targets;
        this.changes = new ChangeProgram(system);
    }

    /** Withholds more classes until every target that can be met is met. */
    boolean[] repair(boolean[] pattern) {
        withheld = pattern.clone();
        supports.clear();
        for (Target target : targets) {
            BitSet support = changes.support(target, withheld);
            if (support == null) {
                for (int more : ChangeProgram.cheapest(system, target, withheld)) {
                    withheld[more] = true;
                }
                support = changes.support(target, withheld);
            }
            // a target that nothing can meet is left to the audit
            supports.add(support == null ? new BitSet() : support);
        }
        return withheld.clone();
    }

    @Override
    public boolean forbids(int classNumber) {
        withheld[classNumber] = false;
        List<@Nullable BitSet> renewed = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            BitSet support = supports.get(i);
            if (support.get(classNumber)) {
                support = changes.support(targets.get(i), withheld);
                if (support == null) {
                    withheld[classNumber] = true;
                    return true;
                }
            }
            renewed.add(support);
        }
        for (int i = 0; i < renewed.size(); i++) {
            BitSet support = renewed.get(i);
            if (support != null) {
                supports.set(i, support);
            }
        }
        return false;
    }

    @Override
    public void close() {
        changes.close();
    }
}
