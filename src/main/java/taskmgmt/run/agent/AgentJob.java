package taskmgmt.run.agent;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentChoice;
import taskmgmt.agent.Analysis;
import taskmgmt.agent.TaskFacts;
import taskmgmt.agent.plan.Plan;
import taskmgmt.change.agent.AgentReading;
import taskmgmt.change.agent.TaskAsGoal;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;

/**
 * A task that agents are to do.
 *
 * @param verify   a line for a shell, of whoever asks for the run, that says by exit code 0 that the task is done; null for none
 * @param replans  how often it is planned again where a step fails, at most
 * @param memories what the log knows of tasks like it
 * @param done     results of steps that are completed already, by their ids
 * @param recorded the plan that they are steps of; null for one that is still to be made
 */
public record AgentJob(
        TaskFacts task, Analysis analysis, AgentChoice choice, @Nullable String verify, int replans, List<String> memories, Map<String, String> done,
        @Nullable Plan recorded) {
    /** More often is never planned again. */
    public static final int MAX_REPLANS = 3;

    /**
     * The job that a task is, with all that the log knows of it: similar tasks, the steps that are completed, and the plan that they are steps of.
     *
     * @param reading what agents have done
     */
    public static AgentJob of(Task task, AgentChoice choice, @Nullable String verify, int replans, AgentReading reading, LogReader logs) throws IOException {
        TaskFacts facts = TaskAsGoal.of(task);
        return new AgentJob(facts, Analysis.of(facts), choice, verify, replans, Memories.of(facts, logs),
                TaskAsGoal.results(reading.completed(task.id()), task), TaskAsGoal.recorded(task));
    }

    public AgentJob {
        memories = List.copyOf(memories);
        done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
    }
}
