package taskmgmt.store;

/** Takes events alone. A damaged line says nothing of any task; whoever verifies the log or reads all of it reports the line. */
public interface ReadableEvents extends EventSink {
    @Override
    default void damaged(String file, long offset, String reason) {
        // Reported by others, as said above.
    }
}
