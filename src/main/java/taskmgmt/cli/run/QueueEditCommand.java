package taskmgmt.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.ListChange;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.queue.EditJob;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.queue.JobEdit;
import taskmgmt.queue.Needs;
import taskmgmt.run.task.CommandRecord;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Priority;
import taskmgmt.time.Durations;

/** Changes a waiting task of the queue. */
final class QueueEditCommand extends Command {
    private final Option<String> id = argument("ID").text("a task that waits, by its id, a unique prefix or end of it, or @last");
    private final Options<String> words = optionalArgument("COMMAND").repeatable("the program and its arguments, instead of those that it has");
    private final Option<String> title = option("--title", "--name").as(Texts::notBlank, "TEXT").text("title");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background").text("priority, 10 is the most urgent");
    private final Option<Needs> needs = option("--needs").as(Needs::parse, "cpu=N,mem=SIZE,gpu=N").text("resources it needs");
    private final Option<String> group = option("--group", "-g").as(Texts::notBlank, "NAME").text("queue group, which has a limit and a pause");
    private final Options<String> after = option("--after").label("ID").repeatable("another task that must be completed first");
    private final Options<String> notAfter = option("--not-after").label("ID").repeatable("a task that it no longer waits for");
    private final Option<Duration> delay = option("--delay").as(Durations::parse, "DURATION").text("start no earlier than this long from now");
    private final Option<Instant> at = option("--at").as(AddCommand::time, "TIME").text("start no earlier than this: 2026-01-31T22:00:00Z");
    private final Option<Duration> timeout = option("--timeout").as(Durations::parse, "DURATION").text("time limit of an attempt");
    private final Option<Path> directory = option("--directory").as(Path::of, "DIR").text("working directory");
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());

    QueueEditCommand() {
        super("queue edit", "change the command, priority or conditions of a waiting task");
        details("A command follows --. A task that runs or has ended is refused. What it was before stays in its history.");
        examples("task-mgmt queue edit train --priority high --needs cpu=4", "task-mgmt queue edit train -- python3 train.py --epochs 3");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (delay.isSet() && at.isSet()) {
            throw new UsageException("--delay and --at exclude each other");
        }
        RunCommand.checkReadable(words.all());
        TaskDetails details = new TaskDetails(newTitle(), null, null, priority.orNull(), null, null);
        JobEdit edit = new JobEdit(words.all(), place(session), group.orNull(), timeout.orNull(), needs.orNull(),
                delay.isSet() ? session.now().plus(delay.get()) : at.orNull(), UnaryOperator.identity());
        ChangeOutput.Report report = output.report(session);
        try (TaskLog writer = log.writer(session)) {
            ChangedTask changed = new EditJob(writer).edit(id.get(), edit, details, new ListChange(after.all(), notAfter.all()));
            report.changed(changed.task(), changed.event());
        }
        report.finish();
        session.acknowledge("what was changed is recorded");
        return ExitCode.DONE;
    }

    /** A new command brings a new title, unless one is given. */
    private @Nullable String newTitle() {
        List<String> command = words.all();
        return title.isSet() ? title.get() : command.isEmpty() ? null : CommandRecord.title(command);
    }

    private @Nullable String place(Session session) {
        if (!directory.isSet()) {
            return null;
        }
        Path place = session.workingDirectory().resolve(directory.get()).toAbsolutePath().normalize();
        if (!Files.isDirectory(place)) {
            throw new UsageException("--directory: " + place + " is no directory");
        }
        return place.toString();
    }
}
