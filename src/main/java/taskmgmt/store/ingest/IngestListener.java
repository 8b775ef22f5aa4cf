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
     * An event that was ingested and has unsupported content.
     *
     * @param lineNumber counted from 1
     */
    void noted(long lineNumber, String remark);

    /**
     * An event that a source reports differently from when it was first ingested.
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
