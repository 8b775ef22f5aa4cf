package taskmgmt.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.queue.AddJob;
import taskmgmt.change.queue.MemoryForecast;
import taskmgmt.change.queue.SetSchedule;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.handler.HandlerOptions;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobEnvironment;
import taskmgmt.queue.JobSchedule;
import taskmgmt.queue.JobVariable;
import taskmgmt.queue.JobWork;
import taskmgmt.queue.Needs;
import taskmgmt.queue.NeedsRule;
import taskmgmt.queue.Retries;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.task.CommandRecord;
import taskmgmt.run.task.RetryRule;
import taskmgmt.stats.Group;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskId;
import taskmgmt.time.Durations;
import taskmgmt.time.Rfc3339;

/** Adds a command to the queue. */
final class AddCommand extends Command {
    private final Option<String> title = option("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("title (default: the first 50 characters of the command)");
    private final WorkOptions work = uses(new WorkOptions());
    private final Option<Values> input = option("--input").as(Values::parse, "JSON").text("input data, for the record");
    private final Option<String> id = option("--id").as(TaskId::checked, "ID").text("id (default: generated)");
    private final Option<String> key = option("--key").as(Texts::notBlank, "KEY")
            .text("add none if a task with this key is open: print that one, so that repeating is safe");
    private final Option<String> group = option("--group", "-g").as(Texts::notBlank, "NAME")
            .text("queue group, which has a limit and a pause (default: default)");
    private final Options<String> after = option("--after").label("ID").repeatable("a task that must be completed first");
    private final Option<Duration> delay = option("--delay").as(Durations::parse, "DURATION").text("start no earlier than this long from now");
    private final Option<Instant> at = option("--at").as(AddCommand::time, "TIME").text("start no earlier than this: 2026-01-31T22:00:00Z");
    private final Flag stashed = flag("--stashed").text("hold it back until 'task-mgmt task queue ID'");
    private final Option<Duration> timeout = option("--timeout").as(Durations::parse, "DURATION").variable("TASK_MGMT_TIMEOUT")
            .text("time limit of an attempt: TERM to it and all its descendants, KILL after the grace period");
    private final Option<NeedsRule> needs = option("--needs").as(NeedsRule::parse, "cpu=N,mem=SIZE,gpu=N")
            .text("resources it needs: it starts where a worker has them free; mem=forecast: what 95 of 100 such runs stay within");
    private final Option<Path> directory = option("--directory").as(Path::of, "DIR").text("working directory (default: here)");
    private final Options<JobVariable> variables = option("--env", "-e").as(JobVariable::parse, "NAME=VALUE")
            .repeatable("variable in its environment");
    private final Options<String> secrets = option("--secret").as(JobEnvironment::checkedName, "NAME")
            .repeatable("variable taken from the worker's environment, whose value is never recorded");
    private final QueueSchedulesCommand.Terms schedule = uses(new QueueSchedulesCommand.Terms());
    private final RetryOptions tries = uses(new RetryOptions());
    private final Flag byCategory = flag("--retry-by-category")
            .text("retry by the category of the error: see 'task-mgmt help queue'");
    private final HandlerOptions handler = uses(new HandlerOptions());
    private final Options<String> words = optionalArgument("COMMAND").repeatable("the program and its arguments; an address, or what an agent is to do");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    AddCommand() {
        super("add", "add a command to the queue and print its task id");
        endsAtArgument();
        details("The command is run by 'task-mgmt worker', with its arguments as they are, without a shell, in this directory, in the "
                        + "environment of the worker.",
                "The command is recorded in the log. One that contains a secret is refused.",
                "",
                "Instead of a command a worker can lead a run of a workflow, ask a web server, or have an agent work. A server is asked as by a webhook "
                        + "step of a workflow: no address of this machine or of its network, unless the setting http-allow has it.");
        examples("task-mgmt add --retries 3 --timeout 2h -- ./backup.sh",
                "task-mgmt add --group gpu --needs gpu=1,mem=8G --priority high -- python3 train.py",
                "task-mgmt add --after storage_backup_1a2b3c4d -- ./verify.sh",
                "task-mgmt add --workflow release --param version=1.2.0 --retries 1",
                "task-mgmt add --http POST --secret-header Authorization=HOOK_TOKEN --retry-by-category https://hooks.example.com/deployed",
                "task-mgmt add --agent fixer 'find out why the nightly build is slow'");
    }

    static Instant time(String text) {
        Instant time = Rfc3339.parse(text);
        if (time == null) {
            throw new IllegalArgumentException("'" + text + "' is not a time; write 2026-01-31T22:00:00Z");
        }
        return time;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (delay.isSet() && at.isSet()) {
            throw new UsageException("--delay and --at exclude each other");
        }
        JobWork what = handler.work(words.all(), log.directory(session));
        String program = program(what);
        RunCommand.checkReadable(words.all());
        Path place = session.workingDirectory().resolve(directory.or(Path.of(""))).toAbsolutePath().normalize();
        if (!Files.isDirectory(place)) {
            throw new UsageException("--directory: " + place + " is no directory");
        }
        if (schedule.isSet()) {
            return schedule(what, program, place, session);
        }
        CreateTask.Created created;
        try (TaskLog writer = log.writer(session)) {
            NewTask task = task(what, program, place, session);
            Needs needed = needs(program, task, writer.actor(), session);
            created = new AddJob(writer, session.random()).add(task, job(what, place, needed, session), !stashed.isSet());
        }
        String shown = Plain.text(created.taskId());
        if (!created.isNew()) {
            session.err().println(Program.NAME + ": task " + shown + " of this key is open: nothing was added");
        }
        output.made("task_id", created.taskId(), Map.of("is_new", created.isNew()), session);
        session.acknowledge("task " + created.taskId() + " is in the queue");
        for (String dead : created.dead()) {
            TaskReading.tellUnreachable(created.taskId(), dead, session);
        }
        return ExitCode.DONE;
    }

    /** It comes again and again, each time as a task of its own. */
    private ExitCode schedule(JobWork done, String program, Path place, Session session) throws IOException {
        if (delay.isSet() || at.isSet() || stashed.isSet() || after.isSet() || key.isSet() || input.isSet()) {
            throw new UsageException("--delay, --at, --stashed, --after, --key and --input do not go with --cron");
        }
        Group kind = work.group(program);
        String name = id.or(kind.type());
        JobSchedule.Work what = new JobSchedule.Work(title(done), kind.type(), kind.subsystem(), work.urgency());
        try (TaskLog writer = log.writer(session)) {
            Needs needed = needs(program, null, "", session);
            new SetSchedule(writer).add(name, schedule.of(job(done, place, needed, session), what, session.now()));
        }
        output.made("schedule", name, Map.of(), session);
        session.acknowledge("schedule " + name + " is kept");
        return ExitCode.DONE;
    }

    private NewTask task(JobWork done, String program, Path place, Session session) {
        WorkOptions.Named named = new WorkOptions.Named(id.orNull(), title(done), program, input.isSet() ? input.get().map() : null, key.orNull());
        ChildCommand command = done instanceof JobWork.Command ? new ChildCommand(words.all(), place, Map.of()) : null;
        return work.task(named, command, session.environment(), Map.of()).after(after.all());
    }

    /** What names its type, where that is not given. */
    private String program(JobWork done) {
        if (done instanceof JobWork.Command command) {
            return CommandRecord.type(command.words());
        }
        String program = handler.type(done);
        handler.checkSuits(work.type(program), work.tags());
        return program;
    }

    private String title(JobWork done) {
        String own = HandlerOptions.title(done, words.all());
        return title.isSet() ? title.get() : CommandRecord.title(own == null ? words.all() : List.of(own));
    }

    /** @param task what is known of it; null for tasks of a schedule */
    private Needs needs(String program, @Nullable NewTask task, String actor, Session session) throws IOException {
        NeedsRule rule = needs.or(NeedsRule.NONE);
        if (!rule.memoryByForecast()) {
            return rule.fixed();
        }
        Group kind = work.group(program);
        MemoryForecast forecast = MemoryForecast.of(log.reader(session), kind,
                task == null ? Collections.emptySortedMap() : MemoryForecast.facts(task, actor));
        Long bytes = forecast.bytes();
        if (bytes == null) {
            session.err().println(Program.NAME + ": --needs mem=forecast: " + Human.count(forecast.runs(), "successful run of " + Plain.text(kind.type()) + " says",
                    "successful runs of " + Plain.text(kind.type()) + " say") + " how much memory it took, it takes " + MemoryForecast.MIN_RUNS
                    + ": no memory is set aside");
        }
        return bytes == null ? rule.fixed() : rule.with(bytes);
    }

    private Job job(JobWork done, Path place, Needs needed, Session session) {
        return new Job(done, place.toString(), group.or(Job.DEFAULT_GROUP), timeout.orNull(), tries.grace(), retries(),
                needed, notBefore(session), environment());
    }

    private JobEnvironment environment() {
        try {
            return new JobEnvironment(JobVariable.map(variables.all()), new LinkedHashSet<>(secrets.all()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--secret: " + e.getMessage());
        }
    }

    private @Nullable Instant notBefore(Session session) {
        return delay.isSet() ? session.now().plus(delay.get()) : at.orNull();
    }

    private Retries retries() {
        RetryRule rule = tries.retry();
        if (byCategory.isSet()) {
            if (rule.limit() > 0) {
                throw new UsageException("--retries and --retry-by-category exclude each other");
            }
            return Retries.BY_CATEGORY;
        }
        return rule.limit() == 0 ? Retries.NONE : new Retries(rule.limit(), rule.first(), rule.longest(), rule.codes());
    }
}
