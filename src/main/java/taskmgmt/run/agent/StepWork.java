package taskmgmt.run.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.Spent;
import taskmgmt.agent.plan.Goal;
import taskmgmt.agent.plan.PlanStep;
import taskmgmt.change.WorkFigures;

/** How agents of one kind take a step. */
interface StepWork {
    /**
     * Takes it. What it uses up is in the purse, however it ends.
     *
     * @throws AgentException if it came to nothing
     */
    Answer take(Order order) throws AgentException, InterruptedException;

    /**
     * A step that is to be taken.
     *
     * @param taskId of its own task, which has been started
     */
    record Order(String taskId, Agent agent, PlanStep step, Goal goal, Purse purse) {}

    /**
     * What came of it.
     *
     * @param spent    by this step alone
     * @param metadata what else is known
     */
    record Answer(String text, Spent spent, WorkFigures figures, Map<String, @Nullable Object> metadata) {
        public Answer {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }
    }
}
