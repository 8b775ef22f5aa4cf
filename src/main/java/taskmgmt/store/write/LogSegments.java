package taskmgmt.store.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.journal.segment.Compression;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.policy.Actions;

/**
 * Rotates active files into segments and compresses segments, on request; a {@link TaskLog} rotates files that grow too
 * long by itself. Durable and recorded when a method returns. Not thread-safe.
 */
public final class LogSegments {
    private final TaskLog log;

    public LogSegments(TaskLog log) {
        this.log = log;
    }

    /**
     * Turns the active files that are due into segments, except empty ones.
     *
     * @throws taskmgmt.task.RefusedException if the policy denies it for one of them; none is rotated then
     */
    public List<LogPart> rotate(RotationRule rule) throws IOException {
        return log.exclusively(held -> {
            List<String> due = rule.due(log.directory(), held.now());
            for (String name : due) {
                log.require(Actions.ROTATE, LogRotation.resource(name), held);
            }
            return log.rotating(held, rotation -> {
                rotation.rotate(due);
                return rotation.rotated();
            });
        });
    }

    /**
     * Compresses these plain segments of a log. Others can write meanwhile: the lock is held only while the finished file
     * replaces the plain one.
     *
     * @throws taskmgmt.task.RefusedException if the policy denies it
     */
    public List<LogPart> compress(String name, List<LogPart> parts) throws IOException {
        log.require(Actions.COMPRESS, LogRotation.resource(name));
        Path directory = log.directory();
        List<LogPart> compressed = new ArrayList<>();
        Compression compression = new Compression(log.disk());
        LogLock compressing = Locks.at(directory.resolve(LogFiles.COMPRESSION_LOCK), log.disk());
        try (LogLock.Held _ = compressing.acquire(log.lockTimeout())) {
            for (LogPart part : parts) {
                Optional<Compression.Prepared> prepared = compression.prepare(directory.resolve(name), part);
                if (prepared.isPresent()) {
                    compressed.add(putInPlace(name, prepared.get()));
                }
            }
        }
        return compressed;
    }

    private LogPart putInPlace(String name, Compression.Prepared prepared) throws IOException {
        return log.exclusively(held -> log.rotating(held, rotation -> {
            LogPart part = prepared.finish();
            rotation.compressed(name, part);
            return part;
        }));
    }
}
