package taskmgmt.imports;

/** Takes what a format makes of the rows. */
public interface WorkSink {
    void work(WorkItem work);

    /** A row of which nothing can be made. */
    void unusable(Row row, String reason);

    /** A row that is not about work and was passed over, such as a comment. */
    void passedOver(Row row);
}
