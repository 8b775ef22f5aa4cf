package taskmgmt.run.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.ToolRules;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.change.MoveTask;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.agent.AgentRecords;
import taskmgmt.change.agent.AgentTerms;
import taskmgmt.json.JsonPrinter;
import taskmgmt.run.agent.tool.ToolBox;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * Calls tools for one agent: those that it may use, the dangerous ones only where somebody has allowed them, each with a task of its own.
 * What a tool answers is data: it changes nothing of what is allowed. May be used by several threads.
 */
final class ToolCaller {
    /** A record has a size. */
    private static final int MAX_RECORDED = 2_000;
    private static final int MAX_ARGUMENT = 300;

    private final ToolBox box;
    private final ToolRules rules;
    private final Approvals approvals;
    private final AgentRecords records;
    private final AgentListener listener;

    ToolCaller(ToolBox box, ToolRules rules, Approvals approvals, AgentRecords records, AgentListener listener) {
        this.box = box;
        this.rules = rules;
        this.approvals = approvals;
        this.records = records;
        this.listener = listener;
    }

    /** The tools that the agent may use. */
    List<ToolSpec> specs(Agent agent) {
        return box.specs().stream().filter(each -> agent.mayUse(each.name())).toList();
    }

    /**
     * Calls a tool for a step.
     *
     * @param arguments null where they are no object of JSON
     * @throws AgentException if the budget is used up, or somebody has to allow the tool first
     */
    ToolBox.Called call(StepWork.Order order, String tool, @Nullable Map<String, @Nullable Object> arguments) throws AgentException, InterruptedException {
        String usedUp = order.purse().usedUp();
        if (usedUp != null) {
            throw new AgentException(AgentFault.PLAN_EXECUTION_ERROR, usedUp);
        }
        order.purse().step();
        boolean isKnown = order.agent().mayUse(tool) && box.has(tool);
        if (isKnown && rules.isDangerous(tool) && !approvals.allows(tool)) {
            throw new AgentException(AgentFault.TASK_AGENT_INCOMPATIBLE, "the tool " + tool + " is marked as dangerous: '--allow " + tool + "' allows it for this run");
        }
        try {
            Task task = records.begin(new AgentRecords.Part(order.taskId(), AgentTerms.TOOL, tool, about(order, tool, arguments)));
            ToolBox.Called called = isKnown ? box.call(tool, arguments, order.purse().timeFor(order.agent().timeout()))
                    : new ToolBox.Called(tool, List.of(), 0, "agent " + order.agent().name() + " has no tool '" + tool + "'", true, Trouble.PERMISSION);
            listener.said("tool " + tool + (called.isError() ? " failed: " + firstLine(called.text()) : " answered"));
            records.record(task.id(), List.of(end(called)));
            return called;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static Map<String, @Nullable Object> about(StepWork.Order order, String tool, @Nullable Map<String, @Nullable Object> arguments) {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put(AgentTerms.AGENT, order.agent().name());
        about.put("tool", tool);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        (arguments == null ? Map.<String, @Nullable Object>of() : arguments).forEach((key, value) -> {
            String text = value instanceof String said ? said : JsonPrinter.compact(value);
            shown.put(shortened(key, MAX_ARGUMENT), text.length() <= MAX_ARGUMENT ? value : shortened(text, MAX_ARGUMENT));
        });
        about.put("arguments", shown);
        return about;
    }

    private static MoveTask end(ToolBox.Called called) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("tool", called.tool());
        if (!called.attempted().isEmpty()) {
            metadata.put("fromFallback", true);
            metadata.put("originalToolId", called.attempted().getFirst());
            metadata.put("fallbacksAttempted", called.attempted().subList(1, called.attempted().size()));
        }
        if (called.retries() > 0) {
            metadata.put("retries", (long) called.retries());
        }
        if (called.trouble() != null) {
            metadata.put("trouble", called.trouble().text());
        }
        String text = shortened(called.text(), MAX_RECORDED);
        return called.isError() ? new MoveTask.Fail(text, metadata, WorkFigures.NONE, Status.Proof.OBSERVED)
                : new MoveTask.Complete(null, Map.of("text", text), metadata, WorkFigures.NONE, Status.Proof.OBSERVED);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
