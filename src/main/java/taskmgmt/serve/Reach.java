package taskmgmt.serve;

/** What a route is about, which decides whether a caller of one subsystem reaches it. */
public enum Reach {
    /** The whole log, or what belongs to no subsystem: nothing for such a caller. */
    LOG,
    /** The tasks of a subsystem, the one in the query or the body: such a caller's own where none is named. */
    SUBSYSTEM,
    /** The task in the path. */
    TASK
}
