package taskmgmt.serve;

/** The scope of a route, which decides whether a caller limited to one subsystem may use it. */
public enum Reach {
    /** The whole log, or what belongs to no subsystem: not for such a caller. */
    LOG,
    /** The tasks of the subsystem in the query or the body: the caller's own if none is named. */
    SUBSYSTEM,
    /** The task in the path. */
    TASK
}
