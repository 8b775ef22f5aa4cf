package taskmgmt.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which log directory a command works on, when several could be meant. */
final class LogDirectory {
    private static final String USUAL_NAME = "logs";
    private static final String[] MARKS = {"registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl",
            "segments"};

    private LogDirectory() {}

    /**
     * The chosen one; else the nearest {@code logs} that holds one of our files, going up from the working directory,
     * so that a command means the same project from any of its directories; else {@code logs} right here.
     *
     * @param chosen by option or environment; relative to the working directory
     */
    static Path locate(@Nullable Path chosen, Path workingDirectory) {
        if (chosen != null) {
            return workingDirectory.resolve(chosen);
        }
        Path start = workingDirectory.toAbsolutePath().normalize();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path candidate = directory.resolve(USUAL_NAME);
            if (isLog(candidate)) {
                return candidate;
            }
        }
        return start.resolve(USUAL_NAME);
    }

    private static boolean isLog(Path directory) {
        for (String mark : MARKS) {
            if (Files.exists(directory.resolve(mark))) {
                return true;
            }
        }
        return false;
    }
}
