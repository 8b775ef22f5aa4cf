package taskmgmt.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.HistoryLimits;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.preset.WorkPreset;
import taskmgmt.render.Plain;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.CommandRecord;
import taskmgmt.run.task.Heard;
import taskmgmt.run.task.IfRunning;
import taskmgmt.run.task.MetricPattern;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RetryRule;
import taskmgmt.run.task.RunRequest;
import taskmgmt.run.task.TimeRule;
import taskmgmt.stats.Group;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskId;
import taskmgmt.time.Durations;

/** Runs a command as a task. */
final class RunCommand extends Command {
    private static final String GENERAL = "general";
    private static final int MAX_RETRIES = 1_000;
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
    private static final Duration DEFAULT_MEASURE = Duration.ofSeconds(30);

    private final Option<WorkPreset> preset = option("--preset").as(WorkPreset::parse, "KIND")
            .offers("coding-work-order", "learning-mission", "training-job", "index-build", "index-refresh", "remote-operation", "chaos-campaign",
                    "embedding-batch")
            .text("the kind of work, which sets type, subsystem, priority and title where they are not given, and by whose rule it is "
                    + "verified: see 'task-mgmt help running'");
    private final Option<String> title = option("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("what the task is about (default: the first 50 characters of the command)");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE")
            .text("what kind of work it is (default: the name of the program)");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME")
            .text("whose work it is (default: general)");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background")
                    .text("how urgent it is, 10 the most (default: 5)");
    private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION").text("how long it may take: 90m, 2h, 1d");
    private final Options<String> tags = option("--tag").as(Texts::notBlank, "TAG").repeatable("a word to find it by");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
    private final Option<Values> input = option("--input").as(Values::parse, "JSON").text("the data that it works on, for the record");
    private final Option<String> id = option("--id").as(TaskId::checked, "ID").text("its id, if not a generated one");
    private final Option<String> key = option("--key").as(Texts::notBlank, "KEY")
            .text("run one command of this key at a time: its task has ended before another one begins");
    private final Option<IfRunning> ifRunning = option("--if-running").as(RunCommand::ifRunning, "skip|wait|fail")
            .offers("skip", "wait", "fail")
            .text("while a task of the key is open: do nothing and exit 0, wait for its end, or exit 4 (default: fail)");
    private final Option<TimeRule> timeout = option("--timeout").as(RunCommand::timeRule, "DURATION|p95xN|forecast")
            .text("end it after this time, with all its descendants: TERM, and KILL when the grace is over. p95x3 is three times the 95th "
                    + "percentile of the last successful runs of the type and subsystem; forecast is the upper end of the interval that is to hold 98 of 100 runs");
    private final Option<Duration> grace = option("--grace").as(Durations::parse, "DURATION")
            .text("how long it may take to end after TERM (default: 10s)");
    private final Option<Integer> retries = option("--retries").as(Numbers.between(0, MAX_RETRIES), "N")
            .text("run it again up to N times when it fails (default: 0)");
    private final Option<Backoff> backoff = option("--backoff").as(Backoff::parse, "FROM..TO")
            .text("how long to wait before it is run again: FROM, then twice as long each time, up to TO (default: 1s..1m)");
    private final Option<Set<Integer>> retryOn = option("--retry-on").as(ExitCodes::parse, "CODE,…")
            .text("run it again for these exit codes only");
    private final Option<String> verify = option("--verify").as(Texts::notBlank, "CMD")
            .text("a line for a shell that checks the work when it is done: it passes by exit code 0");
    private final Option<String> onDone = option("--on-done").as(Texts::notBlank, "CMD")
            .text("a line for a shell that is run when the task has completed");
    private final Option<String> onFail = option("--on-fail").as(Texts::notBlank, "CMD")
            .text("a line for a shell that is run when the task has failed");
    private final Option<Duration> measureEvery = option("--measure-every").as(Durations::parse, "DURATION")
            .text("how often its figures are recorded while it runs (default: 30s)");
    private final Option<Path> mlFrom = option("--ml-from").as(Path::of, "FILE")
            .text("record the metrics in this file: a JSON object, or one on each line, of which the last counts");
    private final Option<MetricPattern> mlLine = option("--ml-line").as(MetricPattern::parse, "REGEX")
            .text("record the metrics in its output: 'loss (?<loss>\\S+)', or a name and a value: '(\\w+)=(\\S+)'");
    private final Option<Path> watchDir = option("--watch-dir").as(Path::of, "DIR")
            .text("record by how much the files in this directory and below have grown");
    private final Option<Path> logOutput = option("--log-output").as(Path::of, "DIR")
            .text("keep all its output in a file in this directory, named after the task");
    private final Flag noTail = flag("--no-tail").text("do not record the end of its output; its streams are left alone entirely");
    private final Flag quiet = flag("--quiet", "-q").text("say nothing of the task on a terminal");
    private final Options<String> words = argument("COMMAND").repeatable("the program and its arguments");
    private final LogOptions log = uses(new LogOptions());

    RunCommand() {
        super("run", "run a command as a task: its start, end, exit code and figures are recorded");
        endsAtArgument();
        details("The command gets its arguments as they are, without a shell, and the streams and the terminal of task-mgmt. "
                        + "Signals are passed on to it. task-mgmt exits with its exit code, or 128 and the number of the signal that "
                        + "ended it; with 127 where there is no such program, and 126 where it cannot be run.",
                "Processor time, memory and disk are those of the command and all its descendants.",
                "",
                "The command finds the id of its task in TASK_MGMT_TASK_ID, and the bus in TASK_MGMT_BUS. --on-done and --on-fail find "
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
        if (ifRunning.isSet() && !key.isSet()) {
            throw new UsageException("--if-running goes with --key");
        }
        checkPreset();
        try (SignalRelay signals = SignalRelay.open();
                TaskLog writer = log.writer(session)) {
            RunRequest request = request(writer.directory(), session, limit(writer.directory(), session));
            RecordedRun run = new RecordedRun(writer, session.random(), session.processes(), signals, session.streams(),
                    text -> session.err().println(Program.NAME + ": " + Plain.text(text)));
            return reported(run.run(request), session);
        }
    }

    private int reported(RecordedRun.Result result, Session session) {
        String error = result.error();
        if (!result.wasRun()) {
            session.err().println(Program.NAME + ": " + Plain.text(words.all().getFirst()) + " is not run: task " + Plain.text(result.taskId())
                    + " of this key is open");
        } else if (error != null && result.figures() == null) {
            session.err().println(Program.NAME + ": " + Plain.text(words.all().getFirst()) + " " + Plain.text(error));
        } else if (session.terminal().stderrIsTerminal() && !quiet.isSet()) {
            session.err().println(Program.NAME + ": " + result.taskId() + (error == null ? " completed" : " failed: " + Plain.text(error)));
        }
        return result.recorded() || !result.status().isSuccess() ? result.status().code() : ExitCode.LOG.number();
    }

    /** Without a limit it runs for ever; where that is not what was asked for, its user hears so. */
    private @Nullable Duration limit(Path directory, Session session) throws IOException {
        TimeRule rule = timeout.orNull();
        if (rule == null) {
            return null;
        }
        TimeRule.Bound bound = rule.in(directory, new Group(subsystemName(), typeName()));
        if (bound.time() == null) {
            session.err().println(Program.NAME + ": no time limit: it takes " + StuckLimit.FEWEST_RUNS + " successful runs to work one out, and there are "
                    + bound.runs());
        }
        return bound.time();
    }

    /** The directory is made before anything is registered: what cannot be kept is not begun. */
    private Heard heard(Path logs, Session session) throws IOException {
        Path here = session.workingDirectory();
        Path directory = logOutput.isSet() ? here.resolve(logOutput.get()) : null;
        if (directory != null) {
            OutputFile.requireOutside(directory, logs);
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new UsageException("--log-output: " + directory + " cannot be written to");
            }
        }
        return new Heard(directory, mlLine.orNull(), mlFrom.isSet() ? here.resolve(mlFrom.get()) : null);
    }

    private static IfRunning ifRunning(String text) {
        return switch (text) {
            case "skip" -> IfRunning.SKIP;
            case "wait" -> IfRunning.WAIT;
            case "fail" -> IfRunning.FAIL;
            default -> throw new IllegalArgumentException("'" + text + "' is none of skip, wait and fail");
        };
    }

    private static TimeRule timeRule(String text) {
        return text.equals("forecast") ? TimeRule.FORECAST : new TimeRule(HistoryLimits.parse(text));
    }

    private RunRequest request(Path logs, Session session, @Nullable Duration limit) throws IOException {
        ChildCommand command = new ChildCommand(words.all(), session.workingDirectory().toAbsolutePath(), LauncherVariables.restored(session));
        return new RunRequest(task(command, session), command, new Child.TimeLimit(limit, grace.or(DEFAULT_GRACE)), retry(),
                verify.orNull(), onDone.orNull(), onFail.orNull(), measureEvery.or(DEFAULT_MEASURE), !noTail.isSet(),
                heard(logs, session), ifRunning.or(IfRunning.FAIL), preset.orNull(),
                watchDir.isSet() ? session.workingDirectory().resolve(watchDir.get()) : null);
    }

    /** Java has replaced what it could not decode, and would start something else than what was typed. */
    private static void checkReadable(List<String> words) {
        for (String word : words) {
            if (word.indexOf('\ufffd') >= 0) {
                throw new UsageException("an argument of the command is no UTF-8: '" + word + "'");
            }
        }
    }

    private NewTask task(ChildCommand command, Session session) {
        Map<String, @Nullable Object> given = Values.merged(metadata.all());
        WorkPreset kind = preset.orNull();
        Priority urgency = priority.isSet() || kind == null ? priority.orNull() : new Priority(kind.priority());
        TaskDetails details = new TaskDetails(titleText(given), null, null, urgency, sla.orNull(), null);
        return new NewTask(new NewTask.Identity(id.orNull(), subsystem.isSet() || kind != null ? subsystemName() : null, typeName(), null),
                details, List.of(), tags.all(), input.isSet() ? input.get().map() : null,
                CommandRecord.metadata(command, session.environment(), given), null, key.orNull());
    }

    private String titleText(Map<String, @Nullable Object> given) {
        String command = CommandRecord.title(words.all());
        WorkPreset kind = preset.orNull();
        String made = kind == null ? command : kind.title(given, command);
        return title.or(made == null ? command : made);
    }

    private String subsystemName() {
        WorkPreset kind = preset.orNull();
        return subsystem.or(kind == null ? GENERAL : kind.subsystem());
    }

    private String typeName() {
        WorkPreset kind = preset.orNull();
        return type.or(kind == null ? CommandRecord.type(words.all()) : kind.type());
    }

    /** What a kind of work cannot do without is asked for before anything is run. */
    private void checkPreset() {
        WorkPreset kind = preset.orNull();
        String missing = kind == null ? null : kind.missing(Values.merged(metadata.all()));
        if (kind != null && missing != null) {
            throw new UsageException("--preset " + kind.text() + " needs --metadata " + missing + "=…");
        }
        if (kind != null && kind.needsCheck() && !verify.isSet()) {
            throw new UsageException("--preset " + kind.text() + " needs --verify: it is verified if that passes");
        }
    }

    private RetryRule retry() {
        int limit = retries.or(0);
        if (limit == 0) {
            if (backoff.isSet() || retryOn.isSet()) {
                throw new UsageException("--backoff and --retry-on go with --retries");
            }
            return RetryRule.NEVER;
        }
        Backoff pauses = backoff.or(Backoff.DEFAULT);
        return new RetryRule(limit, pauses.from(), pauses.to(), retryOn.or(Set.of()));
    }
}
