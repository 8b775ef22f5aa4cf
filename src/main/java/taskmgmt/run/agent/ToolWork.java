package taskmgmt.run.agent;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.Spent;
import taskmgmt.agent.plan.ToolPick;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.change.WorkFigures;
import taskmgmt.run.agent.tool.ToolBox;

/** Takes a step by one call of a tool: the one that the step names, else the one that its words name. No model is asked. */
final class ToolWork implements StepWork {
    private final ToolCaller caller;

    ToolWork(ToolCaller caller) {
        this.caller = caller;
    }

    @Override
    public Answer take(Order order) throws AgentException, InterruptedException {
        ToolPick pick = ToolPick.of(order.step(), order.goal().task(), caller.specs(order.agent()), order.agent().name());
        ToolBox.Called called = caller.call(order, pick.tool(), pick.arguments());
        if (called.isError()) {
            boolean isUnfit = called.trouble() == Trouble.VALIDATION || called.trouble() == Trouble.PERMISSION;
            boolean isLate = called.trouble() == Trouble.TIMEOUT;
            throw new AgentException(isLate ? AgentFault.TIMEOUT : isUnfit ? AgentFault.TASK_AGENT_INCOMPATIBLE : AgentFault.PLAN_EXECUTION_ERROR,
                    "tool " + called.tool() + ": " + called.text());
        }
        return new Answer(called.text(), Spent.NOTHING, WorkFigures.NONE, Map.<String, @Nullable Object>of("tool", called.tool()));
    }
}
