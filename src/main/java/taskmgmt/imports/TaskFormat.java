package taskmgmt.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows of one source mean. An instance reads one source, in its order, and may remember what it needs of earlier rows. */
public interface TaskFormat {
    /** Why a table with these columns cannot be interpreted; null if it can. */
    default @Nullable String missing(List<String> columns) {
        return null;
    }

    /** Called before the first row with the format of the source that was read before, because a log may consist of several files. */
    default void follows(TaskFormat before) {}

    void row(Row row, WorkSink sink);

    /** Called once after the last row. */
    default void end(WorkSink sink) {}
}
