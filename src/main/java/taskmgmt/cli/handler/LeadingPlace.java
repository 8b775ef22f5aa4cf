package taskmgmt.cli.handler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.workflow.LeadingThreads;
import taskmgmt.run.workflow.RunPlace;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.LogPresence;
import taskmgmt.store.write.TaskLog;

/** The environment in which a command leads the workflow runs that it starts. */
public final class LeadingPlace {
    /** How long commands of workflows may take to end when this process is asked to end. */
    public static final Duration GRACE = Duration.ofSeconds(10);
    /** Longer than for a request, because nobody waits for the leader of a run. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LeadingPlace() {}

    /** This process. */
    public static RunPlace of(Duration grace, Session session) {
        return new RunPlace(session.environment(), LauncherVariables.restored(session), session.processes(), session.clock(), grace);
    }

    /** Leads runs in threads of this process until it is closed. */
    public static LeadingThreads threads(Path logs, SignalRelay signals, Warnings warnings, Session session) {
        return new LeadingThreads(logs, logs(logs, warnings, session), of(GRACE, session), signals, warnings);
    }

    /** Opens the log in a given name, for durable writes that nobody waits for. */
    public static Function<String, TaskLog> logs(Path logs, Warnings warnings, Session session) {
        LogPresence presence = new LogPresence(logs);
        return actor -> presence.open(LogOptions.durable(actor, PATIENCE, session), warnings);
    }
}
