package taskmgmt.store.write;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.store.read.LogParts;

/**
 * When an active file is due to become a segment. An empty one never is; without any limit, every other one is.
 *
 * @param logs    the logs to which the rule applies
 * @param maxSize in bytes: files of at least this size are due; null for no such limit
 * @param maxAge  files whose first record is at least this old are due; null for no such limit
 */
public record RotationRule(List<String> logs, @Nullable Long maxSize, @Nullable Duration maxAge) {
    /** The logs that can be rotated at all. */
    public static final List<String> LOGS = LogFiles.ROTATED;

    public RotationRule {
        logs = List.copyOf(logs);
    }

    /** The logs whose active files are due at this time. */
    public List<String> due(Path directory, Instant now) throws IOException {
        List<String> due = new ArrayList<>();
        for (String log : logs) {
            List<LogPart> parts = LogPart.of(directory.resolve(log));
            LogPart last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.state() == LogPart.State.ACTIVE && last.length() > 0 && isDue(directory, log, last, now)) {
                due.add(log);
            }
        }
        return due;
    }

    private boolean isDue(Path directory, String log, LogPart active, Instant now) throws IOException {
        if (maxSize == null && maxAge == null) {
            return true;
        }
        if (maxSize != null && active.length() >= maxSize) {
            return true;
        }
        Instant first = maxAge == null ? null : LogParts.first(directory, log, active);
        return maxAge != null && first != null && !first.isAfter(now.minus(maxAge));
    }
}
