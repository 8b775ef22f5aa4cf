package taskmgmt.cli.integration;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.integration.DiscoverTasks;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.change.integration.RunCodegen;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Texts;
import taskmgmt.integration.CodegenClient;
import taskmgmt.integration.Integration;
import taskmgmt.integration.RemoteException;
import taskmgmt.integration.TaskSource;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;
import taskmgmt.view.integration.IntegrationRows;

/** Runs an integration. */
final class IntegrationRunCommand extends Command {
    private static final Duration DEFAULT_WAIT = Duration.ofHours(1);

    private final Option<String> name = argument("NAME").text("name of the integration");
    private final Option<String> prompt = option("--prompt").as(Texts::notBlank, "TEXT").text("codegen: what its agent is to do");
    private final Option<Integer> repository = option("--repository").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("codegen: the number that it has for a repository");
    private final Option<Duration> wait = option("--wait").as(Durations::parse, "DURATION").text("codegen: how long the agent may take (default: 1h)");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION")
            .text("sources of tasks: repeat, with this pause in between, until a signal ends it: 1m");
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    IntegrationRunCommand() {
        super("integration run", "send work to an integration, recorded as tasks");
        details("codegen: creates a run of its agent as a task, looks at it until it is over, prints its result, and completes or fails the task.",
                "qdrant, http, files: takes pending items as tasks and prints their ids, and says what of them it read otherwise than it stands there. Where the "
                        + "source wants to know, it writes back the status of those that were taken.",
                "",
                "Exit code: 0 it was done, 1 it was not.");
        examples("task-mgmt integration run codegen --prompt 'Fix the failing test'", "task-mgmt integration run inbox --every 1m");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        try (SignalRelay signals = SignalRelay.open(); TaskLog writer = log.writer(session)) {
            Integration integration = IntegrationFile.LIST.find(writer.directory(), name.get());
            boolean codegen = !integration.kind().isSource();
            if (codegen != prompt.isSet() || codegen && every.isSet() || !codegen && (repository.isSet() || wait.isSet())) {
                throw new UsageException(codegen ? "codegen needs --prompt, and has no --every" : "--prompt, --repository and --wait go with codegen");
            }
            if (!integration.enabled()) {
                throw new RefusedException(Refusal.NOT_ALLOWED, integration.name() + " is disabled: 'integration enable " + integration.name() + "' lets it work again");
            }
            @Nullable String secret = RemoteAccess.secret(integration, writer.directory(), keys, session);
            return codegen ? codegen(integration, secret, writer, signals, session) : discover(integration, secret, writer, signals, session);
        }
    }

    private ExitCode codegen(Integration integration, @Nullable String secret, TaskLog writer, SignalRelay signals, Session session) throws IOException, InterruptedException {
        CodegenClient client = new CodegenClient(integration, secret, RemoteAccess.contact(time -> !signals.await(time), session));
        long end = System.nanoTime() + wait.or(DEFAULT_WAIT).toNanos();
        RunCodegen.Outcome outcome = new RunCodegen(writer, integration, client, session.random()).run(prompt.get(),
                repository.isSet() ? Long.valueOf(repository.get()) : null, time -> System.nanoTime() - end < 0 && !signals.await(time));
        if (output.format() != Format.TABLE) {
            output.answer("task_id", outcome.taskId(), facts(outcome), "", session);
            return outcome.error() == null ? ExitCode.DONE : signals.ended() != null ? ExitCode.INTERRUPTED : ExitCode.NO;
        }
        if (outcome.error() != null) {
            session.err().println(Program.NAME + ": " + Plain.text(outcome.taskId() + " failed: " + outcome.error()));
            return signals.ended() != null ? ExitCode.INTERRUPTED : ExitCode.NO;
        }
        session.err().println(Program.NAME + ": " + Plain.text(outcome.taskId()) + " completed");
        session.out().append(outcome.result() == null ? "" : session.terminal().stdoutIsTerminal() ? Plain.text(outcome.result()) : outcome.result()).append('\n');
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> facts(RunCodegen.Outcome outcome) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("status", outcome.error() == null ? "completed" : "failed");
        data.put("result", outcome.result());
        data.put("error", outcome.error());
        return data;
    }

    private ExitCode discover(Integration integration, @Nullable String secret, TaskLog writer, SignalRelay signals, Session session) throws IOException, InterruptedException {
        TaskSource source = TaskSource.of(integration, secret, RemoteAccess.contact(time -> !signals.await(time), session), session.clock());
        DiscoverTasks discovery = new DiscoverTasks(writer, integration, source, session.random());
        ResultRows<DiscoverTasks.Created> rows = output.stream(IntegrationRows.CREATED, session);
        Set<String> said = new HashSet<>();
        boolean done;
        do {
            done = look(discovery, integration, rows, said, session);
        } while (every.isSet() && !signals.await(every.get()));
        if (output.format() != Format.TABLE) {
            rows.finish();
        }
        return signals.ended() != null ? ExitCode.INTERRUPTED : done ? ExitCode.DONE : ExitCode.NO;
    }

    /** @param said the failures of the previous look; a failure is reported once for as long as it lasts */
    private boolean look(DiscoverTasks discovery, Integration integration, ResultRows<DiscoverTasks.Created> rows, Set<String> said, Session session)
            throws IOException, InterruptedException {
        Set<String> faults = new LinkedHashSet<>();
        try {
            DiscoverTasks.Outcome outcome = discovery.run();
            for (DiscoverTasks.Created each : outcome.created()) {
                created(each, rows, session);
            }
            session.out().flush();
            outcome.refused().forEach(each -> faults.add("no task: " + each));
        } catch (RemoteException e) {
            faults.add(integration.name() + ": " + e.getMessage());
        }
        for (String each : faults) {
            if (!said.contains(each)) {
                session.err().println(Program.NAME + ": " + Plain.text(each));
            }
        }
        said.clear();
        said.addAll(faults);
        return faults.isEmpty();
    }

    private void created(DiscoverTasks.Created task, ResultRows<DiscoverTasks.Created> rows, Session session) throws IOException {
        if (output.format() == Format.TABLE) {
            session.out().append(Plain.text(task.taskId())).append('\n');
        } else {
            rows.row(task);
        }
        for (String each : task.fixed()) {
            session.err().println(Program.NAME + ": " + Plain.text(task.taskId() + ": " + each));
        }
    }
}
