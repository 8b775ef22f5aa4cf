package taskmgmt.cli.option;

import java.time.Duration;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.LogSettings;
import taskmgmt.time.Durations;

/** The actor, and how long to wait for other writers: for a command that names its logs itself. */
public final class WriterOptions extends ParameterGroup {
    private final Option<String> actor = option("--actor").label("NAME").variable("TASK_MGMT_ACTOR")
            .text("who is doing this, for the audit log (default: the user)");
    private final Option<Duration> lockTimeout = option("--lock-timeout").as(Durations::parse, "DURATION")
            .variable("TASK_MGMT_LOCK_TIMEOUT").text("how long to wait for other writers (default: 30s)");

    public WriterOptions() {
        super("Log options");
    }

    public LogSettings settings(Session session) {
        return new LogSettings(LogOptions.actor(actor, session), session.clock(), SyncPolicy.SYNC,
                lockTimeout.or(LogSettings.DEFAULT_LOCK_TIMEOUT));
    }
}
