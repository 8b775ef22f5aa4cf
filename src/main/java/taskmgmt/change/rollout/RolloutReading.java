package taskmgmt.change.rollout;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.queue.rollout.VersionEnds;
import taskmgmt.store.EventSink;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.TaskEvent;

/** How a version that is tried does beside the one before: read from where it began, then only what is new. Not thread-safe. */
final class RolloutReading {
    private final Path directory;
    private final VersionEnds ends;
    private long end;

    RolloutReading(Path directory, String name, NamedHandler handler, NamedHandler.Candidate candidate) {
        this.directory = directory;
        this.ends = new VersionEnds(name, handler.stable(), candidate.version());
        this.end = candidate.from();
    }

    /** As the log has it now. */
    VersionEnds read() throws IOException {
        end = new Snapshot(directory, PrivateFiles.SYSTEM, Instant.EPOCH, "").events(end, new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                ends.apply(event);
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // Whoever verifies the log tells of it; it says nothing of an attempt.
            }
        });
        return ends;
    }
}
