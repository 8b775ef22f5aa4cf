package taskmgmt.journal;

/** When appended lines are pushed through the operating system's cache to the disk. */
public enum SyncPolicy {
    /** At every {@code LineFile.force}: what was acknowledged survives a power cut. */
    SYNC,
    /** Once, when the file is closed: survives a power cut from then on, and the end of the process at any time. */
    BATCH,
    /** When the operating system sees fit: survives the end of the process, not a power cut. */
    OS
}
