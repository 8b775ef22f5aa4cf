package taskmgmt.store;

/** Takes what the user should know though it is no failure: repairs, back-filled entries, refused lines of the bus. */
@FunctionalInterface
public interface Warnings {
    /** @param message one line; may hold untrusted text */
    void say(String message);
}
