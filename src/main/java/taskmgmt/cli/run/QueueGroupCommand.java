package taskmgmt.cli.run;

import java.io.IOException;
import taskmgmt.change.queue.SetGroup;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Texts;
import taskmgmt.queue.GroupSettings;
import taskmgmt.queue.Job;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.QueueColumns;

/** A verb that changes the settings of a group of the queue. */
abstract class QueueGroupCommand extends Command {
    private final Option<String> group = option("--group", "-g").as(Texts::notBlank, "NAME").text("the group (default: default)");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    QueueGroupCommand(String name, String summary) {
        super(name, summary);
    }

    /** The new settings of the group; runs under the lock. */
    abstract GroupSettings change(GroupSettings before);

    @Override
    public final ExitCode run(Session session) throws IOException {
        String name = group.or(Job.DEFAULT_GROUP);
        GroupSettings after;
        try (TaskLog writer = log.writer(session)) {
            after = new SetGroup(writer).apply(name, this::change);
        }
        if (output.format() != Format.TABLE) {
            output.report(QueueColumns.settings(name, after), (page, out) -> {}, session);
            return ExitCode.DONE;
        }
        session.err().println(Program.NAME + ": group " + Plain.text(name) + (after.paused() ? " is paused" : " is not paused")
                + (after.parallel() == null ? ", and has no limit" : ", and runs at most " + after.parallel() + " at once"));
        return ExitCode.DONE;
    }

    /** Keeps the group's tasks from starting. */
    static final class Pause extends QueueGroupCommand {
        Pause() {
            super("queue pause", "start no more tasks of a group; running ones continue");
            examples("task-mgmt queue pause", "task-mgmt queue pause --group gpu");
        }

        @Override
        GroupSettings change(GroupSettings before) {
            return before.pausedAs(true);
        }
    }

    /** Lets the group's tasks start again. */
    static final class Resume extends QueueGroupCommand {
        Resume() {
            super("queue resume", "start tasks of a paused group again");
            examples("task-mgmt queue resume --group gpu");
        }

        @Override
        GroupSettings change(GroupSettings before) {
            return before.pausedAs(false);
        }
    }

    /** Sets how many of the group's tasks run at once. */
    static final class Parallel extends QueueGroupCommand {
        private static final int MOST = 1_000_000;

        private final Option<Integer> limit = argument("N").as(Numbers.between(0, MOST), "N")
                .text("maximum over all workers together; 0 for no limit");

        Parallel() {
            super("queue parallel", "set how many tasks of a group may run at once");
            examples("task-mgmt queue parallel 2 --group gpu", "task-mgmt queue parallel 0");
        }

        @Override
        GroupSettings change(GroupSettings before) {
            return before.limitedTo(limit.get() == 0 ? null : limit.get());
        }
    }

    /** Lists all groups. */
    static final class Groups extends Command {
        private final LogLocation log = uses(new LogLocation());
        private final ListOptions output = uses(new ListOptions("groups", QueueColumns.groups(Format.JSON), "by name"));

        Groups() {
            super("queue groups", "list queue groups: paused or not, running and waiting commands");
            examples("task-mgmt queue groups");
        }

        @Override
        public ExitCode run(Session session) throws IOException {
            output.list(QueueColumns.groups(output.format()), QueueReading.ofOpen(log, session).groups(), session);
            return ExitCode.DONE;
        }
    }
}
