package taskmgmt.store.merge;

import taskmgmt.store.ScanProgress;
import taskmgmt.store.Warnings;

/** Receives the progress of a merge. */
public interface MergeListener extends Warnings {
    /** A step that may take long begins; its progress is reported to what this returns. */
    ScanProgress step(String what);
}
