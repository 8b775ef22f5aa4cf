package taskmgmt.cli.command;

/** Converts typed strings to values. */
public interface Parser<T> {
    /** @throws IllegalArgumentException if it cannot be meant; the message says why and what to write */
    T parse(String text);
}
