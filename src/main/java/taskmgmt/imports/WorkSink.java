package taskmgmt.imports;

/** Receives the results of a format. */
public interface WorkSink {
    void work(WorkItem work);

    /** A row that cannot be interpreted. */
    void unusable(Row row, String reason);

    /** A row that is not about work and was skipped, such as a comment. */
    void passedOver(Row row);
}
