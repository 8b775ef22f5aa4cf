package taskmgmt.store.ingest;

/** Receives the progress of an ingestion. */
public interface IngestListener {
    /**
     * A line that was not ingested.
     *
     * @param lineNumber counted from 1
     */
    void refused(long lineNumber, String reason);

    /**
     * An event that was ingested, and is odd.
     *
     * @param lineNumber counted from 1
     */
    void noted(long lineNumber, String remark);

    /**
     * An event that a source says otherwise than when it was ingested first.
     *
     * @param lineNumber counted from 1
     * @param remark     what was done about it
     */
    default void revised(long lineNumber, String remark) {
        noted(lineNumber, remark);
    }

    /** Called after every batch. */
    void progress(IngestResult soFar);
}
