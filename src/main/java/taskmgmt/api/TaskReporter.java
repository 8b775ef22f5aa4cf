package taskmgmt.api;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.machine.ProcessTable;
import taskmgmt.machine.Processes;
import taskmgmt.preset.WorkPreset;
import taskmgmt.run.task.HeldRun;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Reports the work of one subsystem as tasks.
 *
 * {@snippet :
 * try (TaskReporter reporter = TaskReporter.open(Path.of("logs"), "healing", "playbook");
 *         ReportedTask task = reporter.start("Fix port collision")) {
 *     free(8000);
 *     task.complete();
 * }
 * }
 *
 * Processor, memory and disk use are measured between the start and the end of a task. When the program dies, its open tasks are
 * lost: {@code task-mgmt stuck --sweep} ends them.
 */
public final class TaskReporter implements AutoCloseable {
    private final LogAccess log;
    private final String subsystem;
    private final @Nullable String type;
    private final @Nullable WorkPreset preset;

    private TaskReporter(LogAccess log, String subsystem, @Nullable String type, @Nullable WorkPreset preset) {
        this.log = log;
        this.subsystem = subsystem;
        this.type = type;
        this.preset = preset;
    }

    /**
     * A reporter for a subsystem and the type of its tasks. Nothing is opened or created before the first task.
     *
     * @param logDirectory where {@code registry.jsonl} is, or will be
     */
    public static TaskReporter open(Path logDirectory, String subsystem, String type) {
        return open(logDirectory, subsystem, type, ClientSettings.usual());
    }

    /** The same with these settings. */
    public static TaskReporter open(Path logDirectory, String subsystem, String type, ClientSettings settings) {
        return new TaskReporter(new LogAccess(logDirectory, settings), subsystem, type, null);
    }

    /** A reporter for a kind of work; the subsystem, type, priority, title and verification rule come from the preset. */
    public static TaskReporter open(Path logDirectory, WorkPreset preset, ClientSettings settings) {
        return new TaskReporter(new LogAccess(logDirectory, settings), preset.subsystem(), preset.type(), preset);
    }

    /** Registers and starts a task, in one change. */
    public ReportedTask start(String title) throws IOException {
        return start(NewWork.titled(title));
    }

    /**
     * Registers and starts a task for the described work, in one change.
     *
     * @throws RefusedException if the id already exists, a task with the same key is open, a task that it depends on is not completed, the
     *     metadata lacks something that its preset requires, or the policy forbids it; nothing is written then
     */
    public ReportedTask start(NewWork work) throws IOException {
        NewTask task = work.task(subsystem, type, preset).startedAs(HeldRun.start(Processes.local()));
        CreateTask.Created created = log.create(task);
        if (!created.isNew()) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + created.taskId() + " of this key is open");
        }
        return new ReportedTask(created.taskId(), log, HeldRun.of(log.directory(), created.taskId(), log::notice), new UsageMeter(new ProcessTable()),
                preset, work.metadata());
    }

    /** Everything is durable when this returns. Open tasks stay open: close them first. */
    @Override
    public void close() throws IOException {
        log.close();
    }
}
