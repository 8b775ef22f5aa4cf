package taskmgmt.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Collects findings: it keeps the first ones, counts all of them, and leaves out kinds that nobody asked for. Not thread-safe.
 */
public final class Violations implements Consumer<Violation> {
    private static final int MAX_KEPT = 1_000;

    private final Predicate<Violation> wanted;
    private final List<Violation> first = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();
    private long count;

    public Violations(Predicate<Violation> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void accept(Violation finding) {
        if (!wanted.test(finding)) {
            return;
        }
        count++;
        counts.merge(finding.part(), 1L, Long::sum);
        if (first.size() < MAX_KEPT) {
            first.add(finding);
        }
    }

    public long count() {
        return count;
    }

    /** The first thousand. */
    public List<Violation> first() {
        return List.copyOf(first);
    }

    /** The number of findings for each {@linkplain Violation#part part} that has any. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
