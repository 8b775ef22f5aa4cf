package taskmgmt.cli.option;

import java.nio.file.Path;
import java.time.Duration;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Sizes;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.render.Plain;
import taskmgmt.store.LogSettings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;

/** The log, and how to write to it: shared by every command that changes a log. */
public final class LogOptions extends LogLocation {
    private static final int MAX_ACTOR_LENGTH = 200;
    private static final String ROTATE_SIZE = "TASK_MGMT_ROTATE_SIZE";

    private final Option<String> actor = option("--actor").label("NAME").variable("TASK_MGMT_ACTOR")
            .text("who is doing this, for the audit log (default: the user)");
    private final Option<String> sync = option("--sync").oneOf("sync", "batch", "os").variable("TASK_MGMT_SYNC")
            .text("when to flush to disk: at every change (sync, the default), when the command ends "
                    + "(batch), or when the system sees fit (os)");
    private final Option<Duration> lockTimeout = option("--lock-timeout").as(Durations::parse, "DURATION")
            .variable("TASK_MGMT_LOCK_TIMEOUT").text("how long to wait for other writers (default: 30s)");

    /** In whose name the command makes changes. */
    String actor(Session session) {
        return actor(actor, session);
    }

    /** A permanent record must name somebody, on one line. */
    static String actor(Option<String> given, Session session) {
        String user = session.variable("USER");
        String name = given.or(user == null ? Program.NAME : user);
        String fault = name.isBlank() ? "must not be empty"
                : name.length() > MAX_ACTOR_LENGTH ? "is longer than " + MAX_ACTOR_LENGTH + " characters" : "";
        for (int i = 0; i < name.length() && fault.isEmpty(); i++) {
            fault = Character.isISOControl(name.charAt(i)) ? "holds a control character" : "";
        }
        if (!fault.isEmpty()) {
            throw new UsageException((given.isSet() ? "--actor: " : "USER: ") + fault);
        }
        return name;
    }

    /** The logs for writing; warnings for the user go to {@code err}. */
    public TaskLog writer(Session session) {
        Path directory = directory(session);
        tellOwn(directory, session);
        return TaskLog.at(directory, settings(session),
                notice -> session.err().println(Program.NAME + ": " + Plain.text(notice)));
    }

    public LogSettings settings(Session session) {
        SyncPolicy policy = switch (sync.or("sync")) {
            case "batch" -> SyncPolicy.BATCH;
            case "os" -> SyncPolicy.OS;
            default -> SyncPolicy.SYNC;
        };
        return new LogSettings(actor(session), session.clock(), policy, lockTimeout.or(LogSettings.DEFAULT_LOCK_TIMEOUT),
                rotateBytes(session), chosenPolicy(session));
    }

    /** For a process that writes in the names of others, and makes each change durable at once. */
    public static LogSettings durable(String actor, Duration lockTimeout, Session session) {
        return new LogSettings(actor, session.clock(), SyncPolicy.SYNC, lockTimeout, rotateBytes(session), chosenPolicy(session));
    }

    /** A setting for the directory rather than for a command, so there is no option for it. */
    private static long rotateBytes(Session session) {
        String size = session.variable(ROTATE_SIZE);
        if (size == null) {
            return LogSettings.DEFAULT_ROTATE_BYTES;
        }
        try {
            return Sizes.parse(size);
        } catch (IllegalArgumentException e) {
            throw new UsageException(session.origin(ROTATE_SIZE) + ": " + e.getMessage());
        }
    }
}
