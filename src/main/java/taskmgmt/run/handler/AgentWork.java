package taskmgmt.run.handler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.agent.AgentChoice;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.Budget;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.agent.AgentReading;
import taskmgmt.change.agent.AgentRecords;
import taskmgmt.change.agent.AgentsFile;
import taskmgmt.change.agent.TaskAsGoal;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobWork;
import taskmgmt.run.agent.AgentJob;
import taskmgmt.run.agent.AgentKinds;
import taskmgmt.run.agent.AgentPlace;
import taskmgmt.run.agent.AgentResult;
import taskmgmt.run.agent.AgentRunner;
import taskmgmt.run.agent.Approvals;
import taskmgmt.run.agent.Purse;
import taskmgmt.run.task.EndLost;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.workflow.RunPlace;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Priority;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Has an agent do what a task of the queue says. Its work is a task of its own, with its steps below it; each attempt at the task of the queue
 * opens another one at that. While the agent has as many tasks as it may, it waits. No dangerous tool is allowed: nobody is there to ask.
 */
final class AgentWork extends PartWork {
    private static final long MIN_PAUSE_NANOS = 300_000_000;
    private static final long MAX_PAUSE_NANOS = 5_000_000_000L;
    private static final long LOOK_SHARE = 4;

    private final JobWork.Agent work;

    AgentWork(Task task, Job job, JobWork.Agent work, TaskLog log, HandlerPlace place) {
        super(task, job, log, place, "agent");
        this.work = work;
    }

    @Override
    RecordedRun.Attempted attempt(@Nullable Task known, WorkLines lines) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Task part = known == null ? create() : reopened(known);
        for (boolean isFirst = true; part.status() != Status.COMPLETED; isFirst = false) {
            long looked = System.nanoTime();
            try {
                return lead(part, lines, left(begun));
            } catch (AgentException e) {
                if (e.fault() != AgentFault.CONCURRENCY_LIMIT || !awaitsRoom(looked, begun)) {
                    closed(e.words());
                    return RecordedRun.Attempted.failed(e.words(), category(e.fault()).text(), Map.of("agent_task", partId));
                }
                if (isFirst) {
                    lines.say("waits until agent " + work.name() + " has capacity for another task");
                }
            }
        }
        return completed(part.value(TaskField.RESULT));
    }

    /** What is left of the time for this attempt; null for no limit. */
    private @Nullable Duration left(long begun) {
        Duration limit = job.timeout();
        return limit == null ? null : limit.minusNanos(System.nanoTime() - begun);
    }

    /** Waits in between two looks, so long that they take little of a processor. Returns whether there is to be another one. */
    private boolean awaitsRoom(long looked, long begun) throws InterruptedException {
        long share = LOOK_SHARE * (System.nanoTime() - looked);
        Duration pause = Duration.ofNanos(Math.clamp(share, MIN_PAUSE_NANOS, MAX_PAUSE_NANOS));
        Duration left = left(begun);
        return (left == null || left.compareTo(pause) > 0) && !signals.await(pause);
    }

    /** Work that did not begin waits for nothing; another attempt reopens it. */
    private void closed(String why) throws IOException {
        Task part = LogReader.at(log.directory()).tasks(Set.of(partId)).get(partId);
        if (part != null && part.status() == Status.PENDING) {
            new ChangeTask(log).apply(partId, new MoveTask.Cancel(why));
        }
    }

    @Override
    public void stop() {
        signals.endAll("TERM", job.grace());
    }

    private Task reopened(Task known) throws IOException {
        if (known.status() == Status.ACTIVE) {
            return new ChangeTask(log).apply(partId, new MoveTask.Fail(EndLost.ERROR, null, WorkFigures.NONE)).task();
        }
        return known.status() == Status.CANCELLED ? new ChangeTask(log).apply(partId, new MoveTask.Retry(null)).task() : known;
    }

    private Task create() throws IOException {
        String about = task.text(TaskField.DESCRIPTION);
        TaskDetails details = new TaskDetails(task.title(), about.isEmpty() ? null : about, work.name(), new Priority(task.priority()), null, null);
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        if (task.value(TaskField.INPUT) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> input.put(String.valueOf(key), value));
        }
        NewTask part = new NewTask(new NewTask.Identity(partId, task.subsystem(), task.type(), null), details, List.of(), task.tags(),
                input.isEmpty() ? null : input, Map.of("for_task", task.id()));
        Task created = new CreateTask(log, new SplittableRandom()).createUnlessOpen(part).task();
        if (created == null) {
            throw new IllegalStateException("just registered: " + partId);
        }
        return created;
    }

    private RecordedRun.Attempted lead(Task part, WorkLines lines, @Nullable Duration limit) throws IOException, AgentException, InterruptedException {
        LogReader logs = LogReader.at(log.directory());
        RunPlace process = place.process();
        Path workspace = Path.of(job.directory());
        AgentCatalogue agents = AgentsFile.read(logs.directory());
        AgentReading reading = AgentReading.look(logs.directory());
        AgentChoice choice = AgentChoice.of(TaskAsGoal.of(part), agents, reading.histories(), work.name(), process.clock().instant());
        AgentJob asked = AgentJob.of(part, choice, null, AgentJob.MAX_REPLANS, reading, logs);
        AgentPlace at = new AgentPlace(log, place.home(), workspace, place.output(), process.environment(), process.variables(), process.processes(),
                signals, place.warnings(), process.clock(), process.grace());
        AgentRecords records = new AgentRecords(log, new SplittableRandom(), process.owner());
        Approvals none = new Approvals(Set.of());
        Purse purse = new Purse(choice.first().agent().budget().with(new Budget(null, null, null, limit)));
        try (AgentKinds kinds = new AgentKinds(at, agents, none, records, lines::say, place.own().apply(work.name()))) {
            return report(new AgentRunner(at, records, kinds, none, purse, lines::say).run(asked, reading));
        }
    }

    private RecordedRun.Attempted report(AgentResult result) {
        String error = result.error();
        if (error == null) {
            return completed(Map.of("text", String.valueOf(result.text())));
        }
        AgentFault fault = result.fault();
        ErrorCategory category = result.waits() ? ErrorCategory.PERMISSION : fault == null ? ErrorCategory.INTERNAL : category(fault);
        return RecordedRun.Attempted.failed(error, category.text(), Map.of("agent_task", partId));
    }

    private RecordedRun.Attempted completed(@Nullable Object said) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(Map.of("agent_task", partId));
        if (said instanceof Map<?, ?> map && map.get("text") != null) {
            result.put("text", map.get("text"));
        }
        return RecordedRun.Attempted.completed(result);
    }

    private static ErrorCategory category(AgentFault fault) {
        return switch (fault) {
            case TIMEOUT -> ErrorCategory.TIMEOUT;
            case CONCURRENCY_LIMIT -> ErrorCategory.RATE_LIMIT;
            case NO_CAPABLE_AGENTS, TASK_AGENT_INCOMPATIBLE, AGENT_METHOD_NOT_SUPPORTED -> ErrorCategory.VALIDATION;
            case PLAN_EXECUTION_ERROR, RESULT_MAPPING_ERROR -> ErrorCategory.INTERNAL;
        };
    }
}
