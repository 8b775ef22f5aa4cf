package taskmgmt.run.agent;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.plan.Goal;
import taskmgmt.agent.plan.Plan;
import taskmgmt.agent.plan.PlanStep;
import taskmgmt.change.MoveTask;
import taskmgmt.change.ReportProgress;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.agent.AgentRecords;
import taskmgmt.change.agent.AgentTerms;
import taskmgmt.run.task.HeldRun;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * Takes the steps of one plan, up to {@link Plan#AT_ONCE} at a time, each in a thread and with a task of its own. Where one fails, those
 * that run come to their end and no other one begins. For one use.
 */
final class PlanRound {
    private final AgentPlace place;
    private final AgentRecords records;
    private final AgentListener listener;
    private final StepWork work;
    private final Agent agent;
    private final Purse purse;
    private final int number;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

    /** @param number of the plan, from 0 */
    PlanRound(AgentPlace place, AgentRecords records, AgentListener listener, StepWork work, Agent agent, Purse purse, int number) {
        this.place = place;
        this.records = records;
        this.listener = listener;
        this.work = work;
        this.agent = agent;
        this.purse = purse;
        this.number = number;
    }

    /** @param failure null where the step is completed */
    private record Ended(PlanStep step, String text, @Nullable AgentException failure, @Nullable Throwable bug) {}

    /**
     * Takes them.
     *
     * @param results of steps that are completed, by their ids; those of others are added
     * @throws AgentException if one failed; all that ran has ended then
     */
    void take(Plan plan, Goal goal, Map<String, String> results) throws AgentException, InterruptedException, IOException {
        Set<String> begun = new LinkedHashSet<>(results.keySet());
        AgentException failure = null;
        int running = 0;
        while (true) {
            String usedUp = purse.usedUp();
            if (failure == null && usedUp != null && !results.keySet().containsAll(ids(plan))) {
                failure = new AgentException(AgentFault.PLAN_EXECUTION_ERROR, usedUp);
            }
            for (PlanStep each : failure == null && place.signals().ended() == null ? plan.ready(results.keySet(), begun) : List.<PlanStep>of()) {
                if (running < Plan.AT_ONCE) {
                    begun.add(each.id());
                    running++;
                    purse.step();
                    begin(each, goal, results, plan);
                }
            }
            if (running == 0) {
                break;
            }
            Ended one = ended.take();
            running--;
            if (one.bug() != null) {
                throw new IllegalStateException("step " + one.step().id() + " broke off", one.bug());
            }
            failure = failure == null ? one.failure() : failure;
            if (one.failure() == null) {
                results.put(one.step().id(), one.text());
            }
            progress(goal.task().id(), plan, results.size(), failure == null ? 0 : 1);
        }
        if (failure != null) {
            throw failure;
        }
        if (place.signals().ended() == null && !results.keySet().containsAll(ids(plan))) {
            throw new AgentException(AgentFault.PLAN_EXECUTION_ERROR, "deadlock: the steps of the plan wait for each other");
        }
    }

    private static List<String> ids(Plan plan) {
        return plan.steps().stream().map(PlanStep::id).toList();
    }

    private void progress(String taskId, Plan plan, int done, int failed) throws IOException {
        long all = plan.steps().size();
        record(taskId, new ReportProgress(Math.min(100L, 100L * done / all), null, new ReportProgress.Subtasks(all, Math.min(all, (long) done), (long) failed),
                WorkFigures.NONE));
    }

    private void record(String taskId, TaskRequest request) throws IOException {
        try {
            records.record(taskId, List.of(request));
        } catch (RefusedException e) {
            place.warnings().say("what became of " + taskId + " is not recorded: " + e.getMessage());
        }
    }

    private void begin(PlanStep step, Goal goal, Map<String, String> results, Plan plan) throws IOException {
        Map<String, @Nullable Object> about = new LinkedHashMap<>(step.summary());
        about.put(AgentTerms.AGENT, agent.name());
        about.put(AgentTerms.FOR_TYPE, goal.task().type());
        about.put("planner", plan.planner().text());
        about.put("plan", (long) number);
        Task task = records.begin(new AgentRecords.Part(goal.task().id(), AgentTerms.STEP, step.title(), about));
        listener.said("step " + step.id() + " begins: " + step.title());
        Map<String, String> before = new LinkedHashMap<>(goal.results());
        for (PlanStep each : plan.before(step)) {
            String result = results.get(each.id());
            if (result != null) {
                before.put(before.containsKey(each.title()) ? each.title() + " (" + each.id() + ")" : each.title(), result);
            }
        }
        Goal own = new Goal(goal.task(), before, goal.error(), goal.memories());
        StepWork.Order order = new StepWork.Order(task.id(), agent, step, own, purse);
        Thread.ofPlatform().name("step-" + step.id()).start(() -> ended.add(outcome(order)));
    }

    /** Whatever happens in its thread, the leader hears of it. */
    private Ended outcome(StepWork.Order order) {
        try (HeldRun _ = HeldRun.of(place.log().directory(), order.taskId(), place.warnings())) {
            return taken(order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(order.step(), "", null, e);
        } catch (IOException | RuntimeException e) {
            return new Ended(order.step(), "", null, e);
        }
    }

    private Ended taken(StepWork.Order order) throws InterruptedException, IOException {
        try {
            StepWork.Answer answer = work.take(order);
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>(answer.metadata());
            metadata.put(AgentTerms.AGENT, agent.name());
            metadata.putAll(answer.spent().toMap());
            record(order.taskId(), new MoveTask.Complete(null, Map.of("text", answer.text()), metadata, answer.figures(), Status.Proof.OBSERVED));
            listener.said("step " + order.step().id() + " is completed");
            return new Ended(order.step(), answer.text(), null, null);
        } catch (AgentException e) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AgentTerms.AGENT, agent.name());
            metadata.put("fault", e.fault().name());
            record(order.taskId(), new MoveTask.Fail(e.words(), metadata, WorkFigures.NONE, Status.Proof.OBSERVED));
            listener.said("step " + order.step().id() + " failed: " + e.words());
            return new Ended(order.step(), "", e, null);
        }
    }
}
