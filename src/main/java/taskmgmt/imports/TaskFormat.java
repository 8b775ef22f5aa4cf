package taskmgmt.imports;

/** What rows of one source mean. An instance reads one source, in its order, and may remember what it needs of earlier rows. */
public interface TaskFormat {
    void row(Row row, WorkSink sink);

    /** Called once after the last row. */
    default void end(WorkSink sink) {}
}
