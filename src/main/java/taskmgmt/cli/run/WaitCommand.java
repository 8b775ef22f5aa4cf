package taskmgmt.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.change.queue.WaitedTasks;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.machine.Pause;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.view.QueueColumns;
import taskmgmt.time.Durations;
import taskmgmt.view.TaskColumns;

/** Waits until tasks have ended. */
final class WaitCommand extends Command {
    private static final long MIN_PAUSE_NANOS = 10_000_000;
    private static final long MAX_PAUSE_NANOS = 250_000_000;

    private final Options<String> ids = optionalArgument("ID").ids("a task, by its id, a unique prefix or end of it, or @last");
    private final Option<String> group = option("--group", "-g").as(Texts::notBlank, "NAME")
            .text("all open tasks of this queue group");
    private final Option<Duration> timeout = option("--timeout").as(Durations::parse, "DURATION")
            .text("give up after this time, with exit code 1 (default: never)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    WaitCommand() {
        super("wait", "wait for tasks to end");
        details("People are told of those that were not completed; with -o there is a row for each, as it is at the end.",
                "", "Exit code: 0 all were completed, 1 one failed or was cancelled, or the time is over. A task that is due again has not ended.");
        examples("task-mgmt wait storage_backup_1a2b3c4d && ./publish.sh", "task-mgmt wait --group gpu --timeout 8h", "task-mgmt wait @last -o json");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (ids.isSet() == group.isSet()) {
            throw new UsageException("give the ids of tasks, or --group");
        }
        Path directory = log.directory(session);
        Instant end = timeout.isSet() ? session.now().plus(timeout.get()) : Instant.MAX;
        Set<String> wanted = wanted(log.reader(session), session);
        WaitedTasks waited = new WaitedTasks(directory, wanted);
        Pause pause = Pause.growing(MIN_PAUSE_NANOS, MAX_PAUSE_NANOS);
        List<Task> open = open(waited.look());
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            if (!session.now().isBefore(end)) {
                session.err().println(Program.NAME + ": " + Plain.text(open.getFirst().id()) + " is still " + open.getFirst().status().text());
                list(waited.look(), session);
                return ExitCode.NO;
            }
            pause.pause(attempt);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            open = open(waited.look());
        }
        Map<String, Task> ended = waited.look();
        list(ended, session);
        return answer(ended, session);
    }

    /** For programs: the state of each task. */
    private void list(Map<String, Task> tasks, Session session) throws IOException {
        if (output.format() != Format.TABLE) {
            output.list(TaskColumns.ofChange().listing(TaskColumns.Facts.NONE, output.format()), tasks.values(), session);
        }
    }

    private Set<String> wanted(LogReader reader, Session session) throws IOException {
        Set<String> wanted = new LinkedHashSet<>();
        for (String id : ids.all()) {
            wanted.add(reader.resolve(id).id());
        }
        if (group.isSet()) {
            for (QueueColumns.Queued each : QueueReading.ofOpen(log, session).open()) {
                if (each.job().group().equals(group.get())) {
                    wanted.add(each.task().id());
                }
            }
        }
        return wanted;
    }

    private static List<Task> open(Map<String, Task> tasks) {
        List<Task> open = new ArrayList<>();
        for (Task task : tasks.values()) {
            if (!task.status().isTerminal()) {
                open.add(task);
            }
        }
        return open;
    }

    private static ExitCode answer(Map<String, Task> tasks, Session session) {
        ExitCode code = ExitCode.DONE;
        for (Task task : tasks.values()) {
            if (task.status() != Status.COMPLETED) {
                session.err().println(Program.NAME + ": " + Plain.text(task.id()) + " is " + task.status().text());
                code = ExitCode.NO;
            }
        }
        return code;
    }
}
