package taskmgmt.run.agent;

import java.util.List;
import java.util.Map;
import java.util.Collections;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentChoice;
import taskmgmt.agent.Analysis;
import taskmgmt.agent.TaskFacts;

/**
 * A task that agents are to do.
 *
 * @param verify   a line for a shell, of whoever asks for the run, that says by exit code 0 that the task is done; null for none
 * @param replans  how often it is planned again where a step fails, at most
 * @param memories what the log knows of tasks like it
 * @param done     results of steps that are completed already, by their ids
 */
public record AgentJob(
        TaskFacts task, Analysis analysis, AgentChoice choice, @Nullable String verify, int replans, List<String> memories, Map<String, String> done) {
    /** More often is never planned again. */
    public static final int MAX_REPLANS = 3;

    public AgentJob {
        memories = List.copyOf(memories);
        done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
    }
}
