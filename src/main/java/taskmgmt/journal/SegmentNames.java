package taskmgmt.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which segments a log directory has, by one look at it. Whoever holds the {@link DirectoryLock} may rely on it for as long,
 * as nobody else rotates a log then. Immutable.
 */
public final class SegmentNames {
    private final String @Nullable [] names;

    private SegmentNames(String @Nullable [] names) {
        this.names = names;
    }

    /** Looks at the directory of segments, which for most logs is not there. */
    public static SegmentNames of(Path logDirectory) {
        return new SegmentNames(logDirectory.resolve(LogFiles.SEGMENTS).toFile().list());
    }

    /** Where the active file of this log begins. */
    long end(Path log) throws LogDamagedException {
        return names == null ? 0 : SegmentList.of(log, names).end();
    }
}
