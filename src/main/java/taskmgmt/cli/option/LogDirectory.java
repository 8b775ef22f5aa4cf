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

/** Determines the log directory of a command, when several are possible. */
public final class LogDirectory {
    /** The name of a project's log directory. */
    public static final String DEFAULT_NAME = "logs";

    private static final String[] MARKS = {"registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl",
            "segments", ".state", "policy.json", "agents.yaml"};

    private LogDirectory() {}

    /**
     * The chosen directory; otherwise the nearest {@code logs} that contains one of our files, going up from the working directory, so that
     * a command means the same project in any of its directories; otherwise the user's own log. If no variable says where that is, it is
     * {@code logs} in the working directory, unless that belongs to something else.
     *
     * @param chosen by option, environment or setting; relative paths start at the working directory
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

    /** The log of a user who has named none; null if no variable says where the user's data is kept. */
    static @Nullable Path own(Map<String, String> environment) {
        Path data = SettingFiles.base(environment, "XDG_DATA_HOME", ".local/share");
        return data == null ? null : data.resolve(Program.NAME);
    }

    /** Whether it contains one of our files. */
    public static boolean isLog(Path directory) {
        for (String mark : MARKS) {
            if (Files.exists(directory.resolve(mark))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it contains something, but none of our files. */
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
