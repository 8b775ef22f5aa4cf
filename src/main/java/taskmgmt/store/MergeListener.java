package taskmgmt.store;

/** Is told how a merge goes. */
public interface MergeListener extends Notices {
    /** A step that may take long begins; how far it is goes to what this returns. */
    ScanProgress step(String what);
}
