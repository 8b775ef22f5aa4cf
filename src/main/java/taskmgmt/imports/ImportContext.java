package taskmgmt.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.LooseTime;

/**
 * What is known about a source besides its rows.
 *
 * @param source    its name: the file's without its endings
 * @param times     how its times are read
 * @param words     what its status words mean
 * @param reference when it was written last: the file's own time, or now for a stream
 * @param base      the zero of relative times; null where nobody said
 * @param prefix    before every task id; null for the format's own
 * @param subsystem of all its tasks; null for the format's own
 * @param taskType  of all its tasks; null for the format's own
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

    /** The given one of all tasks, or else the format's. */
    public String prefixOr(String own) {
        return prefix == null ? own : prefix;
    }
}
