package taskmgmt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Plain;
import taskmgmt.store.LogReader;
import taskmgmt.store.RunReader;

/** Which log: shared by every command that reads one. */
class LogLocation extends ParameterGroup {
    private final Option<Path> logs = option("--logs").as(LogLocation::path, "DIR").variable("TASK_MGMT_LOGS")
            .text("the log directory; the nearest 'logs' above the working directory unless given");

    LogLocation() {
        super("Log options");
    }

    final Path directory(Session session) {
        Path directory = LogDirectory.locate(logs.orNull(), session.workingDirectory());
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new UsageException(directory + " is not a directory: name another one with --logs, or move it away");
        }
        return directory;
    }

    /**
     * The logs for reading. A directory that is not there holds nothing; it may be a slip, so that is said, as is what has
     * become shorter.
     */
    final LogReader reader(Session session) throws IOException {
        Path directory = directory(session);
        if (!Files.exists(directory)) {
            session.err().println(Program.NAME + ": there is no log directory " + Plain.text(directory.toString())
                    + " yet: the first record makes it");
        }
        LogReader reader = LogReader.at(directory);
        for (String log : reader.shortened()) {
            session.err().println(Program.NAME + ": " + log + " was cut or replaced, as logrotate does with copytruncate: "
                    + "what is gone is not counted; see task-mgmt doctor");
        }
        return reader;
    }

    /** The runs of the registry's tasks, with a line on progress where somebody waits for it. */
    final RunReader runs(Session session) throws IOException {
        return RunReader.of(reader(session), new ScanMeter(session));
    }

    /** The policy that the environment names; null where the log directory's own holds. */
    static @Nullable Path chosenPolicy(Session session) {
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
