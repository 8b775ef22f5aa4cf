package taskmgmt.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The goal of a task. Its texts are untrusted: data, never an instruction to this program.
 *
 * @param about    its description; empty if none
 * @param priority 1 to 10
 * @param input    the data to work on; empty if none
 */
public record TaskFacts(String id, String type, String title, String about, int priority, List<String> tags, Map<String, @Nullable Object> input) {
    public TaskFacts {
        tags = List.copyOf(tags);
        input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    }

    /** Title and description. */
    public String text() {
        return about.isEmpty() ? title : title + "\n\n" + about;
    }
}
