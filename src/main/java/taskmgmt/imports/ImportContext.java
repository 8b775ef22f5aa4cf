package taskmgmt.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.LooseTime;

/**
 * What is known about a source apart from its rows.
 *
 * @param source    its name: the file's without its extensions
 * @param times     how its times are read
 * @param words     the meanings of its status words
 * @param reference when it was last written: the file's modification time, or now for a stream
 * @param base      the zero of relative times; null if none was given
 * @param prefix    precedes every task id; null for the format's default
 * @param subsystem of all its tasks; null for the format's default
 * @param taskType  of all its tasks; null for the format's default
 */
public record ImportContext(
        String source,
        LooseTime times,
        StatusWords words,
        Instant reference,
        @Nullable Instant base,
        @Nullable String prefix,
        @Nullable String subsystem,
        @Nullable String taskType) {

    /** The prefix given for all tasks, or else the format's. */
    public String prefixOr(String own) {
        return prefix == null ? own : prefix;
    }
}
