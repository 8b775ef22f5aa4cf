package taskmgmt.run.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.journal.LogFiles;

/** Detects possible changes in a log directory, at the cost of checking three files. Not thread-safe. */
public final class Changes {
    private static final List<String> FILES = List.of(LogFiles.REGISTRY, LogFiles.EVENTS, LogFiles.QUEUE);

    private final Path directory;
    private List<Object> seen = List.of();

    public Changes(Path directory) {
        this.directory = directory;
    }

    /** Everything present now counts as known. */
    public void look() throws IOException {
        seen = state();
    }

    /** What this process has just written to the registry counts as known; to be called under the lock. */
    public void wrote() throws IOException {
        List<Object> known = new ArrayList<>(seen);
        known.set(0, state(FILES.getFirst()));
        seen = known;
    }

    /** Whether anything has changed since. */
    public boolean have() throws IOException {
        return !state().equals(seen);
    }

    private List<Object> state() throws IOException {
        List<Object> state = new ArrayList<>();
        for (String name : FILES) {
            state.add(state(name));
        }
        return state;
    }

    private Object state(String name) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(directory.resolve(name), BasicFileAttributes.class);
            return List.of(found.size(), found.lastModifiedTime());
        } catch (NoSuchFileException _) {
            return "";
        }
    }
}
