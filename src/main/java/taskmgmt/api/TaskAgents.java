package taskmgmt.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentChoice;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentRegistry;
import taskmgmt.change.agent.AgentReading;
import taskmgmt.change.agent.AgentRecords;
import taskmgmt.change.agent.TaskAsGoal;
import taskmgmt.machine.Processes;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.agent.AgentJob;
import taskmgmt.run.agent.AgentKinds;
import taskmgmt.run.agent.AgentPlace;
import taskmgmt.run.agent.AgentResult;
import taskmgmt.run.agent.AgentRunner;
import taskmgmt.run.agent.Approvals;
import taskmgmt.run.agent.Purse;
import taskmgmt.run.task.Owners;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;

/**
 * Has agents do tasks, as {@code task-mgmt agent run} does: with the agents of a registry that the program supplies.
 *
 * {@snippet :
 * try (TaskAgents agents = TaskAgents.open(Path.of("logs"), registry)) {
 *     AgentOutcome end = agents.run("bug_17", AgentOrder.in(Path.of("repository")).verifiedBy("make test"));
 * }
 * }
 *
 * Analysis, choice, plan, steps, fallback agents, budgets and approvals are the same, and so are the records. Models do not get the
 * tools for this registry here, but all other tools. May be shared between threads; each run is led by the thread that called
 * {@code run}.
 */
public final class TaskAgents implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path logs;
    private final AgentRegistry registry;
    private final ClientSettings settings;
    private final Consumer<String> progress;
    private final SignalRelay end = SignalRelay.told(GRACE);

    private TaskAgents(Path logs, AgentRegistry registry, ClientSettings settings, Consumer<String> progress) {
        this.progress = progress;
        this.logs = logs;
        this.registry = registry;
        this.settings = settings;
    }

    /**
     * Agents for the tasks of a log.
     *
     * @param logDirectory where {@code registry.jsonl} is
     * @param registry     queried at the start of each run
     */
    public static TaskAgents open(Path logDirectory, AgentRegistry registry) {
        return open(logDirectory, registry, ClientSettings.usual());
    }

    /** The same with these settings. */
    public static TaskAgents open(Path logDirectory, AgentRegistry registry, ClientSettings settings) {
        return new TaskAgents(logDirectory, registry, settings, _ -> { });
    }

    /**
     * The same, with reports on what the agents do.
     *
     * @param progress receives a line for each step; called from several threads, but never concurrently
     */
    public static TaskAgents open(Path logDirectory, AgentRegistry registry, ClientSettings settings, Consumer<String> progress) {
        return new TaskAgents(logDirectory, registry, settings, progress);
    }

    /**
     * Does a task; returns once it has ended, or waits for somebody to allow a tool. Whether it failed is in the outcome.
     *
     * @param idOrPrefix its id, or a unique prefix of it
     * @throws AgentException if nothing was begun: no agent is capable of it, the named one is not, or all are working on as many
     * tasks as they
     *     may
     * @throws RefusedException if there is no such task, or it may not begin now
     * @throws InterruptedException if the thread was interrupted; what was begun is on record
     */
    public AgentOutcome run(String idOrPrefix, AgentOrder order) throws IOException, InterruptedException, AgentException {
        LogReader reader = LogReader.at(logs);
        Task task = reader.resolve(idOrPrefix);
        AgentReading reading = AgentReading.look(logs);
        AgentChoice choice = AgentChoice.of(TaskAsGoal.of(task), registry, reading.histories(), order.agent(), settings.clock().instant());
        AgentJob job = AgentJob.of(task, choice, order.verify(), AgentJob.MAX_REPLANS, reading, reader);
        AgentResult result = lead(job, reading, order);
        return new AgentOutcome(result.taskId(), result.tried(), result.text(), result.fault(), result.error(), result.spent());
    }

    private AgentResult lead(AgentJob job, AgentReading reading, AgentOrder order) throws IOException, InterruptedException, AgentException {
        Path workspace = order.workspace().toAbsolutePath().normalize();
        Agent first = job.choice().first().agent();
        try (SignalRelay signals = end.part(GRACE); TaskLog log = TaskLog.at(logs, settings.forLog(), settings.notices()::accept)) {
            AgentPlace place = new AgentPlace(log, Path.of("").toAbsolutePath(), workspace, WorkOutput.directory(logs), order.environment(), Map.of(),
                    Processes.local(), signals, settings.notices()::accept, settings.clock(), GRACE);
            AgentRecords records = new AgentRecords(log, RandomGenerator.getDefault(), Owners.named(place.processes(), ProcessHandle.current().pid()));
            Approvals approvals = new Approvals(order.allowed());
            try (AgentKinds kinds = new AgentKinds(place, registry, approvals, records, progress::accept, null)) {
                return new AgentRunner(place, records, kinds, approvals, new Purse(first.budget().with(order.budget())), progress::accept).run(job, reading);
            }
        }
    }

    /** Ends the runs in progress: no further step is begun, and their programs are asked to terminate, and killed after 10 s. */
    @Override
    public void close() {
        end.endAll("TERM", GRACE);
        end.close();
    }
}
