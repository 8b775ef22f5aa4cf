package taskmgmt.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.rollout.JudgeRollouts;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.handler.Handlers;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.cli.value.Monitoring;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Texts;
import taskmgmt.machine.Machine;
import taskmgmt.queue.Needs;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.worker.Upkeep;
import taskmgmt.run.worker.WorkHandlers;
import taskmgmt.run.worker.Worker;
import taskmgmt.run.worker.WorkerListener;
import taskmgmt.run.worker.WorkerRule;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.LogPresence;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.task.plan.Strategy;
import taskmgmt.time.Durations;
import taskmgmt.view.run.WorkerNote;

/** Runs the queue's tasks. */
final class WorkerCommand extends Command {
    private static final int MAX_SLOTS = 10_000;
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
    private static final Duration DEFAULT_CLEANUP = Duration.ofSeconds(10);

    private final Option<Integer> slots = option("--slots", "-j").as(Numbers.between(1, MAX_SLOTS), "N").variable("TASK_MGMT_MAX_TASKS")
            .text("number of tasks to run at once (default: the number of processors)");
    private final Options<String> groups = option("--group", "-g").as(Texts::notBlank, "NAME").anyOf("only tasks of this group");
    private final Option<Strategy> strategy = option("--strategy").as(Strategy::parse, "STRATEGY").offers(Strategy.words()).variable("TASK_MGMT_STRATEGY")
            .text("order of the waiting tasks: priority (default), shortest (the shortest predicted time), deadline, resource (the least "
                    + "processor time times memory), fifo, weighted (a score of all of these) or round_robin (types take turns)");
    private final Option<Needs> capacity = option("--capacity").as(Needs::parse, "cpu=N,mem=SIZE,gpu=N")
            .text("resources for tasks with declared needs (default: all processors and memory, no gpu)");
    private final Flag drain = flag("--drain").text("exit when nothing waits or runs any more");
    private final Option<Duration> grace = option("--grace").as(Durations::parse, "DURATION")
            .text("grace period for commands when the worker is stopped (default: 10s)");
    private final Option<Monitoring> measureEvery = option("--measure-every").as(Monitoring::parse, Monitoring.LABEL).variable(Monitoring.VARIABLE)
            .text("interval of resource snapshots (default: 30s)");
    private final Option<Duration> cleanUpEvery = option("--clean-up-every").as(Durations::positive, "DURATION").variable("TASK_MGMT_CLEANUP")
            .text("how often it ends what workers that are gone have left, and removes old output (default: 10s)");
    private final Option<Duration> keepOutput = option("--keep-output").as(Durations::positive, "DURATION").variable("TASK_MGMT_KEEP_OUTPUT")
            .text("remove the output of ended tasks when nothing was written to it for so long (default: keep it)");
    private final Flag quiet = flag("--quiet", "-q").text("do not report tasks");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    private final InnerCommands.Runner runner;

    /** @param runner runs the commands behind tools of agents */
    WorkerCommand(InnerCommands.Runner runner) {
        super("worker", "run queued commands until stopped by a signal");
        this.runner = runner;
        details("Each task is run once at a time, however many workers there are: taking it is starting it, under the lock of the log. Its "
                        + "output goes to a file in the directory 'output' of the log; see it with 'task-mgmt follow ID'.",
                "INT, TERM or HUP end the worker and what it runs, at the second signal at once; those tasks are due again, and the next "
                        + "worker runs them. What a worker ran that was killed is due again as well, at most three times.",
                "On standard error is a line for each attempt that begins or ends; with -o there is a row for each on standard output instead.",
                "",
                "A command finds TASK_MGMT_TASK_ID and TASK_MGMT_BUS in its environment, and in TASK_MGMT_ATTEMPT the id and the number of "
                        + "the attempt, by which what it does elsewhere can be told from that of another attempt.");
        examples("task-mgmt worker --slots 4", "task-mgmt worker --drain --strategy shortest",
                "task-mgmt worker --group gpu --capacity gpu=2,mem=64G", "task-mgmt worker --drain -o jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Path directory = log.directory(session);
        Warnings warnings = text -> {
            synchronized (session.err()) {
                session.err().println(Program.NAME + ": " + Plain.text(text));
            }
        };
        WorkerRule rule = new WorkerRule(slots.or(Runtime.getRuntime().availableProcessors()), chosen(), strategy.or(Strategy.PRIORITY),
                capacity.or(machine()), drain.isSet(), grace.or(DEFAULT_GRACE), measureEvery.or(Monitoring.USUAL).every(),
                new Upkeep(cleanUpEvery.or(DEFAULT_CLEANUP), keepOutput.orNull()), session.environment());
        Notes notes = new Notes(output, quiet.isSet(), session);
        try (SignalRelay signals = SignalRelay.ending(rule.grace())) {
            LogPresence presence = new LogPresence(directory);
            Supplier<TaskLog> logs = () -> presence.open(log.settings(session), warnings);
            WorkHandlers handlers = Handlers.of(directory, logs, signals, rule.grace(), warnings, runner, session);
            boolean allowed = new Worker(rule, logs, session.processes(), signals, session.clock(), warnings, notes, handlers).work();
            notes.finish();
            return allowed ? ExitCode.DONE : ExitCode.NOT_ALLOWED;
        }
    }

    private Set<String> chosen() {
        return new LinkedHashSet<>(groups.all());
    }

    private static Needs machine() {
        Machine.Figures figures = Machine.here().look();
        Long memory = figures.memoryBytes();
        return new Needs(figures.processors(), memory == null ? Needs.MAX_MEMORY : memory, 0);
    }

    /**
     * Reports the start and the outcome of each attempt as it happens: to people on standard error, to programs as a row on standard
     * output. May be shared between threads.
     */
    private static final class Notes implements WorkerListener {
        private final boolean people;
        private final boolean quiet;
        private final Session session;
        private final ResultRows<WorkerNote> rows;

        /** @param quiet whether nothing is reported to people; rows, which were asked for, are still written */
        Notes(OutputOptions output, boolean quiet, Session session) {
            people = output.format() == Format.TABLE;
            this.quiet = quiet;
            this.session = session;
            rows = output.stream(WorkerNote.ROWS, session);
        }

        @Override
        public void begun(Task task) {
            note("begun", task.id(), task.title(), null, " begins: " + task.title());
        }

        @Override
        public void ended(Task task, @Nullable String error, Then then) {
            note("ended", task.id(), task.title(), error, switch (then) {
                case GIVEN_UP -> " is given up: somebody has cancelled or taken it" + (error == null ? "" : "; " + error);
                case ANOTHER -> " is tried again: " + error;
                case NOTHING -> error == null ? " is completed" : " failed: " + error;
            });
        }

        /** Always on standard error, even for those who read rows: it concerns no task, so it is not a row. */
        @Override
        public void tookBack(JudgeRollouts.TakenBack version) {
            note("taken_back", null, version.handler() + " " + version.version(), version.reason(),
                    "version " + version.version() + " of handler " + version.handler() + " is taken back: " + version.reason());
        }

        @Override
        public void revived(String taskId) {
            note("lost", taskId, null, null, " was lost: the worker that ran it is gone");
        }

        @Override
        public void removedOutput(int files) {
            note("removed_output", null, Human.count(files, "file", "files"), null, "the old output of " + Human.count(files, "task", "tasks") + " is removed");
        }

        private synchronized void note(String event, @Nullable String taskId, @Nullable String title, @Nullable String error, String words) {
            if (people) {
                if (!quiet) {
                    session.err().println(Human.time(session.now()) + "  " + Plain.text((taskId == null ? "" : taskId) + words));
                }
                return;
            }
            try {
                rows.row(new WorkerNote(session.now(), event, taskId, title, error));
                session.out().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Ends the rows. */
        synchronized void finish() throws IOException {
            if (!people) {
                rows.finish();
            }
        }
    }
}
