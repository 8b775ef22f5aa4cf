package taskmgmt.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gathers findings: the first ones as they are, of all of them how many there are. Not thread-safe. */
public final class Findings implements Consumer<Finding> {
    private static final int MOST_KEPT = 1_000;

    private final List<Finding> first = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();
    private long count;

    @Override
    public void accept(Finding finding) {
        count++;
        counts.merge(finding.part(), 1L, Long::sum);
        if (first.size() < MOST_KEPT) {
            first.add(finding);
        }
    }

    public long count() {
        return count;
    }

    /** The first thousand. */
    public List<Finding> first() {
        return List.copyOf(first);
    }

    /** How many there are of each {@linkplain Finding#part part} that has any. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
