package taskmgmt.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.UsageException;
import taskmgmt.settings.SettingFiles;

/** Which log directory a command works on, when several could be meant. */
public final class LogDirectory {
    /** The name of a project's log. */
    public static final String DEFAULT_NAME = "logs";

    private static final String[] MARKS = {"registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl",
            "segments", ".state", "policy.json", "agents.yaml"};

    private LogDirectory() {}

    /**
     * The chosen one; else the nearest {@code logs} that holds one of our files, going up from the working directory,
     * so that a command means the same project from any of its directories; else the user's own. Where no variable says where that is,
     * {@code logs} right here, unless it is somebody else's.
     *
     * @param chosen by option, environment or setting; relative to the working directory
     */
    static Path locate(@Nullable Path chosen, Path workingDirectory, Map<String, String> environment) {
        if (chosen != null) {
            return workingDirectory.resolve(chosen);
        }
        Path start = workingDirectory.toAbsolutePath().normalize();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path candidate = directory.resolve(DEFAULT_NAME);
            if (isLog(candidate)) {
                return candidate;
            }
        }
        Path own = own(environment);
        return own == null ? here(start.resolve(DEFAULT_NAME)) : own;
    }

    private static Path here(Path logs) {
        if (isForeign(logs)) {
            throw new UsageException(logs + " is not a log of " + Program.NAME + ": name a log directory with --logs, or make one with '"
                    + Program.NAME + " init DIR'");
        }
        return logs;
    }

    /** The log of a user who has named none; null where no variable says where users keep what is theirs. */
    static @Nullable Path own(Map<String, String> environment) {
        Path data = SettingFiles.base(environment, "XDG_DATA_HOME", ".local/share");
        return data == null ? null : data.resolve(Program.NAME);
    }

    /** Whether one of our files is in it. */
    public static boolean isLog(Path directory) {
        for (String mark : MARKS) {
            if (Files.exists(directory.resolve(mark))) {
                return true;
            }
        }
        return false;
    }

    /** Whether something is in it, and none of that is ours. */
    public static boolean isForeign(Path directory) {
        if (!Files.isDirectory(directory) || isLog(directory)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return entries.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
