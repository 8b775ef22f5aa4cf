package taskmgmt.store;

/** Receives only events and ignores damaged lines, which belong to no task; verification and full reads report them. */
public interface ReadableEvents extends EventSink {
    @Override
    default void damaged(String file, long offset, String reason) {
        // Reported elsewhere, as said above.
    }
}
