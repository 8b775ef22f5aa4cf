package taskmgmt.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each of several words was seen. */
public final class Tally {
    private final Map<String, Long> counts = new HashMap<>();

    public void add(String word) {
        counts.merge(word, 1L, Long::sum);
    }

    public void add(Tally other) {
        other.counts.forEach((word, count) -> counts.merge(word, count, Long::sum));
    }

    /** The most frequent first, equally frequent ones in alphabetical order. */
    public List<Count> mostFirst() {
        List<Count> sorted = new ArrayList<>();
        counts.forEach((word, count) -> sorted.add(new Count(word, count)));
        sorted.sort((one, other) -> {
            int byRecords = Long.compare(other.records(), one.records());
            return byRecords != 0 ? byRecords : one.word().compareTo(other.word());
        });
        return List.copyOf(sorted);
    }
}
