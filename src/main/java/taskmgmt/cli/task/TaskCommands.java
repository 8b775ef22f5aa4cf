package taskmgmt.cli.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code task}. */
public final class TaskCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("task create", Load.WRITES).trained(),
                Verb.of("task start", Load.WRITES).trained(),
                Verb.of("task progress", Load.WRITES).trained(),
                Verb.of("task update", Load.WRITES),
                Verb.of("task verify", Load.WRITES).trained(),
                Verb.of("task complete", Load.WRITES).trained(),
                Verb.of("task fail", Load.WRITES).trained(),
                Verb.of("task cancel", Load.WRITES).trained(),
                Verb.of("task pause", Load.WRITES),
                Verb.of("task resume", Load.WRITES),
                Verb.of("task retry", Load.WRITES),
                Verb.of("task queue", Load.WRITES),
                Verb.of("task claim", Load.WRITES),
                Verb.of("task heartbeat", Load.WRITES),
                Verb.of("task release", Load.WRITES),
                Verb.of("task snapshot", Load.WRITES),
                Verb.of("task list", Load.READS).trained(),
                Verb.of("task show", Load.LOOKS).trained(),
                Verb.of("task history", Load.LOOKS),
                Verb.of("task snapshots", Load.LOOKS),
                Verb.of("task deps", Load.LOOKS),
                Verb.of("task order", Load.READS),
                Verb.of("task watch", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "task create" -> new TaskCreateCommand();
            case "task start" -> new TaskStartCommand();
            case "task progress" -> new TaskProgressCommand();
            case "task update" -> new TaskUpdateCommand();
            case "task verify" -> new TaskVerifyCommand();
            case "task complete" -> new TaskCompleteCommand();
            case "task fail" -> new TaskFailCommand();
            case "task cancel" -> new TaskCancelCommand();
            case "task pause" -> new TaskPauseCommand();
            case "task resume" -> new TaskResumeCommand();
            case "task retry" -> new TaskRetryCommand();
            case "task queue" -> new TaskQueueCommand();
            case "task claim" -> new TaskClaimCommand();
            case "task heartbeat" -> new TaskHeartbeatCommand();
            case "task release" -> new TaskReleaseCommand();
            case "task snapshot" -> new TaskSnapshotCommand();
            case "task list" -> new TaskListCommand();
            case "task show" -> new TaskShowCommand();
            case "task history" -> new TaskHistoryCommand();
            case "task snapshots" -> new TaskSnapshotsCommand();
            case "task deps" -> new TaskDepsCommand();
            case "task order" -> new TaskOrderCommand();
            case "task watch" -> new TaskWatchCommand();
            default -> null;
        };
    }
}
