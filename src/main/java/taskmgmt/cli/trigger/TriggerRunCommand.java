package taskmgmt.cli.trigger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.trigger.FireTrigger;
import taskmgmt.change.trigger.TriggerFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.handler.LeadingPlace;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.trigger.TriggerWatch;
import taskmgmt.run.workflow.LeadingThreads;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;
import taskmgmt.view.trigger.TriggerRows;

/** Watches for the occurrences that triggers wait for. */
final class TriggerRunCommand extends Command {

    private final Flag once = flag("--once").text("look once, wait for the runs that it starts, and exit (the default)");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION")
            .text("repeat at this interval until stopped by a signal: 5s");
    private final Option<Path> directory = option("--directory").as(Path::of, "DIR").text("working directory of the workflows' commands (default: here)");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    TriggerRunCommand() {
        super("trigger run", "watch events and files, and run the workflows of triggers");
        details("The same occurrence starts one run, also after this was killed, and when several of these run at once. A file counts once it was left alone for 2 seconds.",
                "",
                "Exit code: 0 all that occurred was started, 1 something could not be; how the runs end is in the log.");
        examples("task-mgmt trigger run", "task-mgmt trigger run --every 5s");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (once.isSet() && every.isSet()) {
            throw new UsageException("--once and --every exclude each other");
        }
        Path logs = log.directory(session);
        Path place = session.workingDirectory().resolve(directory.or(Path.of(""))).toAbsolutePath().normalize();
        Warnings warnings = text -> say(text, session);
        try (SignalRelay signals = SignalRelay.ending(LeadingPlace.GRACE);
                TaskLog writer = log.writer(session);
                LeadingThreads leader = LeadingPlace.threads(logs, signals, warnings, session)) {
            FireTrigger.require(writer);
            TriggerWatch watch = new TriggerWatch(logs, session.clock());
            Starter starter = new Starter(writer, new FireTrigger(logs, session.random(), place), leader, session, output);
            do {
                watch.look(TriggerFile.enabled(logs), starter);
            } while (every.isSet() && !signals.await(every.get()));
            leader.awaitAll();
            starter.finish();
            return signals.ended() != null ? ExitCode.INTERRUPTED : starter.failed ? ExitCode.NO : ExitCode.DONE;
        }
    }

    /** Starts the workflow for each occurrence. */
    private static final class Starter implements TriggerWatch.Listener {
        private final TaskLog log;
        private final FireTrigger fire;
        private final LeadingThreads leader;
        private final Session session;
        private final boolean people;
        private final ResultRows<TriggerRows.Started> rows;
        private boolean failed;

        Starter(TaskLog log, FireTrigger fire, LeadingThreads leader, Session session, OutputOptions output) {
            this.log = log;
            this.fire = fire;
            this.leader = leader;
            this.session = session;
            people = output.format() == Format.TABLE;
            rows = output.stream(TriggerRows.STARTED, session);
        }

        void finish() throws IOException {
            if (!people) {
                rows.finish();
            }
        }

        @Override
        public void seen(TriggerWatch.Seen seen) throws IOException {
            String name = seen.trigger().name();
            @Nullable String mismatch = seen.trigger().mismatch(seen.occurrence());
            if (mismatch != null) {
                return;
            }
            try {
                FireTrigger.Fired fired = fire.fire(log, seen.trigger(), seen.occurrence(), leader.owner());
                if (fired.isOpen() && !leader.isLed(fired.runId())) {
                    leader.lead(fired.runId(), log.actor());
                }
                if (fired.isNew()) {
                    if (people) {
                        session.out().append(Plain.text(name + ": " + fired.runId())).append('\n');
                    } else {
                        rows.row(new TriggerRows.Started(name, fired.runId()));
                    }
                    session.out().flush();
                }
            } catch (RefusedException e) {
                failed = true;
                say("trigger " + name + " starts nothing: " + e.getMessage(), session);
            }
        }
    }

    private static void say(String text, Session session) {
        synchronized (session.err()) {
            session.err().println(Program.NAME + ": " + Plain.text(text));
        }
    }
}
