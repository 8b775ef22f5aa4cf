package taskmgmt.store;

/** Receives warnings, which the user should see although nothing failed: repairs, back-filled entries, refused lines of the bus. */
@FunctionalInterface
public interface Warnings {
    /** @param message one line; may hold untrusted text */
    void say(String message);
}
