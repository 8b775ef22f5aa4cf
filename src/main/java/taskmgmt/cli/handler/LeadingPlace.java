package taskmgmt.cli.handler;

import java.nio.file.Path;
import java.time.Duration;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.run.workflow.LeadingThreads;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;

/** Where a command that starts runs of workflows leads them. */
public final class LeadingPlace {
    /** How long commands of workflows may take to end when this process is told to. */
    public static final Duration GRACE = Duration.ofSeconds(10);
    /** Longer than a request waits: nobody waits for the leader of a run. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LeadingPlace() {}

    /** In this process. */
    public static LeadingThreads.Place of(Path logs, Session session, Warnings warnings) {
        return new LeadingThreads.Place(actor -> TaskLog.at(logs, LogOptions.durable(actor, PATIENCE, session), warnings), session.environment(),
                LauncherVariables.restored(session), session.processes(), session.clock(), GRACE);
    }
}
