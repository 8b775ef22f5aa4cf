package taskmgmt.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.store.proof.KeyDirectory;

/** Where signing keys are: shared by the commands that create or use one. */
public final class KeyOptions extends ParameterGroup {
    private final Option<Path> keys = option("--keys").as(Path::of, "DIR").variable("TASK_MGMT_KEYS")
            .text("where signing keys are kept, outside of the log directory (default: ~/.config/task-mgmt/keys)");

    public KeyOptions() {
        super("Key options");
    }

    /** The directory, for reading. */
    public KeyDirectory directory(Session session) {
        return new KeyDirectory(session.workingDirectory().resolve(chosen(session)));
    }

    /**
     * The directory, for creating or using a private key.
     *
     * @param logs the log to be signed
     * @throws taskmgmt.task.RefusedException if it is in a log directory, where anyone who can change the log could also sign for it
     */
    public KeyDirectory outside(Path logs, Session session) throws IOException {
        Path directory = session.workingDirectory().resolve(chosen(session));
        OutputFile.requireOutside(directory, logs);
        return new KeyDirectory(directory);
    }

    private Path chosen(Session session) {
        @Nullable Path given = keys.orNull();
        if (given != null) {
            return given;
        }
        String config = session.variable("XDG_CONFIG_HOME");
        if (config != null) {
            return Path.of(config, Program.NAME, "keys");
        }
        String home = session.variable("HOME");
        if (home == null) {
            throw new UsageException("neither --keys nor TASK_MGMT_KEYS nor HOME says where keys are kept");
        }
        return Path.of(home, ".config", Program.NAME, "keys");
    }
}
