package taskmgmt.change.rollout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.queue.rollout.VersionEnds;
import taskmgmt.store.write.TaskLog;

/** Rolls back versions of handlers that fail more often than their predecessors. Not thread-safe. */
public final class JudgeRollouts {
    private final TaskLog log;
    private final Map<Tried, RolloutReading> readings = new HashMap<>();

    public JudgeRollouts(TaskLog log) {
        this.log = log;
    }

    private record Tried(String name, NamedHandler handler) {}

    /** A version that was taken back. */
    public record TakenBack(String handler, String version, String reason) {}

    /**
     * Looks at those that are tried. Where none is, that costs a look at the settings.
     *
     * @throws taskmgmt.task.RefusedException if one is to be taken back, and the policy forbids it
     * @throws taskmgmt.journal.JournalException if the logs or the settings are damaged, cannot be written, or stay locked
     */
    public List<TakenBack> look() throws IOException {
        List<TakenBack> back = new ArrayList<>();
        for (Map.Entry<String, NamedHandler> each : QueueFile.read(log.directory()).rollouts().handlers().entrySet()) {
            NamedHandler handler = each.getValue();
            NamedHandler.Candidate candidate = handler.candidate();
            VersionEnds.Verdict verdict = candidate == null ? null
                    : readings.computeIfAbsent(new Tried(each.getKey(), handler), _ -> new RolloutReading(log.directory(), each.getKey(), handler, candidate))
                            .read().verdict();
            if (candidate != null && verdict != null && new SetRollout(log).rollBack(each.getKey(), candidate.version(), verdict)) {
                back.add(new TakenBack(each.getKey(), candidate.version(), SetRollout.reason(verdict)));
            }
        }
        return back;
    }

    /**
     * How both versions do, for somebody who only looks.
     *
     * @return null if no version is tried
     */
    public static @Nullable VersionEnds ends(Path directory, String name, NamedHandler handler) throws IOException {
        NamedHandler.Candidate candidate = handler.candidate();
        return candidate == null ? null : new RolloutReading(directory, name, handler, candidate).read();
    }
}
