package taskmgmt.store;

/** Receives the progress of a long pass over a log. May be called from several threads, one at a time. */
public interface ScanProgress {
    ScanProgress NONE = (done, total) -> {};

    /** So many bytes of so many have been read. */
    void bytes(long done, long total);
}
