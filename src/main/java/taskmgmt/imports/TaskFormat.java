package taskmgmt.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows of one source mean. An instance reads one source, in its order, and may remember what it needs of earlier rows. */
public interface TaskFormat {
    /** Why nothing could be made of a table with these columns; null where something can. */
    default @Nullable String missing(List<String> columns) {
        return null;
    }

    /** Told before the first row of the format of the source that was read before, as a log may be in several files. */
    default void follows(TaskFormat before) {}

    void row(Row row, WorkSink sink);

    /** Called once after the last row. */
    default void end(WorkSink sink) {}
}
