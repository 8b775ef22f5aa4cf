package taskmgmt.cli.command;

/** Converts typed strings to values. */
public interface Parser<T> {
    /** @throws IllegalArgumentException if the string is not valid; the message says why and what to write */
    T parse(String text);
}
