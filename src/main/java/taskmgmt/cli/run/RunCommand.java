package taskmgmt.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RunRequest;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskId;
import taskmgmt.view.run.RunOutcome;

/** Runs a command as a task. */
final class RunCommand extends Command {
    private final Option<String> title = option("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("title (default: the first 50 characters of the command)");
    private final Option<Values> input = option("--input").as(Values::parse, "JSON").text("input data, for the record");
    private final Option<String> id = option("--id").as(TaskId::checked, "ID").text("id (default: generated)");
    private final Option<Path> mlFrom = option("--ml-from").as(Path::of, "FILE")
            .text("record metrics from this file: a JSON object, or one per line, of which the last counts");
    private final Flag printId = flag("--print-id").text("print the task id to standard error before the command starts, on a line of its own");
    private final Flag quiet = flag("--quiet", "-q").text("do not report the task on a terminal");
    private final Options<String> words = argument("COMMAND").repeatable("the program and its arguments");
    private final WorkOptions work = uses(new WorkOptions());
    private final TryOptions tries = uses(new TryOptions());
    private final TurnOptions turn = uses(new TurnOptions(""));
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    RunCommand() {
        super("run", "run a command as a task and record its outcome");
        endsAtArgument();
        details("The command gets its arguments as they are, without a shell, and the streams and the terminal of task-mgmt. "
                        + "Signals are passed on to it. task-mgmt exits with its exit code, or 128 and the number of the signal that "
                        + "ended it; with 127 where there is no such program, and 126 where it cannot be run.",
                "Processor time, memory and disk are those of the command and all its descendants.",
                "Standard output is the command's, so with -o what became of the task goes to standard error, as the last thing there.",
                "",
                "The command finds the id of its task in TASK_MGMT_TASK_ID, the bus in TASK_MGMT_BUS, and its place in a trace in TRACEPARENT. --on-done and --on-fail find "
                        + "TASK_MGMT_TITLE, TASK_MGMT_STATUS, TASK_MGMT_EXIT_CODE, TASK_MGMT_ERROR and TASK_MGMT_WALL_MILLIS too.");
        examples("task-mgmt run -- rsync -a /srv/data backup:/srv",
                "task-mgmt run --subsystem storage --timeout 2h --retries 3 --backoff 10s..5m -- ./backup.sh",
                "task-mgmt run --verify 'test -s report.pdf' -- make report.pdf");
    }

    @Override
    public ExitCode run(Session session) {
        throw new IllegalStateException("the status is the command's");
    }

    @Override
    public int status(Session session) throws IOException, InterruptedException {
        checkReadable(words.all());
        turn.check();
        work.check(tries);
        try (SignalRelay signals = SignalRelay.open();
                TaskLog writer = log.writer(session)) {
            RunRequest request = request(writer.directory(), session);
            RecordedRun run = new RecordedRun(writer, session.random(), session.processes(), signals, session.streams(),
                    text -> session.err().println(Program.NAME + ": " + Plain.text(text)));
            return reported(printId.isSet() ? run.run(request, taskId -> session.err().println(Plain.text(taskId))) : run.run(request), session);
        }
    }

    private int reported(RecordedRun.Result result, Session session) throws IOException {
        String error = result.error();
        if (output.format() != Format.TABLE) {
            session.err().print(RunOutcome.line(result, output.format()));
            return status(result);
        }
        if (!result.wasRun()) {
            session.err().println(Program.NAME + ": " + Plain.text(words.all().getFirst()) + " is not run: task " + Plain.text(result.taskId())
                    + " of this key is open");
        } else if (error != null && result.figures() == null) {
            session.err().println(Program.NAME + ": " + Plain.text(words.all().getFirst()) + " " + Plain.text(error));
        } else if (session.terminal().stderrIsTerminal() && !quiet.isSet()) {
            session.err().println(Program.NAME + ": " + result.taskId() + (error == null ? " completed" : " failed: " + Plain.text(error)));
        }
        return status(result);
    }

    private static int status(RecordedRun.Result result) {
        return result.recorded() || !result.status().isSuccess() ? result.status().code() : ExitCode.LOG.number();
    }

    private RunRequest request(Path logs, Session session) throws IOException {
        ChildCommand command = new ChildCommand(words.all(), session.workingDirectory().toAbsolutePath(), LauncherVariables.restored(session));
        String program = words.all().getFirst();
        WorkOptions.Named named = new WorkOptions.Named(id.orNull(), title.or(work.title(words.all())), program,
                input.isSet() ? input.get().map() : null, turn.key());
        return tries.request(work.task(named, command, session.environment(), Map.of()), command,
                tries.limit(logs, work.group(program), quiet.isSet(), session), tries.heard(logs, mlFrom.orNull(), session), turn.ifRunning(), work.preset(), session);
    }

    /**
     * Refuses words that Java could not decode: it has replaced their bytes, and would start something other than what
     * was typed.
     */
    static void checkReadable(List<String> words) {
        for (String word : words) {
            if (word.indexOf('\ufffd') >= 0) {
                throw new UsageException("an argument of the command is no UTF-8: '" + word + "'");
            }
        }
    }
}
