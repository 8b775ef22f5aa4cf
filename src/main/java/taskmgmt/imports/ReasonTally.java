package taskmgmt.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts cases by reason, with the first three examples of each. Above a maximum number of different reasons, the others are
 * counted together, so that it stays small whatever happens. Not thread-safe.
 */
public final class ReasonTally {
    private static final int MAX_REASONS = 100;
    private static final int MAX_EXAMPLES = 3;
    private static final int MAX_LENGTH = 160;
    private static final String OTHERS = "for other reasons";

    /** One case: its row, and the start of its text. */
    public record Example(long row, String text) {}

    /** A reason, how often it was given, and its first cases. */
    public record Reason(String text, long count, List<Example> examples) {
        public Reason {
            examples = List.copyOf(examples);
        }
    }

    private final Map<String, List<Example>> examples = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long total;

    public void add(String reason, long row, String text) {
        String key = counts.containsKey(reason) || counts.size() < MAX_REASONS ? reason : OTHERS;
        counts.merge(key, 1L, Long::sum);
        total++;
        List<Example> first = examples.computeIfAbsent(key, each -> new ArrayList<>());
        if (first.size() < MAX_EXAMPLES) {
            first.add(new Example(row, text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text));
        }
    }

    public long total() {
        return total;
    }

    /** The reasons in order of first occurrence. */
    public List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        counts.forEach((text, count) -> reasons.add(new Reason(text, count, examples.getOrDefault(text, List.of()))));
        return reasons;
    }
}
