package taskmgmt.store.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The conflicts of a merge: all are counted, the first ones are kept. Not thread-safe. */
final class ConflictList {
    private static final int MAX_LISTED = 10_000;

    private final List<MergeConflict> listed = new ArrayList<>();
    private long count;

    void add(MergeConflict conflict) {
        count++;
        if (listed.size() < MAX_LISTED) {
            listed.add(conflict);
        }
    }

    void replaceAll(UnaryOperator<MergeConflict> change) {
        listed.replaceAll(change);
    }

    List<MergeConflict> listed() {
        return listed;
    }

    long count() {
        return count;
    }
}
