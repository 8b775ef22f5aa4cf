package taskmgmt.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Undecoded;
import taskmgmt.cli.command.UsageException;
import taskmgmt.render.Plain;
import taskmgmt.store.page.KeptTasks;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.warm.WarmTasks;

/** Which log: shared by every command that reads one. */
public class LogLocation extends ParameterGroup {
    // An option stores its owner and calls nothing on it.
    @SuppressWarnings("this-escape")
    private final Option<Path> logs = option("--logs").as(LogLocation::path, "DIR").variable("TASK_MGMT_LOGS")
            .text("the log directory (default: the nearest 'logs' above the working directory, else your own)");

    private boolean told;
    private @Nullable WarmTasks warm;

    public LogLocation() {
        super("Log options");
    }

    /** From now on, lists of all tasks come from this cache, which must be of the same directory. */
    public final void keep(WarmTasks tasks) {
        warm = tasks;
    }

    /** The cache of the directory's tasks in memory; null if there is none. */
    public final @Nullable KeptTasks kept() {
        return warm;
    }

    public final Path directory(Session session) {
        Path directory = LogDirectory.locate(logs.orNull(), session.workingDirectory(), session.environment());
        // This includes the working directory: a name that is not UTF-8 would turn into that of another directory.
        Undecoded.refuseName(directory.toAbsolutePath().toString(), "the log directory");
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new UsageException(directory + " is not a directory: name another one with --logs, or move it away");
        }
        return directory;
    }

    /** The directory that an option, a variable or a setting names; null if none does, so that it depends on the working directory. */
    public final @Nullable Path chosen(Session session) {
        Path named = logs.orNull();
        return named == null ? null : session.workingDirectory().resolve(named);
    }

    /** Reports that the user's own log is about to be created, because nothing named a log and none was found. */
    final void tellOwn(Path directory, Session session) {
        if (!logs.isSet() && directory.equals(LogDirectory.own(session.environment())) && !Files.exists(directory)) {
            session.err().println(Program.NAME + ": creating " + Plain.text(directory.toString())
                    + ", a log of your own; '" + Program.NAME + " init' makes one for a project");
        }
    }

    /**
     * The logs for reading. A missing directory counts as empty. It may be a typing error, so it is reported, as are logs that have become
     * shorter.
     */
    public final LogReader reader(Session session) throws IOException {
        Path directory = directory(session);
        if (!told && !Files.exists(directory)) {
            session.err().println(Program.NAME + ": there is no log directory " + Plain.text(directory.toString())
                    + " yet: the first record makes it");
        }
        LogReader reader = warm == null ? LogReader.at(directory) : warm.reader();
        if (told) {
            return reader;
        }
        told = true;
        String loss = reader.openLoss();
        if (loss != null) {
            session.err().println(Program.NAME + ": " + loss + ", and nobody has accepted that; see task-mgmt doctor");
        }
        tellUnsynced(reader, session);
        for (String broken : reader.brokenSegments()) {
            session.err().println(Program.NAME + ": " + Plain.text(broken));
        }
        for (String log : reader.shortened()) {
            if (loss != null && log.equals(LogReader.AUDIT)) {
                continue;
            }
            session.err().println(Program.NAME + ": " + log + " was cut or replaced, as logrotate does with copytruncate: "
                    + "what is gone is not counted; see task-mgmt doctor");
        }
        return reader;
    }

    /** Says so where a sync of the logs has failed, which {@link #reader} does too. */
    public final void tellUnsynced(LogReader reader, Session session) throws IOException {
        if (reader.isUnsynced()) {
            session.err().println(Program.NAME + ": a sync of the logs failed, and nothing is written until somebody has looked at them; see task-mgmt doctor");
        }
    }

    /** The runs of the registry's tasks, with a line on progress if somebody is watching. */
    public final RunReader runs(Session session) throws IOException {
        return RunReader.of(reader(session), new ScanMeter(session));
    }

    /** The policy that the environment names; null if the log directory's own applies. */
    public static @Nullable Path chosenPolicy(Session session) {
        String name = session.variable("TASK_MGMT_POLICY");
        return name == null ? null : session.workingDirectory().resolve(name);
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty; name a directory");
        }
        return Path.of(text);
    }
}
