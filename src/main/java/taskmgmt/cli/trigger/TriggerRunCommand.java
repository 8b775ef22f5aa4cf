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
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.trigger.TriggerWatch;
import taskmgmt.run.workflow.LeadingThreads;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;

/** Watches for what triggers are about. */
final class TriggerRunCommand extends Command {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Flag once = flag("--once").text("look once, wait for the runs that it starts, and end (the default)");
    private final Option<Duration> every = option("--every").as(TriggerRunCommand::interval, "DURATION")
            .text("look again and again, with this pause in between, until a signal ends it: 5s");
    private final Option<Path> directory = option("--directory").as(Path::of, "DIR").text("where the commands of workflows are run (default: here)");
    private final LogOptions log = uses(new LogOptions());

    TriggerRunCommand() {
        super("trigger run", "watch for events and files, and run the workflows of triggers");
        details("The same occurrence starts one run, also after this was killed, and when several of these run at once. A file counts once it was left alone for 2 seconds.",
                "",
                "Exit code: 0 all that occurred was started, 1 something could not be; how the runs end is in the log.");
        examples("task-mgmt trigger run", "task-mgmt trigger run --every 5s");
    }

    private static Duration interval(String text) {
        Duration interval = Durations.parse(text);
        if (interval.isZero()) {
            throw new IllegalArgumentException("is 0: give it a pause, as in 5s");
        }
        return interval;
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (once.isSet() && every.isSet()) {
            throw new UsageException("--once and --every exclude each other");
        }
        Path logs = log.directory(session);
        Path place = session.workingDirectory().resolve(directory.or(Path.of(""))).toAbsolutePath().normalize();
        Warnings warnings = text -> say(text, session);
        try (SignalRelay signals = SignalRelay.ending(GRACE);
                TaskLog writer = log.writer(session);
                LeadingThreads leader = new LeadingThreads(logs, place(logs, session, warnings), signals, warnings)) {
            FireTrigger.require(writer);
            TriggerWatch watch = new TriggerWatch(logs, session.clock());
            Starter starter = new Starter(writer, new FireTrigger(logs, session.random(), place), leader, session);
            do {
                watch.look(TriggerFile.enabled(logs), starter);
            } while (every.isSet() && !signals.await(every.get()));
            leader.awaitAll();
            return signals.ended() != null ? ExitCode.INTERRUPTED : starter.failed ? ExitCode.NO : ExitCode.DONE;
        }
    }

    private static LeadingThreads.Place place(Path logs, Session session, Warnings warnings) {
        return new LeadingThreads.Place(actor -> TaskLog.at(logs, LogOptions.durable(actor, PATIENCE, session), warnings), session.environment(),
                LauncherVariables.restored(session), session.processes(), session.clock(), GRACE);
    }

    /** Starts what is seen. */
    private static final class Starter implements TriggerWatch.Listener {
        private final TaskLog log;
        private final FireTrigger fire;
        private final LeadingThreads leader;
        private final Session session;
        private boolean failed;

        Starter(TaskLog log, FireTrigger fire, LeadingThreads leader, Session session) {
            this.log = log;
            this.fire = fire;
            this.leader = leader;
            this.session = session;
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
                    session.out().append(Plain.text(name + ": " + fired.runId())).append('\n');
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
