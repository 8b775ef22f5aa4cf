package taskmgmt.store;

/** Receives the progress of a long pass over a log. May be called from several threads, one at a time. */
public interface ScanProgress {
    ScanProgress NONE = (done, total) -> {};

    /** This many bytes of this many have been read. */
    void bytes(long done, long total);
}
