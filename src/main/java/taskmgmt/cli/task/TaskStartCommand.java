package taskmgmt.cli.task;

import java.io.IOException;
import java.time.Duration;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.OwnerOption;
import taskmgmt.machine.Pause;
import taskmgmt.machine.ProcessTable;
import taskmgmt.run.ForeignTree;
import taskmgmt.run.task.FigureRecord;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;

/** Reports that work on tasks starts and, if requested, measures the process that does it. */
final class TaskStartCommand extends TaskChangeCommand {
    private static final long MIN_PAUSE_NANOS = 20_000_000;
    private static final long MAX_PAUSE_NANOS = 500_000_000;

    private final OwnerOption owner = uses(new OwnerOption());
    private final Option<Duration> every = option("--measure-every").as(Durations::parse, "DURATION")
            .text("with --pid: stay until that process ends, and record this often what it and its descendants use");

    TaskStartCommand() {
        super("task start", "start tasks");
        details("With --measure-every it records snapshots as 'run' does, see 'task snapshots', the last one when the process has ended or the task "
                + "has. How the task ended is still to be reported: that is known to whoever waited for the process.");
        examples("task-mgmt task start storage_backup_1a2b3c4d",
                "task-mgmt task start storage_backup_1a2b3c4d --pid $$");
    }

    @Override
    TaskRequest request(Session session) {
        if (every.isSet() && (!owner.isSet() || named() != 1)) {
            throw new UsageException("--measure-every is for one task, and goes with --pid");
        }
        return new MoveTask.Start(owner.owner(session));
    }

    @Override
    void afterwards(String taskId, ChangeTask changes, Session session) throws IOException, InterruptedException {
        if (every.isSet()) {
            session.out().flush();
            ForeignTree tree = ForeignTree.of(new ProcessTable(), owner.pid());
            if (tree == null) {
                session.err().println(Program.NAME + ": process " + owner.pid() + " cannot be seen: nothing is measured");
                return;
            }
            tree.follow(every.get(), Pause.growing(MIN_PAUSE_NANOS, MAX_PAUSE_NANOS),
                    soFar -> isRecorded(taskId, new RecordSnapshot(null, FigureRecord.of(soFar, null)), changes));
        }
    }

    /** Records a snapshot; false once the task has ended, which takes no more figures. */
    private static boolean isRecorded(String taskId, RecordSnapshot snapshot, ChangeTask changes) throws IOException {
        try {
            changes.apply(taskId, snapshot);
            return true;
        } catch (RefusedException refused) {
            if (refused.refusal() == Refusal.NOT_ALLOWED) {
                return false;
            }
            throw refused;
        }
    }
}
