package taskmgmt.cli;

import java.nio.file.Path;
import java.time.Duration;

/** Which log, and how to write to it: shared by every command that touches a log. */
final class LogOptions extends ParameterGroup {
    private static final Duration USUAL_LOCK_TIMEOUT = Duration.ofSeconds(10);

    private final Option<Path> logs = option("--logs").as(LogOptions::path, "DIR").variable("TASK_MGMT_LOGS")
            .text("the log directory; the nearest 'logs' above the working directory unless given");
    private final Option<String> actor = option("--actor").label("NAME").variable("TASK_MGMT_ACTOR")
            .text("who is doing this, for the audit log; the user unless given");
    private final Option<String> sync = option("--sync").oneOf("sync", "batch", "os").variable("TASK_MGMT_SYNC")
            .text("what is on the disk when the command ends: every line (sync, unless given), each batch, or what the "
                    + "system likes (os)");
    private final Option<Duration> lockTimeout = option("--lock-timeout").as(Durations::parse, "DURATION")
            .variable("TASK_MGMT_LOCK_TIMEOUT").text("how long to wait for other writers; 10s unless given");

    LogOptions() {
        super("Log options");
    }

    Path directory(Session session) {
        return LogDirectory.locate(logs.orNull(), session.workingDirectory());
    }

    String actor(Session session) {
        String user = session.variable("USER");
        return actor.or(user == null ? CommandTree.PROGRAM : user);
    }

    /** {@code sync}, {@code batch} or {@code os}. */
    String sync() {
        return sync.or("sync");
    }

    Duration lockTimeout() {
        return lockTimeout.or(USUAL_LOCK_TIMEOUT);
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty; name a directory");
        }
        return Path.of(text);
    }
}
