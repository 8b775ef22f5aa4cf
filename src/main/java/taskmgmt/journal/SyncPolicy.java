package taskmgmt.journal;

/** When appended lines are pushed through the operating system's cache to the disk. */
public enum SyncPolicy {
    /** At every {@code LineFile.force}: whatever was acknowledged survives a power failure. */
    SYNC,
    /**
     * Once, when the file is closed: lines survive the end of the process at any time, and a power failure from the
     * close on.
     */
    BATCH,
    /** Whenever the operating system sees fit: lines survive the end of the process, but not a power failure. */
    OS
}
